"""The report of startup applications, seen from every level."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import OfficeTestCase, officer
from shequ_weiye.startups.report.startup_applications_by_division.startup_applications_by_division import (
	execute,
)
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	acting_as,
	make_officer,
)

# Applications, in progress, refused, paid, jobs created, yuan paid.
EXPECTED = (3, 1, 1, 1, 1, 2000.0)


class TestStartupApplicationsByDivision(OfficeTestCase):
	def setUp(self) -> None:
		# The site may hold demonstration records; those of the test alone are counted.
		frappe.db.delete("Startup Application")
		for state in (s.PENDING_STREET_REVIEW, s.REFUSED, s.PAID):
			make_startup_application(state)

	def rows_for(self, user: str, **filters: Any) -> dict[str, tuple[float, ...]]:
		with acting_as(user):
			rows = execute(filters)[1]
		fields = ("applications", "in_progress", "refused", "paid", "jobs", "paid_amount")
		return {row["division"]: tuple(row[field] for field in fields) for row in rows if row["applications"]}

	def test_each_level_sees_the_divisions_below_it(self) -> None:
		for role, place in (
			(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY),
			(STREET_OFFICER, QIANFOSHAN_COMMUNITY),
			(COUNTY_OFFICER, QIANFOSHAN_STREET),
			(COUNTY_FINANCE_OFFICER, QIANFOSHAN_STREET),
			(CITY_OFFICER, LIXIA),
		):
			with self.subTest(role=role):
				self.assertEqual(self.rows_for(officer(role)), {place: EXPECTED})

	def test_choosing_a_division_leads_a_level_down(self) -> None:
		rows = self.rows_for(officer(COUNTY_OFFICER), division=QIANFOSHAN_STREET)
		self.assertEqual(rows, {QIANFOSHAN_COMMUNITY: EXPECTED})

	def test_another_county_sees_nothing_of_it(self) -> None:
		other = make_officer(COUNTY_OFFICER, SHINAN)
		self.assertEqual(self.rows_for(other), {})
		self.assertRaises(frappe.PermissionError, self.rows_for, other, division=QIANFOSHAN_STREET)

	def test_the_days_and_the_kind_are_filtered(self) -> None:
		county = officer(COUNTY_OFFICER)
		self.assertEqual(self.rows_for(county, from_date=add_days(nowdate(), 1)), {})
		self.assertEqual(self.rows_for(county, enterprise_kind=startups.SMALL_ENTERPRISE), {})
		self.assertEqual(len(self.rows_for(county, enterprise_kind=startups.INDIVIDUAL_BUSINESS)), 1)

	def test_the_chart_draws_the_rows(self) -> None:
		with acting_as(officer(COUNTY_OFFICER)):
			_columns, rows, _message, chart = execute({})
		self.assertEqual(chart["data"]["labels"], [row["division_name"] for row in rows])
		self.assertEqual([sum(series["values"]) for series in chart["data"]["datasets"]], [1, 1])
