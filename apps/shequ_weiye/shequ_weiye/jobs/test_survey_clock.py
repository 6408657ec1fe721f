"""Old surveys are asked for once; young ones, and employers visited since, are left alone."""

from __future__ import annotations

from unittest.mock import patch

import frappe
import pytest
from frappe.utils import add_days, add_to_date, now_datetime, nowdate

from shequ_weiye.jobs.factories import make_employer, make_survey
from shequ_weiye.jobs.survey_clock import ask_for_surveys
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY
from shequ_weiye.testing import OfficersTestCase


class TestSurveyClock(OfficersTestCase):
	def asked_on(self, employer: str) -> object:
		return frappe.db.get_value("Employer", employer, "survey_asked_on")

	@pytest.mark.job("shequ_weiye.jobs.survey_clock.ask_for_surveys", "changes", "leaves", "twice")
	def test_an_old_survey_is_asked_for_once_and_a_young_one_is_not(self) -> None:
		old, young = make_employer().name, make_employer().name
		make_survey(employer=old, surveyed_on=add_days(nowdate(), -180))
		make_survey(employer=young, surveyed_on=add_days(nowdate(), -179))
		told = (self.community, self.street)
		ask_for_surveys()
		ask_for_surveys()
		self.assertTrue(self.asked_on(old))
		self.assertFalse(self.asked_on(young))
		self.assertEqual([notices_to(officer) for officer in told], [1, 0])

	@pytest.mark.job("shequ_weiye.jobs.survey_clock.ask_for_surveys", "after_downtime")
	def test_after_three_days_of_downtime_what_was_missed_is_asked_for(self) -> None:
		employer = make_employer().name
		with self.freeze_time(add_to_date(now_datetime(), days=183)):
			ask_for_surveys()
			self.assertTrue(self.asked_on(employer))

	def test_a_community_that_could_not_be_told_is_asked_in_the_next_night(self) -> None:
		employer, officer = make_employer().name, self.community
		make_survey(employer=employer, surveyed_on=add_days(nowdate(), -180))
		with patch("shequ_weiye.jobs.survey_clock.notify", side_effect=ValueError):
			self.assertEqual(ask_for_surveys().failed, 1)
		self.assertFalse(self.asked_on(employer))
		ask_for_surveys()
		self.assertTrue(self.asked_on(employer))
		self.assertEqual(notices_to(officer), 1)

	def test_a_new_survey_begins_the_days_anew(self) -> None:
		employer = make_employer().name
		make_survey(employer=employer, surveyed_on=add_days(nowdate(), -200))
		ask_for_surveys()
		make_survey(employer=employer)
		self.assertFalse(self.asked_on(employer))
		ask_for_surveys()
		self.assertFalse(self.asked_on(employer))

	def test_zero_days_never_asks(self) -> None:
		employer = make_employer().name
		make_survey(employer=employer, surveyed_on=add_days(nowdate(), -900))
		with patch("shequ_weiye.jobs.survey_clock.jobs_settings", return_value=frappe._dict(survey_days=0)):
			self.assertEqual(ask_for_surveys(), (0, 0))
		self.assertFalse(self.asked_on(employer))


def notices_to(user: str) -> int:
	return frappe.db.count("Notification Log", {"for_user": user, "document_name": QIANFOSHAN_COMMUNITY})
