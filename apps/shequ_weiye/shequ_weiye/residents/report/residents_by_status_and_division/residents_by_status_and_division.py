"""How many residents each division below looks after, by employment status and stage."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.utils import cint, flt, nowdate

from shequ_weiye.constants.residents import EMPLOYMENT_STATUSES, LEFT, VERIFIED
from shequ_weiye.territory.services.report_levels import divisions_to_show, totals

DOCTYPE = "Resident"

Rows = list[dict[str, Any]]

STATUS_FIELDS = {status: frappe.scrub(status) for status in EMPLOYMENT_STATUSES}


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, dict[str, Any]]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns."""
	return [
		{"fieldname": "division_name", "label": _("Division"), "fieldtype": "Data", "width": 200},
		_number("residents", _("Residents")),
		*(_number(field, _(status)) for status, field in STATUS_FIELDS.items()),
		_number("unknown", _("Status Unknown")),
		_number("verified", _("Verified")),
		{
			"fieldname": "verified_rate",
			"label": _("Rate of Verification"),
			"fieldtype": "Percent",
			"width": 110,
		},
		_number("old_status", _("Re-check Due")),
	]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the residents by division; a place that has none of its own gets no row for itself."""
	shown = divisions_to_show(DOCTYPE, filters.get("division"))
	found = totals(DOCTYPE, shown, sums(), conditions(filters))
	return [
		{
			"division": code,
			"division_name": name,
			"has_below": int(code != shown.place and not shown.is_lowest),
			**numbers_of(found.get(code, {})),
		}
		for code, name in shown.divisions.items()
		if code != shown.place or code in found or len(shown.divisions) == 1
	]


def sums() -> dict[str, str]:
	"""Give the SQL aggregate of every number; all values are our own."""
	return {
		"residents": "count(name)",
		**{field: f"sum(employment_status = '{status}')" for status, field in STATUS_FIELDS.items()},
		"verified": f"sum(workflow_state = '{VERIFIED}')",
		"old_status": f"sum(recheck_due_on <= '{nowdate()}')",
	}


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query; whoever left is not counted."""
	chosen: list[list[Any]] = [[DOCTYPE, "workflow_state", "!=", LEFT]]
	if filters.get("age_group"):
		chosen.append([DOCTYPE, "age_group", "=", filters["age_group"]])
	return chosen


def numbers_of(found: dict[str, Any]) -> dict[str, Any]:
	"""Complete the sums of one division."""
	row: dict[str, Any] = {name: cint(found.get(name)) for name in sums()}
	row["unknown"] = row["residents"] - sum(row[field] for field in STATUS_FIELDS.values())
	row["verified_rate"] = flt(100 * row["verified"] / row["residents"], 1) if row["residents"] else None
	return row


def get_chart(rows: Rows) -> dict[str, Any]:
	"""Draw the statuses on top of each other."""
	datasets = [
		{"name": _(status), "values": [row[field] for row in rows]} for status, field in STATUS_FIELDS.items()
	]
	return {
		"type": "bar",
		"data": {"labels": [row["division_name"] for row in rows], "datasets": datasets},
		"barOptions": {"stacked": 1},
		"fieldtype": "Int",
	}


def _number(fieldname: str, label: str) -> dict[str, Any]:
	return {"fieldname": fieldname, "label": label, "fieldtype": "Int", "width": 100}
