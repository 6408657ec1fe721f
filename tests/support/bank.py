"""The bank of a payment batch: it gets a file, and answers for each line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from support.days import today
from support.desk import Desk

HEADINGS = ("业务编号", "结果", "凭证号", "日期", "原因")


def fetch_file(payer: Desk) -> list[dict[str, str]]:
	"""Download the bank's file from the open batch; give its rows by heading."""
	with payer.page.expect_download() as download:
		payer.press_in("银行代发文件", "CSV")
	text = Path(download.value.path()).read_text(encoding="utf-8-sig")
	return list(csv.DictReader(io.StringIO(text)))


def enter_receipt(payer: Desk, numbers: list[str], returned: dict[str, str]) -> str:
	"""Enter the bank's answer for some cases, of which ``returned`` failed for a reason; give what the form says."""
	rows = [_row(number, returned.get(number)) for number in numbers]
	text = io.StringIO()
	csv.writer(text).writerows([HEADINGS, *rows])
	with payer.page.expect_file_chooser() as chooser:
		payer.press("录入银行回单")
	content = text.getvalue().encode("gb18030")  # as banks write it
	chooser.value.set_files({"name": "回单.csv", "mimeType": "text/csv", "buffer": content})
	message = payer.message()
	payer.shot("回单已录入")
	payer.put_away()
	payer.settle()
	return message


def _row(number: str, reason: str | None) -> tuple[str, ...]:
	if reason:
		return (number, "失败", "", "", reason)
	return (number, "成功", f"示例流水-{number}", today().isoformat(), "")
