"""The report of services, seen from every level."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.tests.utils import FrappeTestCase
from time_machine import travel

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.assistance.report.service_progress_by_division.service_progress_by_division import execute
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_OFFICER,
	PROVINCE_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	make_officer,
)


@travel("2026-07-10 04:00:00.000001 +0000", tick=False)
class TestServiceProgressByDivision(FrappeTestCase):
	def setUp(self) -> None:
		done = self.open_record("2026-03-05")
		for day in ("2026-06-01", "2026-06-02", "2026-06-03"):
			make_contact(done, kind=a.JOB, contacted_on=day)
		self.open_record("2026-07-01")
		self.open_record("2026-07-01", division="370102011001")

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	@staticmethod
	def open_record(day: str, **values: Any) -> Any:
		return make_assistance_record(resident=make_resident(registered_on=day, **values).name)

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
				self.assertEqual(self.rows_for(role, place)[below]["persons"], expected)

	def test_done_on_track_and_late_are_told_by_kind_with_numerator_and_denominator(self) -> None:
		row = self.rows_for(STREET_OFFICER, QIANFOSHAN_STREET)[QIANFOSHAN_COMMUNITY]
		self.assertEqual((row["job_done"], row["job_on_track"], row["job_late"]), (1, 1, 0))
		self.assertEqual((row["guidance_done"], row["guidance_on_track"], row["guidance_late"]), (0, 1, 1))
		self.assertEqual((row["services"], row["required"], row["rate"]), (3, 22, 13.6))

	def test_a_division_of_another_area_is_refused(self) -> None:
		with self.assertRaises(frappe.PermissionError):
			self.rows_for(COUNTY_OFFICER, LIXIA, SHINAN)
