"""Which postings count, and for what."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
import time_machine

from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
	WEIYE_ADMINISTRATOR,
)
from shequ_weiye.permissions import scope
from shequ_weiye.permissions.boot import extend_bootinfo
from shequ_weiye.permissions.remembered import VERSION
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	QINGDAO,
	YAOJIA_STREET,
	make_officer,
	make_posting,
	make_user,
)


def test_a_posting_opens_its_division_and_all_below_and_nothing_beside() -> None:
	user = make_officer(STREET_OFFICER, QIANFOSHAN_STREET)
	assert scope.covers(user, QIANFOSHAN_STREET)
	assert scope.covers(user, QIANFOSHAN_COMMUNITY)
	assert not scope.covers(user, YAOJIA_STREET)
	assert not scope.covers(user, LIXIA)


def test_a_posting_that_was_undone_opens_nothing_in_the_rest_of_the_request() -> None:
	user = make_officer(STREET_OFFICER, QIANFOSHAN_STREET)
	assert scope.covers(user, QIANFOSHAN_STREET)
	frappe.db.rollback()
	assert not scope.covers(user, QIANFOSHAN_STREET)


def test_a_user_without_posting_has_no_area() -> None:
	assert scope.user_areas(make_user("nobody").name) == ()


@pytest.mark.parametrize(
	("dates", "today", "holds"),
	[
		({"from_date": "2026-03-02"}, "2026-03-01", False),
		({"from_date": "2026-03-02"}, "2026-03-02", True),
		({"from_date": "2026-03-02", "to_date": "2026-03-05"}, "2026-03-05", True),
		({"from_date": "2026-03-02", "to_date": "2026-03-05"}, "2026-03-06", False),
	],
)
def test_a_posting_holds_from_its_first_to_its_last_day(
	dates: dict[str, Any], today: str, holds: bool
) -> None:
	user = make_officer(STREET_OFFICER, **dates)
	with time_machine.travel(f"{today} 12:00 +0800", tick=False):
		assert scope.covers(user, QIANFOSHAN_STREET) == holds


def test_a_disabled_user_has_no_area_from_that_moment() -> None:
	make_user("operator").add_roles("System Manager")  # Frappe disables no user of a site without one
	user = make_officer(STREET_OFFICER)
	assert scope.user_areas(user)
	account = frappe.get_doc("User", user)
	account.enabled = 0
	account.save()
	assert scope.user_areas(user) == ()


def test_an_acting_posting_counts_but_is_not_the_default_division() -> None:
	user = make_officer(STREET_OFFICER, YAOJIA_STREET, is_acting=1)
	assert scope.default_division(user) == YAOJIA_STREET
	make_posting(STREET_OFFICER, QIANFOSHAN_STREET, user=user, from_date="2021-01-01")
	assert scope.default_division(user) == QIANFOSHAN_STREET
	assert scope.covers(user, YAOJIA_STREET)


def test_an_own_posting_stands_before_acting_ones_and_the_older_before_the_newer() -> None:
	user = make_officer(STREET_OFFICER, YAOJIA_STREET, is_acting=1, from_date="2019-01-01")
	make_posting(STREET_OFFICER, QIANFOSHAN_STREET, user=user, from_date="2021-02-01")
	make_posting(COUNTY_OFFICER, LIXIA, user=user, from_date="2020-11-30")
	codes = [posting.division_code for posting in scope.current_postings(user)]
	assert codes == [LIXIA, QIANFOSHAN_STREET, YAOJIA_STREET]


def test_where_no_version_tells_what_is_kept_nobody_has_a_right() -> None:
	user = make_officer(STREET_OFFICER)
	frappe.db.delete("Series", {"name": VERSION})
	scope.forget_postings()
	assert scope.user_areas(user) == ()


def test_a_step_needs_the_very_role_and_not_a_superior() -> None:
	street, county = make_officer(STREET_OFFICER), make_officer(COUNTY_OFFICER)
	assert scope.holds_role_over(street, STREET_OFFICER, QIANFOSHAN_COMMUNITY)
	assert not scope.holds_role_over(street, COUNTY_OFFICER, QIANFOSHAN_COMMUNITY)
	assert not scope.holds_role_over(county, STREET_OFFICER, QIANFOSHAN_COMMUNITY)
	assert not scope.holds_role_over("Administrator", STREET_OFFICER, QIANFOSHAN_COMMUNITY)


def test_a_role_counts_only_where_it_was_given() -> None:
	user = make_officer(WEIYE_ADMINISTRATOR, LIXIA)
	make_posting(CITY_OFFICER, QINGDAO, user=user)
	rights = scope.areas_with_right(user, "Staff Posting", "write")
	assert [area.low for area in rights] == [LIXIA]
	assert scope.covers(user, QINGDAO, CITY_OFFICER)
	assert not scope.covers(user, QINGDAO, WEIYE_ADMINISTRATOR)


def test_administrator_has_everything_and_guest_nothing() -> None:
	assert scope.covers("Administrator", QINGDAO)
	assert not scope.covers("Guest", QINGDAO)


def test_records_of_a_merged_division_go_over_to_its_successor_on_the_day() -> None:
	user = make_officer(STREET_OFFICER, QIANFOSHAN_STREET)
	with time_machine.travel("2026-06-01 12:00 +0800", tick=False):
		frappe.get_doc("Administrative Division", YAOJIA_STREET).merge_into(QIANFOSHAN_STREET, "2026-06-10")
		scope.forget_postings()
		assert not scope.covers(user, YAOJIA_STREET)
	with time_machine.travel("2026-06-10 00:30 +0800", tick=False):
		scope.forget_postings()
		assert scope.covers(user, YAOJIA_STREET)


def test_boot_carries_the_own_postings_only_whatever_lies_below() -> None:
	sizes = []
	for role, division in ((CITY_OFFICER, JINAN), (COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)):
		frappe.set_user(make_officer(role, division))
		boot = frappe._dict(allowed_workspaces=[], module_wise_workspaces={})
		extend_bootinfo(boot)
		assert [posting["division"] for posting in boot["weiye"]["postings"]] == [division]
		assert boot["weiye"]["default_division"] == division
		sizes.append(len(frappe.as_json(boot)))
		frappe.set_user("Administrator")
	assert max(sizes) < 2_000
