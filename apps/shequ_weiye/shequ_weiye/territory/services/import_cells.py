"""Reads the cells of a sheet: each says what is stored, or the sheet is refused with the row before anything comes in.

Frappe's importer takes a word that is no number for nought, and says in English what a list or link does not have.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import frappe
from frappe import _
from frappe.utils import escape_html

from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.territory.services.import_sheet import is_empty, is_number, stored_words, text_of

NUMBERS, DAYS, LISTS = ("Int", "Float", "Currency", "Percent"), ("Date", "Datetime"), ("Select", "Check")

# What people write to what is stored, or to several things of which it may mean any.
Words = dict[str, Any]


def read_cells(sheet: Any) -> dict[int, Words]:
	"""Map, by number of column, what stands in the cells to what is stored; raise for a cell that says neither."""
	refuse_long_rows(sheet)
	words = {}
	for column in sheet.columns:
		if column.df and not column.skip_import:
			words[column.index] = _words_of(column, sheet.data)
			refuse_unreadable_cells(sheet.data, column, words[column.index])
	return words


def refuse_long_rows(sheet: Any) -> None:
	"""Raise for a row with something beyond the columns that have a title."""
	for row in sheet.data:
		if len(row.data) > len(sheet.columns):
			_refuse(row, _("There are cells beyond the last column."))


def refuse_unreadable_cells(rows: list[Any], column: Any, words: Words) -> None:
	"""Raise for the first cell of a column that cannot be stored as it was meant."""
	for row in rows:
		value = row.data[column.index]
		fault = None if is_empty(value) else _fault_of(value, row, column, words)
		if fault:
			_refuse(row, fault)


def _words_of(column: Any, rows: list[Any]) -> Words:
	if column.df.fieldtype == "Link":
		return _names_by_word(column.df, {text_of(row.data[column.index]) for row in rows} - {""})
	return stored_words(column.df, _)


def _names_by_word(field: Any, written: set[str]) -> Words:
	"""Find the records that the session's user may read, by number and by the title that their links show."""
	if field.options not in SCOPES:
		return {}
	meta = frappe.get_meta(field.options)
	title = meta.title_field if meta.show_title_field_in_link else "name"
	found: dict[str, list[str]] = defaultdict(list)
	for word in ("name", title):
		rows = frappe.get_list(
			field.options,
			{word: ["in", sorted(written)]},
			["name", word],
			order_by="name",
			limit_page_length=0,
		)
		for row in rows:
			if row.name not in found[row[word]]:
				found[row[word]].append(row.name)
	return {word: names[0] if len(names) == 1 else names for word, names in found.items()}


def _fault_of(value: Any, row: Any, column: Any, words: Words) -> str | None:
	kind, label, shown = column.df.fieldtype, _(column.df.label), escape_html(text_of(value))
	if kind in LISTS:
		known = {*words, *map(str, words.values())}
		return None if text_of(value) in known else _("{0} is one of {1}.").format(label, "、".join(words))
	if kind in NUMBERS and not is_number(value, whole=kind == "Int"):
		return _("{0} is a number; “{1}” is none.").format(label, shown)
	if kind in DAYS and (isinstance(value, int | float) or isinstance(row.get_date(value, column), str)):
		return _("{0} is a day like 2026-01-02; “{1}” is none.").format(label, shown)
	return _fault_of_link(value, column, words) if kind == "Link" else None


def _fault_of_link(value: Any, column: Any, words: Words) -> str | None:
	label, word = _(column.df.label), escape_html(text_of(value))
	meant = words.get(text_of(value))
	if isinstance(meant, list):
		return _("{0}: “{1}” is the name of several: {2}. Write the number.").format(
			label, word, "、".join(meant)
		)
	if not meant and column.df.options in SCOPES:
		return _(
			"{0}: there is no “{1}” in your area. Write the name or the number of one of your area."
		).format(label, word)
	return None


def _refuse(row: Any, fault: str) -> None:
	frappe.throw(_("Row {0}: {1} Mend the sheet and upload it again.").format(row.row_number, fault))
