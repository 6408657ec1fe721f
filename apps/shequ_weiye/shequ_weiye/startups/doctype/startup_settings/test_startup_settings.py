"""Settings of startup subsidies: the plan's floors hold."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.tests.utils import FrappeTestCase
from frappe.utils import fmt_money

from shequ_weiye.constants.startups import STEP_LIMITS
from shequ_weiye.startups.services.settings import step_limit


class TestStartupSettings(FrappeTestCase):
	"""What an administrator may set."""

	def tearDown(self) -> None:
		frappe.db.rollback()
		frappe.clear_document_cache("Startup Settings", "Startup Settings")

	def save(self, **values) -> None:
		settings = frappe.get_doc("Startup Settings")
		settings.update(values)
		settings.save()

	def test_defaults_are_valid_and_hold_without_ever_being_saved(self) -> None:
		self.assertEqual([step_limit(state) for state in STEP_LIMITS], [1, 3, 5, 10])
		self.save()

	def test_amounts_may_be_raised_but_not_fall_below_the_plan(self) -> None:
		self.save(small_enterprise_amount=30_000, individual_business_amount=5_000)
		message = _("{0} must not be below {1} yuan, the least that the plan allows. Enter that or more.")
		for field, label, floor in (
			("small_enterprise_amount", "Small or Micro Enterprise", 12_000),
			("individual_business_amount", "Individual Business", 2_000),
		):
			with self.assertRaises(frappe.ValidationError) as error:
				self.save(**{field: floor - 1})
			self.assertEqual(str(error.exception), message.format(_(label), fmt_money(floor, precision=0)))

	def test_limits_of_no_days_are_refused(self) -> None:
		for field in ("publicity_days", "acceptance_days", "minimum_months"):
			with self.assertRaises(frappe.ValidationError):
				self.save(**{field: 0})
