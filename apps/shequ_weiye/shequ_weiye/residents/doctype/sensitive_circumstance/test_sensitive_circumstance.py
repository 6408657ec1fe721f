"""What would harm a person if it became known: seen by few, counted without telling, never a category."""

from __future__ import annotations

import json

import frappe
import pytest

from shequ_weiye.constants import roles as r
from shequ_weiye.constants.residents import (
	DISABLED_PERSON,
	RESIDENT_CATEGORIES,
	SENSITIVE_CIRCUMSTANCES,
	SMALL_NUMBER,
	WORK_CONDITIONS,
)
from shequ_weiye.patches.set_circumstances_apart import execute as set_apart
from shequ_weiye.residents.factories import make_circumstance, make_resident
from shequ_weiye.residents.report.sensitive_circumstances_by_division.sensitive_circumstances_by_division import (
	execute,
)
from shequ_weiye.residents.services.circumstances import DOCTYPE, shown_number
from shequ_weiye.residents.services.handing_over import move_history
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	make_officer,
)

NEIGHBOUR_COMMUNITY = "370102002003"


def visible_to(role: str, division: str) -> list[str]:
	frappe.set_user(make_officer(role, division))
	try:
		return frappe.get_list(DOCTYPE, pluck="name")
	except frappe.PermissionError:
		return []
	finally:
		frappe.set_user("Administrator")


def test_the_own_community_and_the_deciding_county_see_it_and_nobody_else() -> None:
	name = make_circumstance().name
	assert name in visible_to(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	assert name in visible_to(r.COUNTY_OFFICER, LIXIA)
	for role, division in (
		(r.COMMUNITY_OFFICER, NEIGHBOUR_COMMUNITY),
		(r.STREET_OFFICER, QIANFOSHAN_STREET),
		(r.COUNTY_OFFICER, SHINAN),
		(r.COUNTY_FINANCE_OFFICER, LIXIA),
		(r.CITY_OFFICER, JINAN),
		(r.WEIYE_ADMINISTRATOR, LIXIA),
		(r.WEIYE_AUDITOR, LIXIA),
	):
		assert visible_to(role, division) == [], role


def test_no_category_of_a_resident_names_it_and_others_read_the_condition_alone() -> None:
	assert not set(SENSITIVE_CIRCUMSTANCES) & set(RESIDENT_CATEGORIES)
	resident = make_resident(work_conditions=[{"condition": "Can Work Nights"}])
	circumstance = make_circumstance(resident=resident.name, circumstance="Community Correction")
	frappe.set_user(make_officer(r.STREET_OFFICER, QIANFOSHAN_STREET))
	seen = frappe.as_json(frappe.get_doc("Resident", resident.name))
	assert "Can Work Nights" in seen
	assert "Community Correction" not in seen and circumstance.name not in seen


def test_it_leaves_no_versions_and_options_are_the_constants() -> None:
	assert not frappe.get_meta(DOCTYPE).track_changes
	for doctype, field, options in (
		(DOCTYPE, "circumstance", SENSITIVE_CIRCUMSTANCES),
		("Resident Work Condition", "condition", WORK_CONDITIONS),
	):
		assert tuple(frappe.get_meta(doctype).get_field(field).options.split("\n")) == options


def test_it_is_recorded_once_and_not_for_the_future() -> None:
	first = make_circumstance()
	with pytest.raises(frappe.DuplicateEntryError):
		make_circumstance(resident=first.resident)
	with pytest.raises(frappe.ValidationError):
		make_circumstance(recognised_on="2999-01-01")


def test_it_goes_with_the_person_to_the_new_community() -> None:
	circumstance = make_circumstance()
	resident = frappe.get_doc("Resident", circumstance.resident)
	resident.division = resident.division_code = NEIGHBOUR_COMMUNITY
	move_history(resident)
	circumstance.reload()
	assert (circumstance.division, circumstance.division_code) == (NEIGHBOUR_COMMUNITY,) * 2
	assert circumstance.name not in visible_to(r.COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)


@pytest.mark.parametrize("number", range(SMALL_NUMBER + 2))
def test_small_numbers_are_told_only_to_those_who_see_the_people(number: int) -> None:
	assert shown_number(number, sees_people=True) == str(number)
	told = shown_number(number, sees_people=False)
	assert told == (str(number) if number in (0, SMALL_NUMBER, SMALL_NUMBER + 1) else "少于5")


def test_the_report_tells_the_city_no_small_number_and_the_county_all() -> None:
	for _number in range(2):
		make_circumstance()
	for role, division, told in ((r.COUNTY_OFFICER, LIXIA, "2"), (r.CITY_OFFICER, JINAN, "少于5")):
		frappe.set_user(make_officer(role, division))
		rows = execute({"division": LIXIA})[1]
		assert told in {row["disabled_person"] for row in rows}, role
		frappe.set_user("Administrator")
	frappe.set_user(make_officer(r.CITY_OFFICER, "370200000000"))
	with pytest.raises(frappe.PermissionError):
		execute({"division": LIXIA})


def test_old_categories_are_moved_with_their_history_and_a_second_run_changes_nothing() -> None:
	resident = make_resident(categories=[{"category": "Older Worker"}, {"category": "Veteran"}])
	frappe.db.set_value("Resident Category", resident.categories[1].name, "category", DISABLED_PERSON)
	changes = [["full_name", "张三", "李四"]]
	added = [["categories", {"category": DISABLED_PERSON}], ["categories", {"category": "Veteran"}]]
	version = frappe.get_doc(
		{
			"doctype": "Version",
			"ref_doctype": "Resident",
			"docname": resident.name,
			"data": frappe.as_json({"changed": changes, "added": added}),
		}
	).insert()
	for _run in range(2):
		set_apart()
		resident.reload()
		assert [row.category for row in resident.categories] == ["Older Worker"]
		moved = frappe.get_all(DOCTYPE, {"resident": resident.name}, ["circumstance", "division_code"])
		assert moved == [{"circumstance": DISABLED_PERSON, "division_code": QIANFOSHAN_COMMUNITY}]
	kept = json.loads(frappe.db.get_value("Version", version.name, "data"))
	assert kept == {"changed": changes, "added": added[1:]}
