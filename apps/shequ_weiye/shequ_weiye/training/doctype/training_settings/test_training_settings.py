"""Settings of training: what they start with, and what cannot be set."""

from __future__ import annotations

import frappe

from shequ_weiye.training.services.settings import subsidy_limits, training_settings
from shequ_weiye.training.services.subsidy_limits import Limits
from shequ_weiye.training.testing import TrainingTestCase


class TestTrainingSettings(TrainingTestCase):
	def test_a_new_site_has_the_shipped_limits(self) -> None:
		frappe.db.delete("Singles", {"doctype": "Training Settings"})
		frappe.clear_document_cache("Training Settings", "Training Settings")
		self.assertEqual(subsidy_limits(), Limits(3, 365))
		self.assertEqual((training_settings().default_quorum_min, training_settings().verify_days), (10, 14))

	def test_contradictions_are_refused(self) -> None:
		settings = frappe.get_doc("Training Settings")
		settings.default_quorum_max = settings.default_quorum_min - 1
		self.refused("smaller than the smallest", settings.save)
		settings.reload()
		settings.min_attendance_percent = 101
		self.refused("0 to 100", settings.save)

	def test_officers_do_not_change_settings(self) -> None:
		with self.set_user(self.county):
			self.assertFalse(frappe.has_permission("Training Settings", "write"))
