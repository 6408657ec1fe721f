"""The nightly review of residents: old statuses and birthdays."""

from __future__ import annotations

from unittest.mock import patch

import frappe
import pytest
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, getdate
from time_machine import travel

from shequ_weiye.constants import residents as r
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.residents.factories import make_id_number, make_resident, make_status_change
from shequ_weiye.residents.jobs import review_residents
from shequ_weiye.residents.services.settings import residents_settings
from shequ_weiye.territory.factories import make_officer


def on(day: str) -> travel:
	return travel(f"{day} 04:00:00.000001 +0000", tick=False)


class TestReviewOfResidents(FrappeTestCase):
	def tearDown(self) -> None:
		frappe.db.rollback()

	def register(self, day: str, **values: object) -> str:
		with on(day):
			return make_resident(registered_on=day, employment_status="Unemployed", **values).name

	def value(self, name: str, field: str) -> object:
		return frappe.db.get_value("Resident", name, field)

	@pytest.mark.job("shequ_weiye.residents.jobs.review_residents", "changes", "leaves", "twice")
	def test_an_old_status_is_asked_for_once_and_a_fresh_one_not(self) -> None:
		old, fresh = self.register("2026-01-01"), self.register("2026-03-01")
		officer = make_officer(COMMUNITY_OFFICER)
		with on("2026-03-31"):
			review_residents()
			self.assertIsNone(self.value(old, "recheck_asked_on"))
		with on("2026-04-03"):
			self.assertEqual(review_residents(), (1, 0))
			self.assertEqual(str(self.value(old, "recheck_asked_on")), "2026-04-03")
			self.assertIsNone(self.value(fresh, "recheck_asked_on"))
			self.assertEqual(review_residents(), (0, 0))
		notices = frappe.get_all("Notification Log", filters={"for_user": officer}, fields=["subject"])
		self.assertEqual(len(notices), 1)
		self.assertNotIn("张三", notices[0].subject)

	def test_a_community_that_could_not_be_told_is_asked_in_the_next_night(self) -> None:
		name, officer = self.register("2026-01-01"), make_officer(COMMUNITY_OFFICER)
		with on("2026-04-03"), patch("shequ_weiye.residents.jobs.notify", side_effect=ValueError):
			self.assertEqual(review_residents(), (0, 1))
		self.assertIsNone(self.value(name, "recheck_asked_on"))
		with on("2026-04-04"):
			self.assertEqual(review_residents(), (1, 0))
		self.assertEqual(frappe.db.count("Notification Log", {"for_user": officer}), 1)

	def test_a_status_told_anew_needs_no_re_check_for_another_ninety_days(self) -> None:
		name = self.register("2026-01-01")
		with on("2026-04-03"):
			review_residents()
			make_status_change(resident=name, status="Unemployed", changed_on="2026-04-03")
			self.assertEqual(str(self.value(name, "recheck_due_on")), "2026-07-02")
			self.assertIsNone(self.value(name, "recheck_asked_on"))
			self.assertEqual(review_residents(), (0, 0))

	@pytest.mark.job("shequ_weiye.residents.jobs.review_residents", "changes", "twice", "after_downtime")
	def test_a_person_comes_of_age_on_the_birthday_even_if_the_job_runs_later(self) -> None:
		name = self.register("2026-01-01", id_number=make_id_number(getdate("2010-03-05")))
		with on("2026-03-04"):
			review_residents()
			self.assertEqual(self.value(name, "age_group"), r.BELOW_WORKING_AGE)
		with on("2026-03-08"):
			self.assertEqual(review_residents(), (1, 0))
			self.assertEqual(self.value(name, "age_group"), r.WORKING_AGE)
			self.assertEqual(review_residents(), (0, 0))

	def test_a_man_retires_in_the_month_of_the_decision(self) -> None:
		name = self.register("2026-01-01", id_number=make_id_number(getdate("1966-01-20"), serial=77))
		self.assertEqual(str(self.value(name, "retires_on")), "2026-05-01")
		with on("2026-03-15"):
			review_residents()
			self.assertEqual(self.value(name, "age_group"), r.OLDER_WORKING_AGE)
		with on("2026-05-01"):
			review_residents()
			self.assertEqual(self.value(name, "age_group"), r.RETIREMENT_AGE)

	def test_each_group_begins_on_its_day_and_not_the_day_before(self) -> None:
		older = residents_settings()
		cases = (
			(
				make_id_number(getdate("2010-06-15"), serial=71),
				"2026-06-15",
				r.BELOW_WORKING_AGE,
				r.WORKING_AGE,
			),
			(
				make_id_number(getdate(f"{2026 - older.older_age_men}-06-15"), serial=73),
				"2026-06-15",
				r.WORKING_AGE,
				r.OLDER_WORKING_AGE,
			),
			(
				make_id_number(getdate(f"{2026 - older.older_age_women}-06-15"), serial=74),
				"2026-06-15",
				r.WORKING_AGE,
				r.OLDER_WORKING_AGE,
			),
		)
		for number, day, before, after in cases:
			with self.subTest(after=after, number=number[-4:]):
				name = self.register("2026-06-01", id_number=number)
				self.assertEqual(self.group_after_review(name, add_days(day, -1)), before)
				self.assertEqual(self.group_after_review(name, day), after)
				self.assertEqual(self.group_after_review(name, add_days(day, 3)), after)

	def group_after_review(self, name: str, day: str) -> object:
		with on(str(day)):
			review_residents()
		return self.value(name, "age_group")

	def test_whoever_left_is_not_asked(self) -> None:
		name = self.register("2026-01-01")
		frappe.db.set_value("Resident", name, "workflow_state", r.LEFT)
		with on("2026-06-01"):
			self.assertEqual(review_residents(), (0, 0))
