# Copyright (c) 2026, 社区微业 developers and contributors
# See license.txt

from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.assistance.services.settings import counting_rule, yearly_quotas
from shequ_weiye.constants.assistance import CALENDAR_YEAR, QUOTA_FLOORS
from shequ_weiye.territory.factories import JINAN, LIXIA, QIANFOSHAN_COMMUNITY, SHINAN


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

	def test_a_county_goes_before_its_city_and_both_before_the_rule_for_all(self) -> None:
		rules = [place_rule(JINAN, gap_days=5), place_rule(LIXIA, gap_days=7, needs_proof=0)]
		save_settings(place_rules=rules)
		found = [counting_rule(code) for code in (QIANFOSHAN_COMMUNITY, "370103001001", SHINAN)]
		self.assertEqual([rule.gap_days for rule in found], [7, 5, 1])
		self.assertEqual([rule.needs_proof for rule in found], [False, True, True])

	def test_a_gap_in_which_the_year_s_services_do_not_fit_is_refused(self) -> None:
		save_settings(gap_days=121)
		for gap in (0, 122):
			with self.assertRaisesRegex(frappe.ValidationError, "121"):
				save_settings(gap_days=gap)

	def test_a_street_or_a_place_named_twice_is_refused(self) -> None:
		for places in ([QIANFOSHAN_COMMUNITY], [LIXIA, LIXIA]):
			with self.assertRaises(frappe.ValidationError):
				save_settings(place_rules=[place_rule(place) for place in places])


def place_rule(place: str, **values: int) -> dict[str, object]:
	return {"division": place, "window_kind": CALENDAR_YEAR, "gap_days": 1, "needs_proof": 1, **values}


def save_settings(**values: object) -> None:
	settings = frappe.get_doc("Assistance Settings")
	settings.update(values)
	settings.save()
