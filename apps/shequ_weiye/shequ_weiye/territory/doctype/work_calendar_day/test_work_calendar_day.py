from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase
from frappe.utils import getdate

from shequ_weiye.constants.roles import STREET_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.territory.factories import LIXIA, make_officer
from shequ_weiye.territory.services.calendar_seed import last_known_year, seed_work_calendar
from shequ_weiye.territory.services.workdays import add_workdays, due_date

DOCTYPE = "Work Calendar Day"


class TestWorkCalendarDay(FrappeTestCase):
	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		super().tearDown()

	def test_the_seed_holds_every_day_and_comes_once(self) -> None:
		seed_work_calendar()
		self.assertEqual(seed_work_calendar(), 0)
		days = (getdate(f"{last_known_year()}-12-31") - getdate("2023-01-01")).days + 1
		self.assertEqual(frappe.db.count(DOCTYPE), days)
		workdays = frappe.db.count(
			DOCTYPE, {"is_workday": 1, "date": ["between", ["2026-01-01", "2026-12-31"]]}
		)
		self.assertEqual(workdays, 248)

	def test_a_corrected_day_is_kept_and_counts(self) -> None:
		frappe.db.set_value(DOCTYPE, "2026-03-03", "is_workday", 0)
		seed_work_calendar()
		self.assertEqual(add_workdays("2026-03-02", 1), getdate("2026-03-04"))

	def test_a_term_beyond_the_calendar_is_marked_an_estimate(self) -> None:
		self.assertFalse(due_date("2026-03-02", 20).is_estimate)
		self.assertTrue(due_date(f"{last_known_year()}-12-30", 20).is_estimate)

	def test_a_day_is_named_by_its_date_and_stored_once(self) -> None:
		values = {"doctype": DOCTYPE, "date": "2031-1-2", "source": "通知"}
		self.assertEqual(frappe.get_doc(values).insert().name, "2031-01-02")
		with self.assertRaises(frappe.DuplicateEntryError):
			frappe.get_doc(values).insert()

	def test_the_calendar_is_written_by_administrators_of_the_province(self) -> None:
		frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, "370000000000"))
		self.assertTrue(frappe.has_permission(DOCTYPE, "write", "2026-03-03"))
		for role, place in ((WEIYE_ADMINISTRATOR, LIXIA), (STREET_OFFICER, None)):
			frappe.set_user("Administrator")
			frappe.set_user(make_officer(role, place))
			self.assertTrue(frappe.has_permission(DOCTYPE, "read", "2026-03-03"))
			self.assertFalse(frappe.has_permission(DOCTYPE, "write", "2026-03-03"))
