"""Which divisions people without an account may choose from."""

from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, nowdate

from shequ_weiye.territory.factories import JINAN, LIXIA, QIANFOSHAN_COMMUNITY, QIANFOSHAN_STREET
from shequ_weiye.territory.public_divisions import divisions_below


def codes_below(parent: str) -> list[str]:
	return [row["value"] for row in divisions_below(parent)]


class TestPublicDivisions(FrappeTestCase):
	def tearDown(self) -> None:
		frappe.db.rollback()

	def test_a_city_leads_to_counties_and_a_street_to_communities(self) -> None:
		self.assertIn(LIXIA, codes_below(JINAN))
		self.assertNotIn(QIANFOSHAN_STREET, codes_below(JINAN))
		self.assertIn(QIANFOSHAN_COMMUNITY, codes_below(QIANFOSHAN_STREET))

	def test_a_closed_community_cannot_be_chosen(self) -> None:
		frappe.db.set_value(
			"Administrative Division", QIANFOSHAN_COMMUNITY, "valid_to", add_days(nowdate(), -1)
		)
		self.assertNotIn(QIANFOSHAN_COMMUNITY, codes_below(QIANFOSHAN_STREET))

	def test_anything_but_a_code_has_nothing_below(self) -> None:
		for parent in ("", "370102", "' or 1=1 -- ", "999999999999"):
			self.assertEqual(codes_below(parent), [])
