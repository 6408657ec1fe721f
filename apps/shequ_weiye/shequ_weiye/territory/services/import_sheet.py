"""What a sheet for an import may hold, and how its words are read; the rules have nothing of Frappe's importer."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from typing import Any
from zipfile import BadZipFile, ZipFile

from frappe.model import no_value_fields
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
	"""Give the fields that a sheet may fill: those that a person fills in the form, without tables and accounts."""
	return [
		field
		for field in meta.fields
		if field.fieldtype not in NOT_IN_SHEETS
		and not (field.hidden or field.read_only or field.permlevel or field.get("is_virtual"))
		and field.options != "User"
	]


def stored_words(field: Any, translate: Callable[[str], str]) -> dict[str, Any]:
	"""Map what people write into the cells of ``field`` to what is stored; other words stay as they are."""
	if field.fieldtype == "Select":
		return {translate(option): option for option in (field.options or "").split("\n") if option}
	return dict(YES_AND_NO) if field.fieldtype == "Check" else {}


def is_known_word(value: Any, words: dict[str, Any]) -> bool:
	"""Answer whether a cell is empty or holds a word of the list, as shown or as stored."""
	return value in (None, "") or str(value).strip() in (*words, *words.values())


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
	return words.get(value.strip(), value) if isinstance(value, str) else value
