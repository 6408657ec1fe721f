"""How many fairs each division below held, and what came of them."""

from __future__ import annotations

from typing import Any

from frappe import _
from frappe.utils import cint

from shequ_weiye.constants.jobs import CANCELLED, DRAFT, PENDING_STREET_REVIEW
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

DOCTYPE = "Job Fair"
SUMS = {
	"fairs": "count(name)",
	"booths": "sum(booth_count)",
	"sign_ups": "sum(sign_up_count)",
	"attended": "sum(attended)",
	"hired": "sum(hired)",
}
# Fairs that were not decided on, or came to nothing, are no fairs.
NOT_COUNTED = (DRAFT, PENDING_STREET_REVIEW, CANCELLED)


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, Row]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns."""
	names = {"fairs": _("Job Fairs"), "booths": _("Booths"), "sign_ups": _("Signed Up")}
	names |= {"attended": _("Attended"), "hired": _("Hired")}
	return [division_column(), *(number_column(name, label) for name, label in names.items())]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the fairs by division."""
	return rows_by_division(DOCTYPE, filters.get("division"), SUMS, conditions(filters), numbers_of)


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query; the days are those on which fairs begin."""
	return [
		[DOCTYPE, "workflow_state", "not in", list(NOT_COUNTED)],
		*within_days(DOCTYPE, "starts_at", filters),
		*equal_to(DOCTYPE, filters, "fair_kind"),
	]


def numbers_of(found: Row) -> Row:
	"""Give the numbers of one division."""
	return {name: cint(found.get(name)) for name in SUMS}


def get_chart(rows: Rows) -> Row:
	"""Draw sign-ups and hirings side by side."""
	return bar_chart(rows, {"sign_ups": _("Signed Up"), "hired": _("Hired")}, fieldtype="Int")
