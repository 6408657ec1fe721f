"""The report of fairs, seen from every level."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.roles import CITY_OFFICER, COUNTY_OFFICER, PROVINCE_OFFICER
from shequ_weiye.jobs.factories import make_booth, make_fair
from shequ_weiye.jobs.report.job_fairs_by_division.job_fairs_by_division import execute
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	YAOJIA_STREET,
	make_officer,
)
from shequ_weiye.testing import OfficersTestCase

PROVINCE = "370000000000"
RESULT = {"sign_up_count": 30, "attended": 20, "hired": 4}


class TestJobFairsByDivision(OfficersTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.hold_fair()
		self.hold_fair(division=QIANFOSHAN_STREET)
		self.hold_fair(division="370102011001")
		self.hold_fair(j.CANCELLED)
		self.hold_fair(j.DRAFT)

	def hold_fair(self, state: str = j.SUMMED_UP, **values: Any) -> None:
		fair = make_fair(booths=[make_booth(), make_booth(booth_number="A02")], **values)
		fair.db_set({"workflow_state": state, **RESULT})

	def rows_for(self, user: str, **filters: Any) -> dict[str, tuple[int, ...]]:
		with self.set_user(user):
			rows = execute(filters)[1]
		return {
			row["division"]: (row["fairs"], row["booths"], row["sign_ups"], row["hired"])
			for row in rows
			if row["fairs"]
		}

	def test_a_community_sees_its_own_fairs(self) -> None:
		self.assertEqual(self.rows_for(self.community), {QIANFOSHAN_COMMUNITY: (1, 2, 30, 4)})

	def test_a_street_sees_its_communities_and_its_own_fairs_apart(self) -> None:
		expected = {QIANFOSHAN_COMMUNITY: (1, 2, 30, 4), QIANFOSHAN_STREET: (1, 2, 30, 4)}
		self.assertEqual(self.rows_for(self.street), expected)

	def test_a_county_sees_its_streets(self) -> None:
		expected = {QIANFOSHAN_STREET: (2, 4, 60, 8), YAOJIA_STREET: (1, 2, 30, 4)}
		self.assertEqual(self.rows_for(self.county), expected)

	def test_city_and_province_see_one_row_for_all_below(self) -> None:
		city, province = make_officer(CITY_OFFICER, JINAN), make_officer(PROVINCE_OFFICER, PROVINCE)
		self.assertEqual(self.rows_for(city), {LIXIA: (3, 6, 90, 12)})
		self.assertEqual(self.rows_for(province), {JINAN: (3, 6, 90, 12)})

	def test_choosing_a_division_leads_a_level_down(self) -> None:
		expected = {QIANFOSHAN_COMMUNITY: (1, 2, 30, 4), QIANFOSHAN_STREET: (1, 2, 30, 4)}
		self.assertEqual(self.rows_for(self.county, division=QIANFOSHAN_STREET), expected)

	def test_another_county_sees_nothing_of_it(self) -> None:
		other = make_officer(COUNTY_OFFICER, SHINAN)
		self.assertEqual(self.rows_for(other), {})
		self.assertRaises(frappe.PermissionError, self.rows_for, other, division=QIANFOSHAN_STREET)

	def test_a_user_without_a_posting_sees_nothing(self) -> None:
		self.assertRaises(frappe.PermissionError, self.rows_for, "Guest")

	def test_the_days_and_the_kind_are_filtered(self) -> None:
		later, earlier = add_days(nowdate(), 11), add_days(nowdate(), 9)
		self.assertEqual(self.rows_for(self.community, from_date=later), {})
		self.assertEqual(self.rows_for(self.community, to_date=earlier), {})
		self.assertEqual(len(self.rows_for(self.community, from_date=earlier, to_date=later)), 1)
		self.assertEqual(self.rows_for(self.community, fair_kind=j.ONLINE), {})

	def test_the_chart_draws_the_rows(self) -> None:
		with self.set_user(self.county):
			_columns, rows, _message, chart = execute({})
		self.assertEqual(chart["data"]["labels"], [row["division_name"] for row in rows])
		self.assertEqual(sum(chart["data"]["datasets"][1]["values"]), 12)
