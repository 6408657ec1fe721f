# Copyright (c) 2026, 社区微业 developers and contributors
# See license.txt

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, nowdate

from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.residents.factories import make_resident, make_status_change
from shequ_weiye.territory.factories import make_officer

if TYPE_CHECKING:
	from shequ_weiye.residents.doctype.employment_status_change.employment_status_change import (
		EmploymentStatusChange,
	)


class TestEmploymentStatusChange(FrappeTestCase):
	"""The history is only added to; the resident shows its latest entry."""

	def setUp(self) -> None:
		self.resident = make_resident(
			registered_on=add_days(nowdate(), -30), employment_status="Unemployed"
		).name

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def status(self) -> str:
		return frappe.db.get_value("Resident", self.resident, "employment_status")

	def change(self, status: str, days_ago: int = 0) -> EmploymentStatusChange:
		return make_status_change(
			resident=self.resident, status=status, changed_on=add_days(nowdate(), -days_ago)
		)

	def test_the_status_told_at_the_registration_begins_the_history(self) -> None:
		history = frappe.get_all(
			"Employment Status Change", {"resident": self.resident}, ["status", "changed_on"]
		)
		self.assertEqual(
			[(row.status, str(row.changed_on)) for row in history], [("Unemployed", add_days(nowdate(), -30))]
		)

	def test_the_resident_shows_the_latest_status_whatever_the_order_of_entry(self) -> None:
		self.change("Employed", 5)
		self.assertEqual(self.status(), "Employed")
		self.change("Flexibly Employed", 20)
		self.assertEqual(self.status(), "Employed")

	def test_of_two_entries_for_a_day_the_last_holds(self) -> None:
		self.change("Employed")
		self.change("Unemployed")
		self.assertEqual(self.status(), "Unemployed")

	def test_the_same_twice_for_a_day_is_refused(self) -> None:
		first = self.change("Employed")
		with self.assertRaisesRegex(frappe.DuplicateEntryError, first.name):
			self.change("Employed")

	def test_an_entry_is_neither_changed_nor_deleted(self) -> None:
		entry = self.change("Employed")
		entry.status = "Retired"
		with self.assertRaises(frappe.PermissionError):
			entry.save()
		with self.assertRaises(frappe.PermissionError):
			frappe.delete_doc("Employment Status Change", entry.name)

	def test_a_change_in_the_future_or_before_birth_is_refused(self) -> None:
		for days_ago in (-1, 365 * 90):
			with self.assertRaises(frappe.ValidationError):
				self.change("Employed", days_ago)

	def test_the_status_is_not_typed_into_the_resident(self) -> None:
		resident = frappe.get_doc("Resident", self.resident)
		resident.employment_status = "Retired"
		resident.save()
		self.assertEqual(self.status(), "Unemployed")

	def test_residents_of_another_area_are_out_of_reach(self) -> None:
		frappe.set_user(make_officer(COMMUNITY_OFFICER, "370102011001"))
		with self.assertRaises(frappe.PermissionError):
			self.change("Employed")
