"""How many residents each division below looks after, by employment status and stage."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.utils import cint, flt, nowdate

from shequ_weiye.constants.residents import EMPLOYMENT_STATUSES, LEFT, VERIFIED
from shequ_weiye.territory.services.division_table import (
	Row,
	Rows,
	bar_chart,
	division_column,
	equal_to,
	number_column,
	rows_by_division,
)

DOCTYPE = "Resident"

STATUS_FIELDS = {status: frappe.scrub(status) for status in EMPLOYMENT_STATUSES}


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, Row]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns."""
	return [
		division_column(),
		number_column("residents", _("Residents")),
		*(number_column(field, _(status)) for status, field in STATUS_FIELDS.items()),
		number_column("unknown", _("Status Unknown")),
		number_column("verified", _("Verified")),
		number_column("verified_rate", _("Rate of Verification"), "Percent"),
		number_column("old_status", _("Re-check Due")),
	]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the residents by division."""
	return rows_by_division(DOCTYPE, filters.get("division"), sums(), conditions(filters), numbers_of)


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
	return [[DOCTYPE, "workflow_state", "!=", LEFT], *equal_to(DOCTYPE, filters, "age_group")]


def numbers_of(found: Row) -> Row:
	"""Complete the sums of one division."""
	row: Row = {name: cint(found.get(name)) for name in sums()}
	row["unknown"] = row["residents"] - sum(row[field] for field in STATUS_FIELDS.values())
	row["verified_rate"] = flt(100 * row["verified"] / row["residents"], 1) if row["residents"] else None
	return row


def get_chart(rows: Rows) -> Row:
	"""Draw the statuses on top of each other."""
	series = {field: _(status) for status, field in STATUS_FIELDS.items()}
	return bar_chart(rows, series, barOptions={"stacked": 1}, fieldtype="Int")
