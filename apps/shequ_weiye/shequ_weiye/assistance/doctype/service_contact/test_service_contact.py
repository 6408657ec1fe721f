# Copyright (c) 2026, 社区微业 developers and contributors
# See license.txt

from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase
from time_machine import travel

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.assistance.services.contacts import record_contact
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows_assistance import EXIT_AID
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import (
	QIANFOSHAN_COMMUNITY,
	SHINAN,
	YAOJIA_STREET,
	make_account,
	make_officer,
	make_posting,
)

OTHER_COMMUNITY = "370102011004"


@travel("2026-06-10 04:00:00.000001 +0000", tick=False)
class TestServiceContact(FrappeTestCase):
	"""Contacts are dated sensibly, counted once and find their record by themselves."""

	def setUp(self) -> None:
		self.resident = make_resident(registered_on="2026-03-05").name
		self.community = make_officer(COMMUNITY_OFFICER)
		frappe.set_user(self.community)
		self.record = make_assistance_record(resident=self.resident)

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def count(self, kind: str = a.GUIDANCE) -> int:
		return frappe.db.get_value("Assistance Record", self.record.name, f"{kind.lower()}_done")

	def test_a_contact_finds_its_record_and_is_counted(self) -> None:
		contact = make_contact(self.record)
		self.assertEqual(contact.assistance_record, self.record.name)
		self.assertEqual((contact.division, contact.officer), (QIANFOSHAN_COMMUNITY, self.community))
		self.assertEqual(self.count(), 1)
		self.assertEqual(
			str(frappe.db.get_value("Assistance Record", self.record.name, "last_contact_on")), "2026-06-10"
		)

	def test_place_and_name_come_from_the_resident_whatever_a_client_sends(self) -> None:
		contact = make_contact(self.record, resident_name="李四", division_code=SHINAN)
		self.assertEqual((contact.division_code, contact.resident_name), (QIANFOSHAN_COMMUNITY, "张三"))

	def test_a_contact_before_the_registration_is_refused(self) -> None:
		with self.assertRaisesRegex(frappe.ValidationError, "2026"):
			make_contact(self.record, contacted_on="2026-03-04")
		self.assertEqual(self.count(), 0)

	def test_a_contact_in_the_future_is_refused(self) -> None:
		with self.assertRaises(frappe.ValidationError):
			make_contact(self.record, contacted_on="2026-06-11")

	def test_a_contact_after_the_exit_is_refused_and_one_before_is_taken(self) -> None:
		self.record.act(EXIT_AID, {"exit_reason": "Found Work", "exited_on": "2026-06-08"})
		with self.assertRaisesRegex(frappe.ValidationError, self.record.name):
			make_contact(self.record, contacted_on="2026-06-09")
		make_contact(self.record, contacted_on="2026-06-08")
		self.assertEqual(self.count(), 1)

	def test_without_a_record_of_the_year_nothing_is_entered(self) -> None:
		frappe.set_user("Administrator")
		other = make_resident(registered_on="2026-01-01").name
		frappe.set_user(self.community)
		with self.assertRaises(frappe.ValidationError):
			make_contact(frappe._dict(resident=other))

	def test_a_contact_with_a_resident_of_another_area_is_refused(self) -> None:
		frappe.set_user("Administrator")
		frappe.set_user(make_officer(STREET_OFFICER, YAOJIA_STREET))
		with self.assertRaises(frappe.PermissionError):
			make_contact(self.record)

	def test_the_same_service_twice_on_a_day_is_refused_with_the_entry_that_is_there(self) -> None:
		first = make_contact(self.record)
		with self.assertRaisesRegex(frappe.DuplicateEntryError, first.name):
			make_contact(self.record)

	def test_somebody_reached_at_the_second_try_has_two_entries_and_counts_once(self) -> None:
		make_contact(self.record, outcome=a.NOT_REACHED)
		self.assertEqual(self.count(), 0)
		make_contact(self.record)
		self.assertEqual(self.count(), 1)

	def test_a_double_click_is_folded_into_one_entry_and_says_so(self) -> None:
		first = record_contact(self.record.name, a.JOB, content="保洁员")
		second = record_contact(self.record.name, a.JOB, content="保洁员")
		self.assertFalse(first["folded"])
		self.assertTrue(second["folded"])
		self.assertEqual(second["name"], first["name"])
		self.assertEqual(self.count(a.JOB), 1)

	def test_two_posts_pushed_in_one_afternoon_count_once(self) -> None:
		record_contact(self.record.name, a.JOB, content="保洁员")
		contact = make_contact(self.record, kind=a.JOB, contacted_on="2026-06-09", content="保洁员。")
		self.assertEqual(self.count(a.JOB), 1)
		contact.update({"content": "理货员"})
		contact.save()
		self.assertEqual(self.count(a.JOB), 2)

	def test_a_service_without_proof_is_entered_and_the_officer_is_told_what_makes_it_count(self) -> None:
		answer = record_contact(self.record.name, a.JOB)
		self.assertIn(
			frappe._("The service is entered. It counts once you add what was offered, or a paper."),
			answer["message"],
		)
		self.assertEqual(self.count(a.JOB), 0)
		contact = frappe.get_doc("Service Contact", answer["name"])
		contact.content = "理货员"
		contact.save()
		self.assertEqual(self.count(a.JOB), 1)

	def test_an_officer_without_a_post_on_that_day_is_refused_and_one_with_a_post_is_taken(self) -> None:
		frappe.set_user("Administrator")
		new = make_posting(
			COMMUNITY_OFFICER, user=make_account("new.here", COMMUNITY_OFFICER), from_date="2026-06-09"
		).user
		neighbour = make_officer(COMMUNITY_OFFICER, OTHER_COMMUNITY)
		frappe.set_user(self.community)
		for officer, day in ((new, "2026-06-08"), (neighbour, "2026-06-10")):
			with self.assertRaisesRegex(frappe.ValidationError, "2026"):
				make_contact(self.record, officer=officer, contacted_on=day)
		contact = make_contact(self.record, officer=new, contacted_on="2026-06-09")
		contact.contacted_on = "2026-06-08"
		with self.assertRaisesRegex(frappe.ValidationError, "2026"):
			contact.save()

	def test_a_contact_after_death_is_refused(self) -> None:
		self.record.act(EXIT_AID, {"exit_reason": "Died", "exited_on": "2026-06-08"})
		with self.assertRaisesRegex(frappe.ValidationError, self.record.name):
			make_contact(self.record, contacted_on="2026-06-09")
		frappe.set_user("Administrator")
		frappe.db.set_value("Resident", self.resident, {"workflow_state": "Left", "left_reason": "Died"})
		with self.assertRaises(frappe.ValidationError):
			make_contact(self.record, contacted_on="2026-06-07")

	def test_quick_entry_is_refused_outside_the_area(self) -> None:
		frappe.set_user("Administrator")
		frappe.set_user(make_officer(COMMUNITY_OFFICER, OTHER_COMMUNITY))
		with self.assertRaises(frappe.PermissionError):
			record_contact(self.record.name, a.JOB)

	def test_a_changed_day_or_kind_is_counted_anew(self) -> None:
		contact = make_contact(self.record)
		contact.kind = a.POLICY
		contact.save()
		self.assertEqual((self.count(), self.count(a.POLICY)), (0, 1))

	def test_a_wrong_entry_is_removed_by_the_street_and_no_longer_counts(self) -> None:
		contact = make_contact(self.record)
		with self.assertRaises(frappe.PermissionError):
			frappe.delete_doc("Service Contact", contact.name)
		frappe.set_user("Administrator")
		frappe.set_user(make_officer(STREET_OFFICER))
		frappe.delete_doc("Service Contact", contact.name)
		self.assertEqual(self.count(), 0)
