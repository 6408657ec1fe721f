"""How many startup applications each division below has, how far they are, and what was paid."""

from __future__ import annotations

from typing import Any

from frappe import _
from frappe.utils import cint, flt

from shequ_weiye.constants import applications as s
from shequ_weiye.territory.services.division_table import (
	Row,
	Rows,
	bar_chart,
	division_column,
	equal_to,
	number_column,
	rows_by_division,
	within_days,
)

DOCTYPE = "Startup Application"
PAID_STATES = (s.PAID, s.CLOSED)
ENDED_STATES = (*PAID_STATES, *sorted(s.RELEASING_STATES))


def _is_one_of(states: tuple[str, ...]) -> str:
	# Without a comma, at which Frappe would cut a field in two.
	conditions = " or ".join(f"workflow_state = '{state}'" for state in states)
	return f"({conditions})"


SUMS = {
	"applications": "count(name)",
	"in_progress": f"sum(not {_is_one_of(ENDED_STATES)})",
	"refused": f"sum({_is_one_of((s.REFUSED,))})",
	"paid": f"sum({_is_one_of(PAID_STATES)})",
	"jobs": f"sum(jobs_created * {_is_one_of(PAID_STATES)})",
	"paid_amount": f"sum(amount * {_is_one_of(PAID_STATES)})",
}


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, Row]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns; the amount is in yuan."""
	names = {"applications": _("Applications"), "in_progress": _("In Progress"), "refused": _("Refused")}
	names |= {"paid": _("Paid"), "jobs": _("Jobs Created")}
	numbers = [number_column(name, label) for name, label in names.items()]
	return [division_column(), *numbers, number_column("paid_amount", _("Amount Paid"), "Currency")]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the applications by division."""
	return rows_by_division(DOCTYPE, filters.get("division"), SUMS, conditions(filters), numbers_of)


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query; the days are those of the application."""
	return [*within_days(DOCTYPE, "applied_on", filters), *equal_to(DOCTYPE, filters, "enterprise_kind")]


def numbers_of(found: Row) -> Row:
	"""Give the numbers of one division; the amount has cents."""
	counts = {name: cint(found.get(name)) for name in SUMS}
	return {**counts, "paid_amount": flt(found.get("paid_amount"))}


def get_chart(rows: Rows) -> Row:
	"""Draw what goes on and what is paid side by side."""
	return bar_chart(rows, {"in_progress": _("In Progress"), "paid": _("Paid")}, fieldtype="Int")
