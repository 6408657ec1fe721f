"""What the bank is told, and what of its answer is read."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import payments as p
from shequ_weiye.policies.services.payment_file import (
	FORMULA,
	FormulaError,
	Payment,
	Receipt,
	ReceiptError,
	ReceiptFault,
	read_receipts,
	rows_of,
)

pytestmark = pytest.mark.nosite

PAYMENT = Payment("SA-2026-000001", "张三", "示例银行", "6200000000000000000", 2000, "一次性创业补贴")
HEAD = ["业务编号", "结果", "凭证号", "日期", "原因"]


def test_the_file_has_the_columns_and_headings_of_the_settings() -> None:
	columns = (("收款人", p.PAYEE), ("卡号", p.ACCOUNT), ("元", p.AMOUNT), ("号", p.SERIAL))
	assert rows_of([PAYMENT], columns) == [
		["收款人", "卡号", "元", "号"],
		["张三", "6200000000000000000", "2000.00", 1],
	]


@given(st.sampled_from(("payee", "bank", "account", "purpose")), st.text(max_size=8))
def test_what_the_bank_is_told_is_never_altered_and_never_a_formula(field: str, text: str) -> None:
	payment = PAYMENT._replace(**{field: text})
	try:
		(_head, row) = rows_of([payment], p.DEFAULT_COLUMNS)
	except FormulaError as error:
		assert (text[:1] in FORMULA, error.number) == (True, PAYMENT.number)
	else:
		assert text in row and not text.startswith(FORMULA)


@pytest.mark.parametrize(
	("row", "receipt"),
	[
		(["A-1", "成功", "P1", "2026-11-20", ""], Receipt("A-1", True, "P1", date(2026, 11, 20))),
		(
			["A-1", "成功", 88.0, datetime(2026, 11, 20, 8), None],
			Receipt("A-1", True, "88", date(2026, 11, 20)),
		),
		(["A-1", "交易成功", "P1", "2026/11/20 08:00", ""], Receipt("A-1", True, "P1", date(2026, 11, 20))),
		(["A-1", "失败", "", "", "账号户名不符"], Receipt("A-1", False, reason="账号户名不符")),
		(["A-1", "失败", "", "", ""], Receipt("A-1", False, fault=ReceiptFault.NO_REASON)),
		(["A-1", "处理中", "", "", ""], Receipt("A-1", False, fault=ReceiptFault.UNKNOWN_RESULT)),
		(
			["A-1", "成功", "", "2026-11-20", ""],
			Receipt("A-1", True, "", date(2026, 11, 20), fault=ReceiptFault.NO_REFERENCE),
		),
		(["A-1", "成功", "P1"], Receipt("A-1", True, "P1", fault=ReceiptFault.NO_DAY)),
	],
)
def test_a_receipt_is_read_or_says_what_it_lacks(row: list[Any], receipt: Receipt) -> None:
	assert read_receipts([["某银行代发回单"], HEAD, row, [None] * 5]) == [receipt]


def test_headings_are_found_in_the_words_of_banks() -> None:
	(receipt,) = read_receipts(
		[["处理结果", "流水号", "商户订单号", "交易日期"], ["成功", "P1", "A-1", "20261120"]]
	)
	assert receipt == Receipt("A-1", True, "P1", date(2026, 11, 20))


@pytest.mark.parametrize("rows", [[], [["姓名", "金额"], ["张三", 1]]])
def test_a_sheet_without_headings_is_no_receipt(rows: list[list[Any]]) -> None:
	with pytest.raises(ReceiptError):
		read_receipts(rows)
