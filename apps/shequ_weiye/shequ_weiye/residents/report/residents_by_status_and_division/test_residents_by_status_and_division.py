"""The report of residents, seen from every level."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants.residents import LEFT
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_OFFICER,
	PROVINCE_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.residents.report.residents_by_status_and_division.residents_by_status_and_division import (
	execute,
)
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	YAOJIA_STREET,
	make_officer,
)


class TestResidentsByStatusAndDivision(FrappeTestCase):
	def setUp(self) -> None:
		make_resident(employment_status="Unemployed")
		make_resident(employment_status="Employed")
		make_resident(division="370102011001")
		gone = make_resident(employment_status="Unemployed").name
		frappe.db.set_value("Resident", gone, "workflow_state", LEFT)

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def rows_for(self, role: str, division: str, chosen: str | None = None) -> dict[str, dict[str, Any]]:
		frappe.set_user("Administrator")
		frappe.set_user(make_officer(role, division))
		return {row["division"]: row for row in execute({"division": chosen})[1]}

	def test_each_level_sees_the_divisions_below_it(self) -> None:
		for role, place, below, expected in (
			(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY, QIANFOSHAN_COMMUNITY, 2),
			(STREET_OFFICER, QIANFOSHAN_STREET, QIANFOSHAN_COMMUNITY, 2),
			(COUNTY_OFFICER, LIXIA, QIANFOSHAN_STREET, 2),
			(CITY_OFFICER, JINAN, LIXIA, 3),
			(PROVINCE_OFFICER, "370000000000", JINAN, 3),
		):
			with self.subTest(role=role):
				self.assertEqual(self.rows_for(role, place)[below]["residents"], expected)

	def test_numbers_add_up(self) -> None:
		row = self.rows_for(COUNTY_OFFICER, LIXIA)[YAOJIA_STREET]
		self.assertEqual((row["residents"], row["unknown"], row["unemployed"]), (1, 1, 0))

	def test_a_division_of_another_area_is_refused(self) -> None:
		with self.assertRaises(frappe.PermissionError):
			self.rows_for(COUNTY_OFFICER, LIXIA, SHINAN)
