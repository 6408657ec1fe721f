"""The bank's file and its receipts, as rows of cells; pure, without Frappe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

from shequ_weiye.constants import payments as p

# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

# Headings of a receipt, each with the words that banks use for it.
HEADINGS: dict[str, tuple[str, ...]] = {
	"number": ("业务编号", "商户订单号", "附言"),
	"result": ("结果", "处理结果", "交易状态", "状态"),
	"reference": ("凭证号", "流水号", "交易流水号"),
	"day": ("日期", "交易日期", "入账日期"),
	"reason": ("原因", "失败原因", "备注"),
}
NEEDED = ("number", "result")
PAID_WORDS = frozenset({"成功", "已拨付", "拨付成功", "交易成功"})
FAILED_WORDS = frozenset({"失败", "退回", "拨付失败", "交易失败"})


class Payment(NamedTuple):
	"""One line as the bank is told of it; yuan."""

	number: str
	payee: str
	bank: str
	account: str
	amount: float
	purpose: str


class FormulaError(ValueError):
	"""Raised for a payment that a spreadsheet would read as something else; ``number`` says which."""

	def __init__(self, number: str) -> None:
		super().__init__(number)
		self.number = number


class ReceiptFault(StrEnum):
	"""What makes a receipt, or a row of it, unreadable."""

	NO_HEADINGS = "no_headings"
	UNKNOWN_RESULT = "unknown_result"
	NO_REFERENCE = "no_reference"
	NO_DAY = "no_day"
	NO_REASON = "no_reason"


class ReceiptError(ValueError):
	"""Raised for a sheet that is no receipt; ``fault`` says why."""

	def __init__(self, fault: ReceiptFault) -> None:
		super().__init__(fault.value)
		self.fault = fault


class Receipt(NamedTuple):
	"""What the bank says of one line; ``fault`` where it does not say it fully."""

	number: str
	is_paid: bool
	reference: str = ""
	day: date | None = None
	reason: str = ""
	fault: ReceiptFault | None = None


def rows_of(payments: Iterable[Payment], columns: Sequence[tuple[str, str]]) -> list[list[Any]]:
	"""Give the cells of the bank's file: a row of headings, then one for each payment, nothing of it altered.

	Raises :class:`FormulaError`.
	"""
	headings = [heading for heading, _content in columns]
	return [
		headings,
		*(
			[_cell(payment, row, content) for _heading, content in columns]
			for row, payment in enumerate(payments, 1)
		),
	]


def _cell(payment: Payment, row: int, content: str) -> Any:
	value = {
		p.SERIAL: row,
		p.LINE_NUMBER: payment.number,
		p.PAYEE: payment.payee,
		p.BANK: payment.bank,
		p.ACCOUNT: payment.account,
		p.AMOUNT: f"{payment.amount:.2f}",
		p.PURPOSE: payment.purpose,
	}[content]
	if isinstance(value, str) and is_formula(value):
		raise FormulaError(payment.number)
	return value


def is_formula(text: str) -> bool:
	"""Answer whether a spreadsheet would calculate a text instead of showing it."""
	return text.startswith(FORMULA)


def read_receipts(rows: Sequence[Sequence[Any]]) -> list[Receipt]:
	"""Read what a bank sent back; the row of headings may stand below a title.

	Raises :class:`ReceiptError` for a sheet without the headings of number and result.
	"""
	for at, row in enumerate(rows):
		columns = _columns(row)
		if all(name in columns for name in NEEDED):
			return [_receipt(each, columns) for each in rows[at + 1 :] if _text(each, columns, "number")]
	raise ReceiptError(ReceiptFault.NO_HEADINGS)


def _columns(row: Sequence[Any]) -> dict[str, int]:
	words = [str(cell or "").strip() for cell in row]
	return {
		name: words.index(word) for name, known in HEADINGS.items() for word in known[::-1] if word in words
	}


def _receipt(row: Sequence[Any], columns: dict[str, int]) -> Receipt:
	number, result = _text(row, columns, "number"), _text(row, columns, "result")
	reference, reason = _text(row, columns, "reference"), _text(row, columns, "reason")
	if result in FAILED_WORDS:
		return Receipt(number, False, reason=reason, fault=None if reason else ReceiptFault.NO_REASON)
	if result not in PAID_WORDS:
		return Receipt(number, False, fault=ReceiptFault.UNKNOWN_RESULT)
	day = _day(row[columns["day"]] if "day" in columns and columns["day"] < len(row) else None)
	missing = ReceiptFault.NO_REFERENCE if not reference else None if day else ReceiptFault.NO_DAY
	return Receipt(number, True, reference, day, fault=missing)


def _text(row: Sequence[Any], columns: dict[str, int], name: str) -> str:
	at = columns.get(name, len(row))
	value = row[at] if at < len(row) else None
	return str(int(value) if isinstance(value, float) and value.is_integer() else value or "").strip()


def _day(value: Any) -> date | None:
	if isinstance(value, datetime):
		return value.date()
	if isinstance(value, date):
		return value
	digits = "".join(character for character in str(value or "") if character.isdigit())[:8]
	try:
		return datetime.strptime(digits, "%Y%m%d").date()
	except ValueError:
		return None
