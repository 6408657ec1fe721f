"""How far the "12333" services are, by division: persons, and for each kind done, on track and late."""

from __future__ import annotations

from typing import Any

from frappe import _
from frappe.utils import cint, flt

from shequ_weiye.constants.assistance import DONE, KINDS, LATE, OPEN_STAGES
from shequ_weiye.territory.services.report_levels import divisions_to_show, totals

DOCTYPE = "Assistance Record"

Rows = list[dict[str, Any]]


def _sums() -> dict[str, str]:
	sums = {
		"persons": "count(name)",
		"all_done": f"sum(lateness = '{DONE}')",
		"any_late": f"sum(lateness = '{LATE}')",
		"services": "sum(services_counted)",
		"required": "sum(services_required)",
	}
	for kind in (kind.lower() for kind in KINDS):
		sums[f"{kind}_done"] = f"sum({kind}_status = '{DONE}')"
		sums[f"{kind}_late"] = f"sum({kind}_status = '{LATE}')"
	return sums


SUMS = _sums()


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, dict[str, Any]]:
	"""Give columns, one row per division below the place looked at, and the chart.

	Counts the service years that are open now. Raises ``PermissionError`` for a place out of the user's area.
	"""
	rows = get_rows(filters or {})
	return get_columns(), rows, None, get_chart(rows)


def get_columns() -> Rows:
	"""Name the columns: persons, then per kind done, on track and late, then numerator, denominator and rate."""
	columns: Rows = [
		{"fieldname": "division_name", "label": _("Division"), "fieldtype": "Data", "width": 200},
		_number("persons", _("Persons")),
		_number("all_done", _("All Services Done")),
		_number("any_late", _("Persons with Late Services")),
	]
	for kind in KINDS:
		field = kind.lower()
		columns += [
			_number(f"{field}_done", _("{0}: done").format(_(kind))),
			_number(f"{field}_on_track", _("{0}: on track").format(_(kind))),
			_number(f"{field}_late", _("{0}: late").format(_(kind))),
		]
	columns += [
		_number("services", _("Services Done")),
		_number("required", _("Services Required")),
		{"fieldname": "rate", "label": _("Completion Rate"), "fieldtype": "Percent", "width": 110},
	]
	return columns


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Add up the open records by division; a place that has none of its own gets no row for itself."""
	shown = divisions_to_show(DOCTYPE, filters.get("division"))
	found = totals(DOCTYPE, shown, SUMS, conditions(filters))
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


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query."""
	chosen: list[list[Any]] = [[DOCTYPE, "workflow_state", "in", list(OPEN_STAGES)]]
	if filters.get("aid_kind"):
		chosen.append([DOCTYPE, "aid_kind", "=", filters["aid_kind"]])
	return chosen


def numbers_of(found: dict[str, Any]) -> dict[str, Any]:
	"""Complete the sums of one division: who is on track, and the rate with its two parts."""
	row = {name: cint(found.get(name)) for name in SUMS}
	for kind in (kind.lower() for kind in KINDS):
		row[f"{kind}_on_track"] = row["persons"] - row[f"{kind}_done"] - row[f"{kind}_late"]
	row["rate"] = flt(100 * row["services"] / row["required"], 1) if row["required"] else None
	return row


def get_chart(rows: Rows) -> dict[str, Any]:
	"""Draw the completion rates and the persons with late services."""
	labels = [row["division_name"] for row in rows]
	datasets = [
		{"name": _("Completion Rate"), "values": [row["rate"] or 0 for row in rows]},
		{"name": _("Persons with Late Services"), "values": [row["any_late"] for row in rows]},
	]
	return {"type": "bar", "data": {"labels": labels, "datasets": datasets}}


def _number(fieldname: str, label: str) -> dict[str, Any]:
	return {"fieldname": fieldname, "label": label, "fieldtype": "Int", "width": 110}
