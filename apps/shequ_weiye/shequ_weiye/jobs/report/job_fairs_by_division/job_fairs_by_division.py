"""How many fairs each division below held, and what came of them."""

from __future__ import annotations

from typing import Any

from frappe import _
from frappe.utils import add_days, cint

from shequ_weiye.constants.jobs import CANCELLED, DRAFT, PENDING_STREET_REVIEW
from shequ_weiye.territory.services.report_levels import divisions_to_show, totals

SUMS = {
	"fairs": "count(name)",
	"booths": "sum(booth_count)",
	"sign_ups": "sum(sign_up_count)",
	"attended": "sum(attended)",
	"hired": "sum(hired)",
}
# Fairs that were not decided on, or came to nothing, are no fairs.
NOT_COUNTED = (DRAFT, PENDING_STREET_REVIEW, CANCELLED)

Rows = list[dict[str, Any]]


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, dict[str, Any]]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns."""
	names = {"fairs": _("Job Fairs"), "booths": _("Booths"), "sign_ups": _("Signed Up")}
	names |= {"attended": _("Attended"), "hired": _("Hired")}
	numbers = [
		{"fieldname": name, "label": label, "fieldtype": "Int", "width": 110} for name, label in names.items()
	]
	return [
		{"fieldname": "division_name", "label": _("Division"), "fieldtype": "Data", "width": 220},
		*numbers,
	]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the fairs by division; a place that has none of its own gets no row for itself."""
	shown = divisions_to_show("Job Fair", filters.get("division"))
	found = totals("Job Fair", shown, SUMS, conditions(filters))
	return [
		{
			"division": code,
			"division_name": name,
			"has_below": int(code != shown.place and not shown.is_lowest),
			**{field: cint(found[code][field]) if code in found else 0 for field in SUMS},
		}
		for code, name in shown.divisions.items()
		if code != shown.place or code in found or len(shown.divisions) == 1
	]


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query; the days are those on which fairs begin."""
	chosen: list[list[Any]] = [["Job Fair", "workflow_state", "not in", list(NOT_COUNTED)]]
	if filters.get("from_date"):
		chosen.append(["Job Fair", "starts_at", ">=", filters["from_date"]])
	if filters.get("to_date"):
		chosen.append(["Job Fair", "starts_at", "<", add_days(filters["to_date"], 1)])
	if filters.get("fair_kind"):
		chosen.append(["Job Fair", "fair_kind", "=", filters["fair_kind"]])
	return chosen


def get_chart(rows: Rows) -> dict[str, Any]:
	"""Draw sign-ups and hirings side by side."""
	series = {"sign_ups": _("Signed Up"), "hired": _("Hired")}
	datasets = [{"name": label, "values": [row[name] for row in rows]} for name, label in series.items()]
	return {
		"type": "bar",
		"data": {"labels": [row["division_name"] for row in rows], "datasets": datasets},
		"fieldtype": "Int",
	}
