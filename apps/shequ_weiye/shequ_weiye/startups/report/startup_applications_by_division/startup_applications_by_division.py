"""How many startup applications each division below has, how far they are, and what was paid."""

from __future__ import annotations

from typing import Any

from frappe import _
from frappe.utils import cint, flt

from shequ_weiye.constants import startups as s
from shequ_weiye.territory.services.report_levels import divisions_to_show, totals

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

Rows = list[dict[str, Any]]


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, dict[str, Any]]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns; the amount is in yuan."""
	names = {"applications": _("Applications"), "in_progress": _("In Progress"), "refused": _("Refused")}
	names |= {"paid": _("Paid"), "jobs": _("Jobs Created")}
	numbers = [
		{"fieldname": name, "label": label, "fieldtype": "Int", "width": 110} for name, label in names.items()
	]
	return [
		{"fieldname": "division_name", "label": _("Division"), "fieldtype": "Data", "width": 220},
		*numbers,
		{"fieldname": "paid_amount", "label": _("Amount Paid"), "fieldtype": "Currency", "width": 150},
	]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the applications by division; a place that has none of its own gets no row for itself."""
	shown = divisions_to_show("Startup Application", filters.get("division"))
	found = totals("Startup Application", shown, SUMS, conditions(filters))
	return [
		{
			"division": code,
			"division_name": name,
			"has_below": int(code != shown.place and not shown.is_lowest),
			**{field: _number(field, found[code][field]) if code in found else 0 for field in SUMS},
		}
		for code, name in shown.divisions.items()
		if code != shown.place or code in found or len(shown.divisions) == 1
	]


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query; the days are those of the application."""
	chosen: list[list[Any]] = []
	if filters.get("from_date"):
		chosen.append(["Startup Application", "applied_on", ">=", filters["from_date"]])
	if filters.get("to_date"):
		chosen.append(["Startup Application", "applied_on", "<=", filters["to_date"]])
	if filters.get("enterprise_kind"):
		chosen.append(["Startup Application", "enterprise_kind", "=", filters["enterprise_kind"]])
	return chosen


def get_chart(rows: Rows) -> dict[str, Any]:
	"""Draw what goes on and what is paid side by side."""
	series = {"in_progress": _("In Progress"), "paid": _("Paid")}
	datasets = [{"name": label, "values": [row[name] for row in rows]} for name, label in series.items()]
	return {
		"type": "bar",
		"data": {"labels": [row["division_name"] for row in rows], "datasets": datasets},
		"fieldtype": "Int",
	}


def _number(field: str, value: Any) -> float | int:
	return flt(value) if field == "paid_amount" else cint(value)
