"""How many residents of each division live in a sensitive circumstance; small numbers are not told."""

from __future__ import annotations

from collections import Counter
from typing import Any

import frappe
from frappe import _
from frappe.utils import nowdate

from shequ_weiye.constants.residents import SENSITIVE_CIRCUMSTANCES
from shequ_weiye.permissions.area import area_of
from shequ_weiye.permissions.scope import areas_with_right
from shequ_weiye.residents.services.circumstances import DOCTYPE, shown_number
from shequ_weiye.territory.services.report_levels import Shown, divisions_to_show

Rows = list[dict[str, Any]]

FIELDS = {circumstance: frappe.scrub(circumstance) for circumstance in SENSITIVE_CIRCUMSTANCES}


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows]:
	"""Give columns and one row per division below the place looked at; no sums, from which to subtract.

	Raises ``PermissionError`` for a place over which the user may not count residents.
	"""
	shown = divisions_to_show("Resident", (filters or {}).get("division"))
	readable = areas_with_right(frappe.session.user, DOCTYPE, "read")
	numbers = count(shown)
	rows = [
		{
			"division_name": name,
			**{
				field: shown_number(numbers[code, circumstance], any(area.covers(code) for area in readable))
				for circumstance, field in FIELDS.items()
			},
		}
		for code, name in shown.divisions.items()
		if code != shown.place or len(shown.divisions) == 1
	]
	return get_columns(), rows


def get_columns() -> Rows:
	"""Name the columns."""
	numbers = [
		{"fieldname": field, "label": _(circumstance), "fieldtype": "Data", "width": 140}
		for circumstance, field in FIELDS.items()
	]
	return [
		{"fieldname": "division_name", "label": _("Division"), "fieldtype": "Data", "width": 200},
		*numbers,
	]


def count(shown: Shown) -> Counter[tuple[str, str]]:
	"""Count the circumstances that hold today, by division shown and kind."""
	area = area_of(shown.place)
	circumstance = frappe.qb.DocType(DOCTYPE)
	# Counts alone, over a place for which the user was just found to have the right to count.
	rows = (
		frappe.qb.from_(circumstance)
		.select(circumstance.division_code, circumstance.circumstance)
		.where(circumstance.division_code.between(area.low, area.high))
		.where(circumstance.expires_on.isnull() | (circumstance.expires_on >= nowdate()))
	).run()
	return Counter((code[: shown.prefix_length].ljust(12, "0"), kind) for code, kind in rows)
