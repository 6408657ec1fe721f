"""Lists as they are taken out: in the words that the screen shows, where Frappe writes those that are stored."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import Any

import frappe
from frappe import _
from frappe.utils.xlsxutils import make_xlsx
from openpyxl import load_workbook

# Linked records that are named by the English word under which they ship.
NAMED_BY_WORDS = frozenset({"DocType", "Role", "Workflow State"})
# Without it Excel takes the letters of a text file for those of the computer's own country.
BYTE_ORDER_MARK = "utf-8-sig"

Rows = list[list[Any]]
Translate = Callable[[Any], Any]


def workbook_in_words(content: bytes, doctype: str) -> bytes:
	"""Give the workbook of an exported list with words as the screen shows them."""
	rows = [list(row) for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)]
	made: io.BytesIO = make_xlsx(in_shown_words(rows, translators(doctype)), doctype)
	return made.getvalue()


def text_in_words(content: bytes, doctype: str, delimiter: str) -> bytes:
	"""Give the text file of an exported list with words as the screen shows them, so that Excel reads it."""
	rows = list(csv.reader(io.StringIO(content.decode()), delimiter=delimiter))
	made = io.StringIO()
	csv.writer(made, delimiter=delimiter).writerows(in_shown_words(rows, translators(doctype)))
	return made.getvalue().encode(BYTE_ORDER_MARK)


def in_shown_words(rows: Rows, translate: dict[str, Translate]) -> Rows:
	"""Translate the cells below a head whose titles ``translate`` knows."""
	if not rows:
		return rows
	head, *below = rows
	change = [translate.get(title, _as_it_is) for title in head]
	return [head, *([say(cell) for say, cell in zip(change, row, strict=False)] for row in below)]


def translators(doctype: str) -> dict[str, Translate]:
	"""Say by title of column how its cells are said; other columns stay as they are."""
	return {_(field.label): say for field in frappe.get_meta(doctype).fields if (say := _translator(field))}


def _translator(field: Any) -> Translate | None:
	if field.fieldtype == "Check":
		return lambda value: {"0": _("No"), "1": _("Yes")}.get(str(value), value)
	is_word = field.fieldtype == "Select" or (field.fieldtype == "Link" and field.options in NAMED_BY_WORDS)
	return (lambda value: _(value) if value else value) if is_word else None


def _as_it_is(value: Any) -> Any:
	return value
