# Copyright (c) 2026, 社区微业 developers and contributors
# See license.txt

from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.residents.factories import make_household, make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, make_officer


def member(resident: str, relation: str) -> dict[str, str]:
	return {"resident": resident, "relation": relation}


class TestHousehold(FrappeTestCase):
	"""One head, everybody once, and in one household only."""

	def setUp(self) -> None:
		self.head, self.spouse = make_resident().name, make_resident(full_name="李四").name

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def test_a_household_lies_where_its_head_lives(self) -> None:
		household = make_household(
			members=[member(self.head, "Head of Household"), member(self.spouse, "Spouse")]
		)
		self.assertEqual((household.head, household.head_name), (self.head, "张三"))
		self.assertEqual((household.division, household.member_count), (QIANFOSHAN_COMMUNITY, 2))
		self.assertEqual(household.members[1].resident_name, "李四")

	def test_a_household_has_exactly_one_head(self) -> None:
		for relations in (("Spouse", "Child"), ("Head of Household", "Head of Household")):
			members = [member(self.head, relations[0]), member(self.spouse, relations[1])]
			with self.assertRaises(frappe.ValidationError):
				make_household(members=members)

	def test_a_person_stands_in_one_row(self) -> None:
		with self.assertRaises(frappe.ValidationError):
			make_household(members=[member(self.head, "Head of Household"), member(self.head, "Spouse")])

	def test_a_person_belongs_to_one_household(self) -> None:
		first = make_household(
			members=[member(self.head, "Head of Household"), member(self.spouse, "Spouse")]
		)
		with self.assertRaisesRegex(frappe.DuplicateEntryError, first.name):
			make_household(members=[member(self.spouse, "Head of Household")])
		first.members = first.members[:1]
		first.save()
		make_household(members=[member(self.spouse, "Head of Household")])

	def test_members_from_another_area_are_refused(self) -> None:
		frappe.set_user(make_officer(COMMUNITY_OFFICER, "370102011001"))
		with self.assertRaises(frappe.PermissionError):
			make_household(members=[member(self.head, "Head of Household")])
