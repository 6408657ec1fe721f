# Copyright (c) 2026, 社区微业 developers and contributors
# See license.txt

from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.assistance.services.settings import yearly_quotas
from shequ_weiye.constants.assistance import QUOTA_FLOORS


class TestAssistanceSettings(FrappeTestCase):
	"""A place may do more than the plan asks for, never less."""

	def tearDown(self) -> None:
		frappe.db.rollback()
		frappe.clear_document_cache("Assistance Settings", "Assistance Settings")

	def test_a_new_site_asks_for_what_the_plan_says(self) -> None:
		self.assertEqual(yearly_quotas(), QUOTA_FLOORS)

	def test_a_quota_below_the_plan_is_refused_and_one_above_is_taken(self) -> None:
		with self.assertRaisesRegex(frappe.ValidationError, "3"):
			save_settings(guidance_quota=2)
		save_settings(guidance_quota=4)
		self.assertEqual(yearly_quotas()["Guidance"], 4)


def save_settings(**values: object) -> None:
	settings = frappe.get_doc("Assistance Settings")
	settings.update(values)
	settings.save()
