"""What a sheet for an import may hold, and how its words are read; the rules have nothing of Frappe's importer."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterable
from typing import Any
from zipfile import BadZipFile, ZipFile

from frappe.model import no_value_fields
from frappe.model.base_document import get_controller
from frappe.model.meta import Meta

from shequ_weiye.privacy.scrub import HIDDEN, scrub

EXCEL, CSV = "xlsx", "csv"
# An unpacked workbook takes more than this only if it was made to.
MOST_UNPACKED = 50 * 1024 * 1024
NOT_IN_SHEETS = frozenset(
	{*no_value_fields, "Attach", "Attach Image", "Code", "Geolocation", "JSON", "Password", "Signature"}
)
# Eleven digits and more, however they are spaced: a mobile number is the shortest number of a person.
SPACED_NUMBER = re.compile(r"\d(?:[\s.\-_–]?[\dXx]){10,}")
YES_AND_NO = {"是": 1, "否": 0}

Rows = list[list[Any]]


def importable_fields(meta: Meta) -> list[Any]:
	"""Give the fields that a sheet may fill: those that a person fills in a new form, without tables and accounts."""
	# What belongs to a later step of a case (policies/approval_base.py) is told together with that step.
	later = getattr(get_controller(meta.name), "action_fields", ())
	return [
		field
		for field in meta.fields
		if field.fieldtype not in NOT_IN_SHEETS
		and not (field.hidden or field.read_only or field.permlevel or field.get("is_virtual"))
		and field.options != "User"
		and field.fieldname not in later
	]


def stored_words(field: Any, translate: Callable[[str], str]) -> dict[str, Any]:
	"""Map what people write into the cells of ``field`` to what is stored; other words stay as they are."""
	if field.fieldtype == "Select":
		return {translate(option): option for option in (field.options or "").split("\n") if option}
	return dict(YES_AND_NO) if field.fieldtype == "Check" else {}


def text_of(value: Any) -> str:
	"""Give what stands in a cell as it is read there."""
	whole = isinstance(value, float) and value.is_integer()
	return str(int(value) if whole else value if value is not None else "").strip()


def is_empty(value: Any) -> bool:
	"""Answer whether nothing was written into a cell."""
	return not text_of(value)


def is_number(value: Any, *, whole: bool) -> bool:
	"""Answer whether a cell holds a number, as Excel keeps it or as people write it: 3000, 40.5, money as 3,000."""
	text = text_of(value)
	try:
		number = float(text if whole else text.replace(",", ""))
	except ValueError:
		return False
	return math.isfinite(number) and (not whole or number.is_integer())


def even_rows(rows: Rows, width: int) -> Rows:
	"""Give rows of ``width`` cells: Excel leaves out empty ones at the end. What stands beyond is kept."""
	return [row if any(row[width:]) else [*row, *[None] * width][:width] for row in rows]


def in_stored_words(rows: Rows, header: int, words: dict[int, dict[str, Any]]) -> Rows:
	"""Give the rows below ``header`` as they are stored; ``words`` stands by number of column."""
	return [
		row
		if number <= header
		else [_stored(value, words.get(column, {})) for column, value in enumerate(row)]
		for number, row in enumerate(rows)
	]


def unpacks_too_large(content: bytes) -> bool:
	"""Answer whether a workbook is none, or so packed that reading it would take the server's memory."""
	try:
		with ZipFile(io.BytesIO(content)) as workbook:
			return sum(part.file_size for part in workbook.infolist()) > MOST_UNPACKED
	except BadZipFile:
		return True


def without_numbers(value: Any) -> Any:
	"""Give a message, or a structure of them, without what could be a person's number."""
	if isinstance(value, dict):
		return {key: without_numbers(part) for key, part in value.items()}
	if isinstance(value, str):
		return SPACED_NUMBER.sub(HIDDEN, scrub(value))
	if isinstance(value, Iterable):
		return [without_numbers(part) for part in value]
	return value


def _stored(value: Any, words: dict[str, Any]) -> Any:
	if isinstance(value, float) and value.is_integer():
		value = int(value)  # a workbook keeps a mobile number as a decimal fraction
	return words.get(text_of(value), value)
