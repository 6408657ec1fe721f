"""Employer surveys: the three questions of plan task 15 and what they leave with the employer."""

from __future__ import annotations

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.jobs.factories import make_employer, make_survey
from shequ_weiye.testing import OfficersTestCase


class TestEmployerSurvey(OfficersTestCase):
	def test_an_employer_shows_the_numbers_of_the_newest_survey(self) -> None:
		employer = make_employer()
		make_survey(employer=employer.name, headcount=20, shortage=4)
		make_survey(employer=employer.name, headcount=10, shortage=1, surveyed_on=add_days(nowdate(), -90))
		employer.reload()
		self.assertEqual((employer.headcount, employer.shortage), (20, 4))
		self.assertEqual(str(employer.last_surveyed_on), nowdate())

	def test_a_survey_lies_where_its_employer_is(self) -> None:
		employer = make_employer()
		survey = make_survey(employer=employer.name, division="370102011001")
		self.assertEqual((survey.division, survey.division_code), (employer.division, employer.division))

	def test_a_survey_of_an_employer_out_of_the_area_is_refused(self) -> None:
		employer = make_employer().name
		with self.set_user(self.other_street):
			self.assertRaises(frappe.PermissionError, make_survey, employer=employer)

	def test_a_visit_to_come_is_refused(self) -> None:
		self.refused("lies in the future", lambda: make_survey(surveyed_on=add_days(nowdate(), 1)))

	def test_negative_numbers_are_refused(self) -> None:
		self.refused("cannot be negative", lambda: make_survey(headcount=-1))
		self.refused("cannot be negative", lambda: make_survey(shortage=-1))

	def test_a_shortage_names_the_work(self) -> None:
		self.refused("for which work", lambda: make_survey(shortage_detail=" "))
		self.assertTrue(make_survey(shortage=0, shortage_detail="").name)
