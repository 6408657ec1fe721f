from __future__ import annotations

import frappe
import pytest
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, nowdate
from time_machine import travel

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, make_officer, make_posting
from shequ_weiye.territory.jobs import check_divisions

DIVISION = "Administrative Division"
NEIGHBOUR = "370102002009"


class TestDivisionCheck(FrappeTestCase):
	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		super().tearDown()

	def findings(self) -> list[str]:
		count = check_divisions().changed
		check = frappe.get_last_doc("Division Check")
		self.assertEqual(check.findings, count)
		return check.details.splitlines()

	@pytest.mark.job("shequ_weiye.territory.jobs.check_divisions", "leaves")
	def test_the_shipped_tree_and_its_records_are_sound(self) -> None:
		make_posting(COMMUNITY_OFFICER)
		self.assertEqual(self.findings(), [])

	@pytest.mark.job("shequ_weiye.territory.jobs.check_divisions", "twice", "after_downtime")
	def test_a_second_run_and_one_after_three_days_find_the_same_and_change_no_division(self) -> None:
		frappe.db.set_value(DIVISION, QIANFOSHAN_COMMUNITY, "level", "Street")
		found = self.findings()
		before = frappe.get_all(
			DIVISION, filters={"name": ("like", "370102%")}, fields=["*"], order_by="name"
		)
		self.assertEqual(self.findings(), found)
		with travel(f"{add_days(nowdate(), 3)} 03:10:00+08:00", tick=False):
			self.assertEqual(self.findings(), found)
		after = frappe.get_all(DIVISION, filters={"name": ("like", "370102%")}, fields=["*"], order_by="name")
		self.assertEqual(after, before)

	@pytest.mark.job("shequ_weiye.territory.jobs.check_divisions", "changes")
	def test_a_wrong_level_and_a_wrong_parent_are_found(self) -> None:
		frappe.db.set_value(DIVISION, QIANFOSHAN_COMMUNITY, "level", "Street")
		frappe.db.set_value(DIVISION, NEIGHBOUR, "parent_administrative_division", LIXIA)
		found = self.findings()
		self.assertEqual(len(found), 2)
		self.assertTrue(found[0].startswith(QIANFOSHAN_COMMUNITY))
		self.assertIn(LIXIA, found[1])

	def test_a_missing_parent_and_a_code_that_is_none_are_found(self) -> None:
		frappe.db.sql("update `tabAdministrative Division` set name = 'X' where name = '370102003000'")
		found = self.findings()
		self.assertTrue(any(line.startswith("X") for line in found))
		self.assertTrue(any("370102003000" in line for line in found))

	def test_a_circle_of_merges_is_found(self) -> None:
		frappe.db.set_value(DIVISION, QIANFOSHAN_COMMUNITY, "replaced_by", NEIGHBOUR)
		frappe.db.set_value(DIVISION, NEIGHBOUR, "replaced_by", QIANFOSHAN_COMMUNITY)
		found = self.findings()
		self.assertEqual(len(found), 2)
		self.assertIn(f"{QIANFOSHAN_COMMUNITY} → {NEIGHBOUR}", found[0])

	def test_a_record_with_a_foreign_code_is_found(self) -> None:
		posting = make_posting(STREET_OFFICER)
		frappe.db.set_value("Staff Posting", posting.name, "division_code", LIXIA)
		found = self.findings()
		self.assertEqual(len(found), 1)
		self.assertIn(posting.name, found[0])

	def test_administrators_read_what_was_found_and_officers_do_not(self) -> None:
		check_divisions()
		frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))
		self.assertTrue(frappe.get_list("Division Check"))
		frappe.set_user("Administrator")
		frappe.set_user(make_officer(STREET_OFFICER))
		with self.assertRaises(frappe.PermissionError):
			frappe.get_list("Division Check")
