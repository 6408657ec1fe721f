from __future__ import annotations

import frappe
import pytest
import time_machine
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_OFFICER,
	ROLES,
	STREET_OFFICER,
	WEIYE_ADMINISTRATOR,
)
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	YAOJIA_STREET,
	make_officer,
	make_posting,
	make_user,
)
from shequ_weiye.territory.jobs import follow_postings


def our_roles(user: str) -> set[str]:
	return {role for role in frappe.get_roles(user) if role.endswith("Officer") or role.startswith("Weiye")}


class TestStaffPosting(FrappeTestCase):
	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		super().tearDown()

	def test_a_posting_gives_its_role_and_opens_the_desk(self) -> None:
		user = make_officer(STREET_OFFICER)
		self.assertEqual(our_roles(user), {STREET_OFFICER})
		self.assertEqual(frappe.db.get_value("User", user, "user_type"), "System User")

	def test_the_role_goes_with_the_last_posting_that_gives_it(self) -> None:
		first = make_posting(STREET_OFFICER, QIANFOSHAN_STREET)
		second = make_posting(STREET_OFFICER, YAOJIA_STREET, user=first.user)
		first.to_date = "2020-02-01"
		first.save()
		self.assertEqual(our_roles(first.user), {STREET_OFFICER})
		second.delete()
		self.assertEqual(our_roles(first.user), set())

	def test_roles_that_are_not_ours_stay(self) -> None:
		user = make_user("translator")
		user.add_roles("Translator")
		make_posting(COMMUNITY_OFFICER, user=user.name).delete()
		self.assertIn("Translator", frappe.get_roles(user.name))

	def test_nobody_becomes_a_system_manager_by_being_first(self) -> None:
		user = make_officer(COUNTY_OFFICER)
		self.assertNotIn("System Manager", frappe.get_roles(user))

	@pytest.mark.job("shequ_weiye.territory.jobs.follow_postings", "changes", "twice")
	def test_a_posting_to_come_gives_its_role_on_its_first_night(self) -> None:
		with time_machine.travel("2026-03-01 12:00 +0800", tick=False):
			posting = make_posting(STREET_OFFICER, from_date="2026-03-02", to_date="2026-03-03")
			self.assertEqual(our_roles(posting.user), set())
		with time_machine.travel("2026-03-02 00:05 +0800", tick=False):
			self.assertEqual(follow_postings().changed, 1)
			self.assertEqual(our_roles(posting.user), {STREET_OFFICER})
			self.assertEqual(follow_postings().changed, 0)
		with time_machine.travel("2026-03-04 00:05 +0800", tick=False):
			follow_postings()
			self.assertEqual(our_roles(posting.user), set())

	@pytest.mark.job("shequ_weiye.territory.jobs.follow_postings", "leaves", "twice", "after_downtime")
	def test_after_three_days_of_downtime_what_began_and_ended_meanwhile_is_made_up_for(self) -> None:
		with time_machine.travel("2026-03-01 12:00 +0800", tick=False):
			ending = make_posting(STREET_OFFICER, user=make_user("ending").name, to_date="2026-03-02")
			coming = make_posting(STREET_OFFICER, user=make_user("coming").name, from_date="2026-03-03")
			staying = make_posting(STREET_OFFICER, user=make_user("staying").name)
		with time_machine.travel("2026-03-05 00:05 +0800", tick=False):
			self.assertEqual(follow_postings().changed, 2)
			self.assertEqual(follow_postings().changed, 0)
		roles = [our_roles(posting.user) for posting in (ending, coming, staying)]
		self.assertEqual(roles, [set(), {STREET_OFFICER}, {STREET_OFFICER}])

	def test_an_account_that_cannot_be_saved_does_not_keep_the_others_in_their_roles(self) -> None:
		with time_machine.travel("2026-03-01 12:00 +0800", tick=False):
			bad = make_posting(STREET_OFFICER, user=make_user("bad").name, to_date="2026-03-02")
			ending = make_posting(STREET_OFFICER, user=make_user("ending").name, to_date="2026-03-02")
		# A profile of roles that has vanished past every rule.
		frappe.db.set_value("User", bad.user, "role_profile_name", "gone")
		with time_machine.travel("2026-03-03 00:05 +0800", tick=False):
			self.assertEqual(follow_postings(), (1, 1))
		self.assertEqual(our_roles(ending.user), set())

	def test_the_level_of_the_division_must_fit_the_role(self) -> None:
		user = make_user().name
		for role, division in ((STREET_OFFICER, LIXIA), (COMMUNITY_OFFICER, QIANFOSHAN_STREET)):
			with self.assertRaisesRegex(frappe.ValidationError, "济南市历下区"):
				make_posting(role, division, user=user)
		self.assertTrue(make_posting(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY, user=user).name)

	def test_the_form_offers_all_of_our_roles_and_no_other_can_be_given(self) -> None:
		offered = frappe.get_meta("Staff Posting").get_field("role").options.split("\n")
		self.assertEqual(sorted(offered), sorted(ROLES))
		with self.assertRaises(frappe.ValidationError):
			make_posting("System Manager", LIXIA, user=make_user().name)

	def test_a_posting_does_not_end_before_it_begins(self) -> None:
		with self.assertRaises(frappe.ValidationError):
			make_posting(from_date="2026-03-02", to_date="2026-03-01")
		self.assertTrue(make_posting(from_date="2026-03-02", to_date="2026-03-02").name)

	def test_the_same_is_not_said_twice_for_the_same_days(self) -> None:
		first = make_posting(STREET_OFFICER, from_date="2026-01-01", to_date="2026-03-31")
		with self.assertRaisesRegex(frappe.ValidationError, first.name):
			make_posting(STREET_OFFICER, user=first.user, from_date="2026-03-31")
		self.assertTrue(make_posting(STREET_OFFICER, user=first.user, from_date="2026-04-01").name)

	def test_a_disabled_user_and_an_operator_cannot_be_posted(self) -> None:
		operator = make_user("operator")
		operator.add_roles("System Manager")
		disabled = make_user("left.long.ago")
		disabled.enabled = 0
		disabled.save()
		for user in (operator.name, disabled.name, "Administrator", "Guest"):
			with self.assertRaises(frappe.ValidationError):
				make_posting(STREET_OFFICER, user=user)

	def test_an_administrator_posts_in_the_own_county_alone(self) -> None:
		officer = make_user("somebody").name
		frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))
		self.assertTrue(make_posting(STREET_OFFICER, QIANFOSHAN_STREET, user=officer).name)
		with self.assertRaises(frappe.PermissionError):
			make_posting(COUNTY_OFFICER, SHINAN, user=officer)

	def test_nobody_posts_themselves_or_prolongs_their_own_posting(self) -> None:
		own = make_posting(WEIYE_ADMINISTRATOR, LIXIA)
		frappe.set_user(own.user)
		with self.assertRaises(frappe.PermissionError):
			make_posting(COUNTY_OFFICER, LIXIA, user=own.user)
		own = frappe.get_doc("Staff Posting", own.name)
		own.to_date = "2099-12-31"
		with self.assertRaises(frappe.PermissionError):
			own.save()

	def test_officers_neither_see_nor_write_postings(self) -> None:
		posting = make_posting(STREET_OFFICER)
		frappe.set_user(posting.user)
		self.assertFalse(frappe.has_permission("Staff Posting", "read", posting.name))
		with self.assertRaises(frappe.PermissionError):
			frappe.get_list("Staff Posting")

	def test_an_operator_gives_the_first_posting_without_holding_one(self) -> None:
		operator = make_user("operator")
		operator.add_roles("System Manager")
		officer = make_user("first.administrator").name
		frappe.set_user(operator.name)
		posting = make_posting(WEIYE_ADMINISTRATOR, LIXIA, user=officer)
		self.assertIn(posting.name, frappe.get_list("Staff Posting", pluck="name"))
