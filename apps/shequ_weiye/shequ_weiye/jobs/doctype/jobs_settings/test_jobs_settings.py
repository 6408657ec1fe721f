"""The settings of the jobs module."""

from __future__ import annotations

import frappe

from shequ_weiye.testing import OfficersTestCase


class TestJobsSettings(OfficersTestCase):
	def test_days_are_not_negative(self) -> None:
		settings = frappe.get_doc("Jobs Settings")
		settings.outcome_days = -1
		self.assertRaises(frappe.NonNegativeError, settings.save)

	def test_every_setting_says_what_it_does(self) -> None:
		fields = [df for df in frappe.get_meta("Jobs Settings").fields if df.fieldtype == "Int"]
		self.assertEqual([df.fieldname for df in fields if not df.description], [])
