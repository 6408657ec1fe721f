"""The reports of needs, seen from every level."""

from __future__ import annotations

from collections import Counter
from typing import Any

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.roles import CITY_OFFICER, COUNTY_OFFICER, PROVINCE_OFFICER
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	YAOJIA_STREET,
	make_officer,
)
from shequ_weiye.training.factories import make_need
from shequ_weiye.training.report.training_need_list.training_need_list import execute as list_needs
from shequ_weiye.training.report.training_needs_by_division.training_needs_by_division import execute, row
from shequ_weiye.training.testing import TrainingTestCase

PROVINCE = "370000000000"
# The day on which the needs of the test were collected; no other need of the site was.
LONG_PAST = "2001-05-01"


class TestTrainingNeedsByDivision(TrainingTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.need(t.COLLECTED)
		self.need(t.CLOSED, outcome="Found Work", direction="Cooking")
		self.need(t.WITHDRAWN)
		self.need(t.TRAINED, resident=make_resident(division="370102011001").name)

	def need(self, stage: str, outcome: str | None = None, **values: Any) -> None:
		need = make_need(collected_on=LONG_PAST, **values)
		need.db_set({"workflow_state": stage, "outcome": outcome})

	def rows_for(self, user: str, **filters: Any) -> dict[str, dict[str, Any]]:
		with self.set_user(user):
			rows = execute({"to_date": LONG_PAST, **filters})[1]
		return {found.get("division") or found["label"]: found for found in rows if found["needs"]}

	def counts_for(self, user: str, **filters: Any) -> dict[str, tuple[int, int, int]]:
		rows = self.rows_for(user, **filters)
		return {
			key: (found["needs"], found["wanting"], found["trained_in_all"]) for key, found in rows.items()
		}

	def test_a_community_sees_its_own_needs_and_what_each_rate_is_the_share_of(self) -> None:
		found = self.rows_for(self.community)[QIANFOSHAN_COMMUNITY]
		self.assertEqual((found["collected"], found["closed"], found["withdrawn"]), (1, 1, 1))
		self.assertEqual((found["trained_in_all"], found["wanting"], found["rate"]), (1, 2, 50.0))
		self.assertEqual((found["in_work"], found["work_rate"]), (1, 100.0))

	def test_street_county_city_and_province_see_one_level_down(self) -> None:
		city, province = make_officer(CITY_OFFICER, JINAN), make_officer(PROVINCE_OFFICER, PROVINCE)
		self.assertEqual(self.counts_for(self.street), {QIANFOSHAN_COMMUNITY: (3, 2, 1)})
		self.assertEqual(
			self.counts_for(self.county), {QIANFOSHAN_STREET: (3, 2, 1), YAOJIA_STREET: (1, 1, 1)}
		)
		self.assertEqual(self.counts_for(city), {LIXIA: (4, 3, 2)})
		self.assertEqual(self.counts_for(province), {JINAN: (4, 3, 2)})

	def test_choosing_a_division_leads_a_level_down(self) -> None:
		self.assertEqual(
			self.counts_for(self.county, division=QIANFOSHAN_STREET), {QIANFOSHAN_COMMUNITY: (3, 2, 1)}
		)

	def test_another_county_sees_nothing_of_it(self) -> None:
		other = make_officer(COUNTY_OFFICER, SHINAN)
		self.assertEqual(self.counts_for(other), {})
		self.assertRaises(frappe.PermissionError, self.counts_for, other, division=QIANFOSHAN_STREET)

	def test_rows_by_direction_and_filters(self) -> None:
		by_direction = self.counts_for(self.county, group_by="Employment Direction")
		self.assertEqual(by_direction, {"Cooking": (1, 1, 1), "Health and Elderly Care": (3, 2, 1)})
		self.assertEqual(
			self.counts_for(self.community, direction="Cooking"), {QIANFOSHAN_COMMUNITY: (1, 1, 1)}
		)
		self.assertEqual(self.counts_for(self.community, from_date=add_days(LONG_PAST, 1)), {})

	def test_a_rate_of_nothing_is_no_number(self) -> None:
		found = row("", Counter(), Counter())
		self.assertIsNone(found["rate"])
		self.assertIsNone(found["work_rate"])

	def test_the_chart_draws_the_rows(self) -> None:
		with self.set_user(self.county):
			_columns, rows, _message, chart = execute({"to_date": LONG_PAST})
		self.assertEqual(chart["data"]["labels"], [found["label"] for found in rows])
		self.assertEqual(sum(chart["data"]["datasets"][1]["values"]), 2)


class TestTrainingNeedList(TrainingTestCase):
	def lines_for(self, user: str, **filters: Any) -> dict[str, dict[str, Any]]:
		with self.set_user(user):
			return {line["name"]: line for line in list_needs(filters)[1]}

	def test_the_list_tells_the_four_things_to_know(self) -> None:
		resident = make_resident(education="Junior College", employment_status="Unemployed")
		need = make_need(resident.name, wanted_content="想学护理")
		line = self.lines_for(self.community)[need.name]
		self.assertEqual((line["education"], line["employment_status"]), ("Junior College", "Unemployed"))
		self.assertEqual((line["skill_level"], line["willingness"]), ("No Certificate", "Willing"))
		self.assertEqual((line["wanted"], line["times"]), ("想学护理", "Evening Class"))
		self.assertEqual((line["direction"], line["age"]), ("Health and Elderly Care", resident.age))

	def test_settled_needs_are_listed_only_when_asked_for(self) -> None:
		need = make_need()
		need.db_set("workflow_state", t.CLOSED)
		self.assertNotIn(need.name, self.lines_for(self.community))
		self.assertIn(need.name, self.lines_for(self.community, stage=t.CLOSED))

	def test_other_places_are_out_of_sight(self) -> None:
		need = make_need(collected_on=nowdate())
		self.assertNotIn(need.name, self.lines_for(self.other_street))
		self.assertRaises(
			frappe.PermissionError, self.lines_for, self.other_street, division=QIANFOSHAN_STREET
		)
