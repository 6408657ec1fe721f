"""What reports by division have in common: one row per division shown, its columns, and a bar chart."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from frappe import _
from frappe.utils import add_days

from shequ_weiye.territory.services.report_levels import Shown, divisions_to_show, totals

Row = dict[str, Any]
Rows = list[Row]
Conditions = list[list[Any]]

COLUMN_WIDTH = 110


def rows_by_division(
	doctype: str,
	place: str | None,
	sums: Mapping[str, str],
	conditions: Conditions,
	numbers_of: Callable[[Row], Row],
) -> Rows:
	"""Add up ``sums`` (name → SQL aggregate) below a place; ``numbers_of`` completes those of one division.

	Raises ``PermissionError`` for a place over which the user may not aggregate ``doctype``.
	"""
	shown = divisions_to_show(doctype, place)
	found = totals(doctype, shown, sums, conditions)
	return [
		{**head, "division_name": name, **numbers_of(found.get(head["division"], {}))}
		for head, name in heads(shown, found)
	]


def heads(shown: Shown, found: Collection[str]) -> list[tuple[Row, str]]:
	"""Give what names each row, and the division's name; a place that has none of its own gets no row."""
	return [
		({"division": code, "has_below": int(code != shown.place and not shown.is_lowest)}, name)
		for code, name in shown.divisions.items()
		if code != shown.place or code in found or len(shown.divisions) == 1
	]


def division_column(fieldname: str = "division_name", label: str | None = None) -> Row:
	"""Name the first column, by which the screen leads a level down."""
	return {"fieldname": fieldname, "label": label or _("Division"), "fieldtype": "Data", "width": 200}


def number_column(fieldname: str, label: str, fieldtype: str = "Int") -> Row:
	"""Name a column of numbers."""
	return {"fieldname": fieldname, "label": label, "fieldtype": fieldtype, "width": COLUMN_WIDTH}


def within_days(doctype: str, field: str, filters: Mapping[str, Any]) -> Conditions:
	"""Turn the report's two dates into conditions; the whole of the last day counts."""
	first, last = filters.get("from_date"), filters.get("to_date")
	bounds = ((">=", first), ("<", add_days(last, 1) if last else None))
	return [[doctype, field, operator, day] for operator, day in bounds if day]


def equal_to(doctype: str, filters: Mapping[str, Any], *fields: str) -> Conditions:
	"""Turn the choices that were made into conditions."""
	return [[doctype, field, "=", filters[field]] for field in fields if filters.get(field)]


def bar_chart(rows: Rows, series: Mapping[str, str], named_by: str = "division_name", **more: Any) -> Row:
	"""Draw columns (name → label) side by side; ``more`` goes to the chart as it is."""
	datasets = [{"name": label, "values": [row[name] or 0 for row in rows]} for name, label in series.items()]
	return {"type": "bar", "data": {"labels": [row[named_by] for row in rows], "datasets": datasets}, **more}
