"""How far the "12333" services are, by division: persons, and for each kind done, on track and late."""

from __future__ import annotations

from typing import Any

from frappe import _
from frappe.utils import cint, flt

from shequ_weiye.constants.assistance import DONE, KINDS, MISSED_STATUSES, OPEN_STAGES
from shequ_weiye.territory.services.division_table import (
	Row,
	Rows,
	bar_chart,
	division_column,
	equal_to,
	number_column,
	rows_by_division,
)

DOCTYPE = "Assistance Record"


def _sums() -> dict[str, str]:
	missed = f"in ({', '.join(repr(status) for status in MISSED_STATUSES)})"
	sums = {
		"persons": "count(name)",
		"all_done": f"sum(lateness = '{DONE}')",
		"any_late": f"sum(lateness {missed})",
		"services": "sum(services_counted)",
		"required": "sum(services_required)",
	}
	for kind in (kind.lower() for kind in KINDS):
		sums[f"{kind}_done"] = f"sum({kind}_status = '{DONE}')"
		sums[f"{kind}_late"] = f"sum({kind}_status {missed})"
	return sums


SUMS = _sums()


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, Row]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Counts the service years that are open now. Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns: persons, then per kind done, on track and late, then numerator, denominator and rate."""
	columns: Rows = [
		division_column(),
		number_column("persons", _("Persons")),
		number_column("all_done", _("All Services Done")),
		number_column("any_late", _("Persons with Late Services")),
	]
	for kind in KINDS:
		field = kind.lower()
		columns += [
			number_column(f"{field}_done", _("{0}: done").format(_(kind))),
			number_column(f"{field}_on_track", _("{0}: on track").format(_(kind))),
			number_column(f"{field}_late", _("{0}: late").format(_(kind))),
		]
	columns += [
		number_column("services", _("Services Done")),
		number_column("required", _("Services Required")),
		number_column("rate", _("Completion Rate"), "Percent"),
	]
	return columns


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the open records by division."""
	return rows_by_division(DOCTYPE, filters.get("division"), SUMS, conditions(filters), numbers_of)


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query."""
	return [
		[DOCTYPE, "workflow_state", "in", list(OPEN_STAGES)],
		*equal_to(DOCTYPE, filters, "aid_kind"),
	]


def numbers_of(found: Row) -> Row:
	"""Complete the sums of one division: who is on track, and the rate with its two parts."""
	row = {name: cint(found.get(name)) for name in SUMS}
	for kind in (kind.lower() for kind in KINDS):
		row[f"{kind}_on_track"] = row["persons"] - row[f"{kind}_done"] - row[f"{kind}_late"]
	row["rate"] = flt(100 * row["services"] / row["required"], 1) if row["required"] else None
	return row


def get_chart(rows: Rows) -> Row:
	"""Draw the completion rates and the persons with late services."""
	return bar_chart(rows, {"rate": _("Completion Rate"), "any_late": _("Persons with Late Services")})
