"""Employers: where they lie, how they are told apart."""

from __future__ import annotations

import frappe

from shequ_weiye.jobs.factories import make_employer
from shequ_weiye.startups.factories import make_uscc
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, QIANFOSHAN_STREET
from shequ_weiye.testing import OfficersTestCase

NEIGHBOUR = "370102002009"


class TestEmployer(OfficersTestCase):
	def test_a_community_officer_records_an_employer_of_the_own_community(self) -> None:
		with self.set_user(self.community):
			employer = make_employer(division=None)
		self.assertEqual(employer.division_code, QIANFOSHAN_COMMUNITY)

	def test_an_employer_of_another_community_is_refused(self) -> None:
		with self.set_user(self.community):
			self.assertRaises(frappe.PermissionError, make_employer, division="370102011001")

	def test_an_employer_belongs_to_a_community(self) -> None:
		self.refused("Choose the community", lambda: make_employer(division=QIANFOSHAN_STREET))

	def test_a_credit_code_is_brought_into_its_normal_form(self) -> None:
		code = make_uscc()
		self.assertEqual(make_employer(uscc=f" {code[:8].lower()} {code[8:]}").uscc, code)

	def test_a_wrong_check_character_is_refused(self) -> None:
		code = make_uscc()
		wrong = code[:-1] + ("1" if code[-1] != "1" else "2")
		self.assertRaises(frappe.ValidationError, make_employer, uscc=wrong)

	def test_a_shop_without_a_licence_is_recorded_too(self) -> None:
		self.assertFalse(make_employer(uscc=None).uscc)
		self.assertFalse(make_employer(uscc="").uscc)

	def test_one_code_stands_once_in_a_community_but_may_stand_in_two(self) -> None:
		code = make_uscc()
		first = make_employer(uscc=code)
		make_employer(uscc=code, division=NEIGHBOUR)
		self.refused(first.name, lambda: make_employer(uscc=code), frappe.DuplicateEntryError)

	def test_one_name_stands_once_in_a_community(self) -> None:
		make_employer(employer_name="老王 面馆")
		self.assertRaises(frappe.DuplicateEntryError, make_employer, employer_name=" 老王  面馆 ")

	def test_an_impossible_mobile_number_is_refused(self) -> None:
		self.refused("11 digits", lambda: make_employer(contact_mobile="12345678901"))

	def test_numbers_of_the_survey_are_not_taken_from_a_client(self) -> None:
		employer = make_employer(headcount=900, shortage=90, last_surveyed_on="2026-01-01")
		self.assertFalse(employer.headcount or employer.shortage or employer.last_surveyed_on)

	def test_lists_show_the_own_street_only(self) -> None:
		employer = make_employer().name
		with self.set_user(self.street):
			self.assertIn(employer, frappe.get_list("Employer", pluck="name"))
		with self.set_user(self.other_street):
			self.assertNotIn(employer, frappe.get_list("Employer", pluck="name"))
