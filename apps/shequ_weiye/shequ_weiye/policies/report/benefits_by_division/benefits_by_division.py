"""What was granted, paid and paid back in each division below, as the ledger of benefits has it."""

from __future__ import annotations

from typing import Any

from frappe import _
from frappe.utils import cint, flt

from shequ_weiye.constants import benefits as b
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

SUMS = {
	"granted": f"sum(amount * ((kind = '{b.GRANTED}') - (kind = '{b.CANCELLED}')))",
	"paid": f"sum(amount * (kind = '{b.PAID}'))",
	"demanded": f"sum(amount * ((kind = '{b.REFUND_DEMANDED}') - (kind = '{b.DEMAND_WITHDRAWN}')))",
	"refunded": f"sum(amount * ((kind = '{b.REFUND_RECEIVED}')"
	f" - (kind in ('{b.INSTALMENT_RECEIVED}', '{b.REFUND_COMPLETED}'))))",
	"grants": f"sum(kind = '{b.GRANTED}')",
}


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, Row]:
	"""Give columns, one row per division below the place looked at, and the chart; amounts in yuan.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, bar_chart(rows, {"granted": _("Granted"), "paid": _("Paid")})


def get_columns() -> Rows:
	"""Name the columns."""
	amounts = {
		"granted": _("Granted"),
		"paid": _("Paid"),
		"demanded": _("Refund Demanded"),
		"refunded": _("Refund Received"),
	}
	money = [number_column(name, label, "Currency") for name, label in amounts.items()]
	return [division_column(), number_column("grants", _("Entries Granted")), *money]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the entries by division, by the day on which they were recorded."""
	conditions = [
		*within_days(b.LEDGER, "recorded_at", filters),
		*equal_to(b.LEDGER, filters, "policy", "fund"),
	]
	return rows_by_division(b.LEDGER, filters.get("division"), SUMS, conditions, numbers_of)


def numbers_of(found: Row) -> Row:
	"""Give the numbers of one division; amounts have cents."""
	return {**{name: flt(found.get(name), 2) for name in SUMS}, "grants": cint(found.get("grants"))}
