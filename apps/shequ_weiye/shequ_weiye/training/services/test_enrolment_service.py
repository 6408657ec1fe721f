"""A place in a class counts in the aid ledger of residents who are in it, as long as they hold it."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.assistance.factories import make_assistance_record
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants import training as t
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.training.testing import TrainingTestCase


class TestEnrolmentService(TrainingTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.resident = make_resident(registered_on=add_days(nowdate(), -30)).name
		self.ledger = make_assistance_record(resident=self.resident).name
		self.need = self.verified_need(resident=self.resident)
		self.training_class = self.open_class()

	def change_class(self, **values: Any) -> None:
		"""Change the class as the county."""
		self.training_class.reload()
		with self.set_user(self.county):
			self.training_class.update(values).save()

	def done(self) -> tuple[int, int]:
		"""Count the resident's training contacts, and what the ledger counts."""
		contacts = frappe.db.count("Service Contact", {"resident": self.resident, "kind": a.TRAINING})
		return contacts, frappe.db.get_value("Assistance Record", self.ledger, "training_done")

	def test_a_place_in_a_class_is_a_training_contact_once(self) -> None:
		self.enrol(self.training_class, self.need)
		self.assertEqual(self.done(), (1, 1))
		self.change_class(summary="按时上课")
		self.assertEqual(self.done(), (1, 1))

	def test_a_place_of_somebody_outside_the_ledger_is_none(self) -> None:
		other = self.verified_need()
		self.enrol(self.training_class, other)
		self.assertFalse(frappe.db.exists("Service Contact", {"resident": other.resident}))

	def test_who_is_taken_out_of_the_class_had_no_service(self) -> None:
		self.enrol(self.training_class, self.need)
		self.change_class(enrolments=[])
		self.assertEqual(self.done(), (0, 0))

	def test_who_withdraws_had_no_service(self) -> None:
		self.enrol(self.training_class, self.need)
		self.move(self.need, t.WITHDRAWN, self.street, decision_reason="家中有事")
		self.assertEqual(self.done(), (0, 0))

	def test_a_cancelled_class_was_no_service(self) -> None:
		self.enrol(self.training_class, self.need)
		self.change_class(status=t.CANCELLED, cancel_reason="教师生病")
		self.assertEqual(self.done(), (0, 0))
