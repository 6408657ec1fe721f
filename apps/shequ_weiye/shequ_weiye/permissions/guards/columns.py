"""Columns by which nobody may search, sort or group: their values would show in which rows are found.

Frappe asks only whether such a column exists. A filter ``like '3701%'`` on a masked number, or an order by
it, gives the number away digit by digit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import frappe
from frappe import _
from frappe.utils.caching import site_cache

from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.scope import ADMINISTRATOR

# Arguments of Frappe's list functions that hold conditions, and those that name columns to sort or count by.
CONDITIONS = ("filters", "or_filters", "current_filters", "filters_json", "dynamic_filters_json")
ORDERS = (
	"order_by",
	"group_by",
	"searchfield",
	"field",
	"stats",
	"aggregate_on_field",
	"aggregate_function_based_on",
	"group_by_based_on",
	"based_on",
	"value_based_on",
)
FIELDS = ("fields", "filter_fields", "fieldname")
# Arguments that hold a whole chart or card, which holds conditions and columns in turn.
NESTED = ("doc", "chart", "args")
# A column of a linked record: ``link.column``, not ```tabDocType`.`column` ``.
LINKED = re.compile(r"(?<![`\w])([a-z_][a-z0-9_]*)\.`?([a-z_][a-z0-9_]*)")
WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def refuse_guarded_columns() -> None:
	"""Raise ``frappe.PermissionError`` when the request searches, sorts or groups by a guarded column.

	Also refused are conditions written as SQL, which Frappe 15.0 would let past the row scope, and columns
	of a linked record, which has a scope of its own.
	"""
	if frappe.session.user == ADMINISTRATOR:
		return
	for name in columns_asked(frappe.form_dict):
		refuse_if_guarded(name)


def columns_asked(arguments: dict[str, Any]) -> Iterator[str]:
	"""Name the columns that ``arguments`` of a list function search, sort or group by, or read."""
	for key in CONDITIONS:
		yield from columns_of_conditions(parsed(arguments.get(key)))
	for key in ORDERS:
		yield from _words(text_of(arguments.get(key)))
	for key in FIELDS:
		refuse_linked(text_of(arguments.get(key)), titles=True)
	for key in NESTED:
		nested = parsed(arguments.get(key))
		if isinstance(nested, dict):
			yield from columns_asked(nested)


def columns_of_conditions(conditions: Any) -> Iterator[str]:
	"""Name the columns of a filter, given as mapping or as list of ``[doctype, column, operator, value]``.

	A text is the name of one record. Raises ``frappe.PermissionError`` for a condition in SQL within a list.
	"""
	if isinstance(conditions, dict):
		for column in conditions:
			yield from _words(str(column))
	elif isinstance(conditions, list | tuple):
		for condition in _rows(conditions):
			yield from _columns_of_row(condition)


def _rows(conditions: list[Any] | tuple[Any, ...]) -> list[Any]:
	"""A single condition may stand without the list around it."""
	single = conditions and isinstance(conditions[0], str) and len(conditions) in (3, 4, 5)
	return [list(conditions)] if single else list(conditions)


def _columns_of_row(condition: Any) -> Iterator[str]:
	if isinstance(condition, dict):
		yield from columns_of_conditions(condition)
	elif isinstance(condition, list | tuple) and condition:
		for part in condition[: 1 if len(condition) < 4 else 2]:
			yield from _words(str(part))
	else:
		refuse_sql()


def refuse_if_guarded(column: str) -> None:
	"""Raise ``frappe.PermissionError`` for a column of a level that the user may not read."""
	levelled = known_columns()["levelled"].get(column, ())
	closed = [doctype for doctype in levelled if not may_read_column(doctype, column)]
	if closed:
		frappe.throw(_("You cannot search or sort by this column."), frappe.PermissionError)


def refuse_linked(columns: str, *, titles: bool) -> None:
	"""Raise ``frappe.PermissionError`` for ``link.column`` where the link leads to a scoped record.

	``titles`` lets its title pass, which lists show in place of the number, as the form does.
	"""
	for link, column in LINKED.findall(columns):
		shown = known_columns()["links"].get(link)
		if shown is not None and not (titles and column in shown):
			frappe.throw(_("Please open the linked record to see its fields."), frappe.PermissionError)


def refuse_sql() -> None:
	"""Refuse a condition that is a text: Frappe would put it into the query as it stands."""
	frappe.throw(_("Conditions are given as lists, not as text."), frappe.PermissionError)


def may_read_column(doctype: str, column: str) -> bool:
	"""Answer whether the user's roles open the column's permission level."""
	meta = frappe.get_meta(doctype)
	field = meta.get_field(column)
	return not field or field.permlevel in meta.get_permlevel_access()


@site_cache(ttl=60)
def known_columns() -> dict[str, Any]:
	"""Collect from the DocTypes what this guard asks at every request.

	``levelled`` maps columns of a higher permission level to their DocTypes; ``links`` maps the Link fields
	that lead to scoped records to the columns that lists show in place of the number.
	"""
	scoped = {doctype for doctype, scope in SCOPES.items() if scope.kind in (Kind.BY_DIVISION, Kind.BY_OWNER)}
	levelled: dict[str, list[str]] = {}
	links: dict[str, set[str]] = {}
	for doctype in SCOPES:
		for field in frappe.get_meta(doctype).fields:
			if field.permlevel:
				levelled.setdefault(field.fieldname, []).append(doctype)
			if field.fieldtype == "Link" and field.options in scoped:
				linked = frappe.get_meta(field.options)
				titles = {linked.title_field} if linked.show_title_field_in_link else set()
				links.setdefault(field.fieldname, set()).update(titles)
	return {"levelled": levelled, "links": links}


def parsed(value: Any) -> Any:
	"""Read an argument that may travel as JSON; other text stays text."""
	if not isinstance(value, str):
		return value
	try:
		return json.loads(value)
	except ValueError:
		return value


def text_of(value: Any) -> str:
	"""Give an argument's column names as one text."""
	return value if isinstance(value, str) else json.dumps(value, default=str) if value else ""


def _words(text: str) -> list[str]:
	refuse_linked(text, titles=False)
	return WORD.findall(text)
