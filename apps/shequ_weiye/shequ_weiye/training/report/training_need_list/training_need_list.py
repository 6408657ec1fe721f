"""The list of training needs of a place (培训需求清单), with the four things to know of each person.

Plan 2023-2025, task 11: basic situation, skill level, willingness and direction (四清).
"""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _

from shequ_weiye.constants import training as t
from shequ_weiye.permissions.area import area_of
from shequ_weiye.permissions.scope import areas_with_right, default_division
from shequ_weiye.policies.services.dates import full_years

DOCTYPE = "Training Need"
MAX_ROWS = 2000
FIELDS = [
	"name",
	"resident",
	"resident_name",
	"division",
	"skill_level",
	"willingness",
	"direction",
	"wanted_item",
	"wanted_content",
	"prefers_daytime",
	"prefers_evening",
	"prefers_weekend",
	"collected_on",
	"workflow_state",
]
TIMES = {"prefers_daytime": "Daytime", "prefers_evening": "Evening Class", "prefers_weekend": "Weekend Class"}

Rows = list[dict[str, Any]]


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows]:
	"""Give columns and one row per need that the user may read in the place chosen.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	filters = filters or {}
	needs = frappe.get_list(
		DOCTYPE,
		fields=FIELDS,
		filters=conditions(filters),
		order_by="division_code asc, collected_on asc",
		limit_page_length=MAX_ROWS,
	)
	return get_columns(), get_rows(needs)


def get_columns() -> Rows:
	"""Name the columns in the order of the four things to know."""
	names = {
		"name": (_("Number"), 130),
		"community": (_("Community"), 130),
		"resident_name": (_("Name"), 90),
		"gender": (_("Gender"), 60),
		"age": (_("Age"), 60),
		"education": (_("Education"), 110),
		"employment_status": (_("Employment Status"), 110),
		"skill_level": (_("Skill Level"), 110),
		"willingness": (_("Training Willingness"), 110),
		"wanted": (_("Wanted Course"), 160),
		"times": (_("Preferred Times"), 130),
		"direction": (_("Employment Direction"), 130),
		"collected_on": (_("Collected On"), 100),
		"stage": (_("Stage"), 90),
	}
	columns = [
		{"fieldname": name, "label": label, "fieldtype": "Data", "width": width}
		for name, (label, width) in names.items()
	]
	columns[0].update({"fieldtype": "Link", "options": DOCTYPE})
	return columns


def get_rows(needs: list[frappe._dict]) -> Rows:
	"""Complete the needs by what is known of person and place."""
	people = _lookup(
		"Resident",
		{need.resident for need in needs},
		["gender", "birth_date", "education", "employment_status"],
	)
	places = _lookup("Administrative Division", {need.division for need in needs}, ["division_name"])
	courses = _lookup(
		"Training Catalogue Item", {need.wanted_item for need in needs if need.wanted_item}, ["item_name"]
	)
	return [
		row(need, people[need.resident], places[need.division], courses.get(need.wanted_item))
		for need in needs
	]


def row(
	need: frappe._dict, person: frappe._dict, place: frappe._dict, course: frappe._dict | None
) -> dict[str, Any]:
	"""Give one line of the list, in words."""
	today = frappe.utils.getdate(frappe.utils.nowdate())
	return {
		"name": need.name,
		"community": place.division_name,
		"resident_name": need.resident_name,
		"gender": _(person.gender or ""),
		"age": full_years(person.birth_date, today) if person.birth_date else None,
		"education": _(person.education or ""),
		"employment_status": _(person.employment_status or ""),
		"skill_level": _(need.skill_level),
		"willingness": _(need.willingness),
		"wanted": course.item_name if course else need.wanted_content,
		"times": _(", ").join(_(label) for field, label in TIMES.items() if need[field]),
		"direction": _(need.direction),
		"collected_on": frappe.utils.formatdate(need.collected_on),
		"stage": _(need.workflow_state),
	}


def conditions(filters: dict[str, Any]) -> list[list[Any]]:
	"""Turn the report's filters into those of the query; without a stage, settled needs stay out."""
	area = area_of(_place(filters.get("division")))
	chosen: list[list[Any]] = [
		[DOCTYPE, "division_code", ">=", area.low],
		[DOCTYPE, "division_code", "<=", area.high],
	]
	if filters.get("stage"):
		chosen.append([DOCTYPE, "workflow_state", "=", filters["stage"]])
	else:
		chosen.append([DOCTYPE, "workflow_state", "not in", sorted(t.SETTLED_STAGES)])
	if filters.get("direction"):
		chosen.append([DOCTYPE, "direction", "=", filters["direction"]])
	return chosen


def _place(chosen: str | None) -> str:
	place = chosen or default_division()
	areas = areas_with_right(frappe.session.user, DOCTYPE, "report")
	if not place or not any(area.covers(place) for area in areas):
		frappe.throw(
			_("This division is outside your area. Choose one of your own area."), frappe.PermissionError
		)
	return place


def _lookup(doctype: str, names: set[str], fields: list[str]) -> dict[str, frappe._dict]:
	# Only of the needs that the user was just allowed to read (四清 is a part of the need), and of public data.
	rows = frappe.get_all(
		doctype, filters={"name": ["in", list(names)]}, fields=["name", *fields], limit_page_length=0
	)
	return {found.name: found for found in rows}
