"""Overdue steps are brought before those who hold them, and those one level up."""

from __future__ import annotations

import frappe
import pytest
from frappe.utils import add_days, nowdate
from time_machine import travel

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.policies.applications.overdue import overdue_filters, remind_of, remind_overdue
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import OfficeTestCase
from shequ_weiye.territory.factories import SHINAN, make_officer

HEARERS = {
	s.PENDING_ACCEPTANCE: {COMMUNITY_OFFICER, STREET_OFFICER},
	s.PENDING_STREET_REVIEW: {STREET_OFFICER, COUNTY_OFFICER},
	s.PENDING_COUNTY_APPROVAL: {COUNTY_OFFICER, CITY_OFFICER},
	s.IN_PUBLICITY: {COUNTY_OFFICER, CITY_OFFICER},
	s.PENDING_PAYMENT: {COUNTY_FINANCE_OFFICER, COUNTY_OFFICER},
}


def make_overdue(state: str):
	application = make_startup_application(state)
	application.db_set("step_due_on", add_days(nowdate(), -1))
	return application


def notices(name: str) -> list[frappe._dict]:
	"""Give the reminders, without the notices that the steps themselves brought."""
	filters = {"document_name": name, "email_content": ("is", "not set")}
	return frappe.get_all("Notification Log", filters, ["for_user", "subject", "document_type"])


class TestOverdue(OfficeTestCase):
	"""Whom a reminder reaches, and how often."""

	def test_holder_and_superior_of_the_place_hear_of_it(self) -> None:
		make_officer(COUNTY_OFFICER, SHINAN)
		for state, roles in HEARERS.items():
			with self.subTest(state=state):
				application = make_overdue(state)
				self.assertTrue(remind_of(("Startup Application", application.name)))
				told = {row.for_user for row in notices(application.name)}
				self.assertEqual(told, {self.officers[role] for role in roles})

	def test_only_cases_past_their_day_are_overdue(self) -> None:
		late, today = make_overdue(s.PENDING_ACCEPTANCE), make_startup_application(s.PENDING_ACCEPTANCE)
		today.db_set("step_due_on", nowdate())
		without_a_day = {make_startup_application(state).name for state in (s.DRAFT, s.CLOSED)}
		found = frappe.get_all("Startup Application", filters=overdue_filters(nowdate()), pluck="name")
		self.assertIn(late.name, found)
		self.assertFalse({today.name, *without_a_day} & set(found))

	@pytest.mark.job("shequ_weiye.policies.applications.overdue.remind_overdue", "changes", "leaves", "twice")
	def test_a_day_brings_one_reminder_however_often_the_job_runs(self) -> None:
		late, today = make_overdue(s.PENDING_ACCEPTANCE), make_startup_application(s.PENDING_ACCEPTANCE)
		today.db_set("step_due_on", nowdate())
		self.assertGreaterEqual(remind_overdue().changed, 1)
		self.assertEqual(remind_overdue().changed, 0)
		self.assertEqual((len(notices(late.name)), notices(today.name)), (2, []))

	@pytest.mark.job(
		"shequ_weiye.policies.applications.overdue.remind_overdue", "leaves", "twice", "after_downtime"
	)
	def test_after_three_days_of_downtime_one_reminder_is_made_up_for(self) -> None:
		late, settled = make_overdue(s.PENDING_ACCEPTANCE), make_startup_application(s.CLOSED)
		with travel(f"{add_days(nowdate(), 3)} 08:00:00+08:00", tick=False):
			self.assertGreaterEqual(remind_overdue().changed, 1)
			self.assertEqual(remind_overdue().changed, 0)
		self.assertEqual((len(notices(late.name)), notices(settled.name)), (2, []))

	def test_the_next_day_brings_another(self) -> None:
		application = make_overdue(s.PENDING_ACCEPTANCE)
		remind_of(("Startup Application", application.name))
		with travel(f"{add_days(nowdate(), 1)} 08:00:00+08:00", tick=False):
			self.assertTrue(remind_of(("Startup Application", application.name)))
		self.assertEqual(len(notices(application.name)), 4)

	def test_reminder_names_the_case_and_no_person(self) -> None:
		application = make_overdue(s.PENDING_ACCEPTANCE)
		remind_of(("Startup Application", application.name))
		subject = notices(application.name)[0].subject
		self.assertIn(application.name, subject)
		for secret in (application.applicant_name, application.enterprise_name, application.uscc):
			self.assertNotIn(secret, subject)
