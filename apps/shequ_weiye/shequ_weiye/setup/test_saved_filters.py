"""The shipped filters of the lists."""

from __future__ import annotations

import json
import unittest

import frappe

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.saved_filters import SAVED_FILTERS, TODAY
from shequ_weiye.setup.saved_filters import remove_saved_filters, sync_saved_filters
from shequ_weiye.territory.factories import make_officer

FIELDS = ["name", "filter_name", "reference_doctype", "for_user", "filters", "modified"]


def stored() -> list[dict[str, object]]:
	return frappe.get_all("List Filter", fields=FIELDS, order_by="name")


def save_own(user: str, doctype: str = "Resident") -> str:
	values = {"filter_name": "我的", "reference_doctype": doctype, "for_user": user, "filters": "[]"}
	return frappe.get_doc({"doctype": "List Filter", **values}).insert().name


class TestSavedFilters(unittest.TestCase):
	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def test_a_second_run_changes_nothing(self) -> None:
		sync_saved_filters()
		before = stored()
		sync_saved_filters()
		self.assertEqual(stored(), before)

	def test_what_people_saved_stays_as_it_is_through_updates_and_removal(self) -> None:
		own = save_own("Administrator")
		shared = save_own("")
		before = [frappe.get_doc("List Filter", name).as_dict() for name in (own, shared)]
		sync_saved_filters()
		remove_saved_filters()
		self.assertEqual([frappe.get_doc("List Filter", name).as_dict() for name in (own, shared)], before)
		self.assertEqual({row["name"] for row in stored()} & {own, shared}, {own, shared})
		self.assertFalse(frappe.get_all("List Filter", filters={"name": ("like", "weiye-%")}))

	def test_each_is_shared_has_a_chinese_title_and_finds_rows_in_its_list(self) -> None:
		sync_saved_filters()
		shipped = frappe.get_all("List Filter", filters={"name": ("like", "weiye-%")}, fields=FIELDS)
		self.assertEqual(len(shipped), len(SAVED_FILTERS))
		for row in shipped:
			self.assertFalse(row.for_user)
			self.assertRegex(row.filter_name, "^[\u4e00-\u9fff]+$")
			filters = json.loads(row.filters.replace(TODAY, frappe.utils.nowdate()))
			frappe.get_list(row.reference_doctype, filters=filters, limit=1)

	def test_the_values_are_those_of_the_field(self) -> None:
		for shipped in SAVED_FILTERS:
			for field, operator, value in shipped.conditions:
				df = frappe.get_meta(shipped.document_type).get_field(field)
				self.assertIsNotNone(df, (shipped.title, field))
				if df.fieldtype == "Select":
					chosen = {value} if isinstance(value, str) else set(value)
					self.assertLessEqual(chosen, set(df.options.split("\n")))
				if df.options == "Workflow State":
					self.assertTrue(all(frappe.db.exists("Workflow State", state) for state in value))
				if df.fieldtype in ("Date", "Datetime"):
					self.assertIn(operator, ("Timespan", "<", "is"))

	def test_everybody_sees_the_shared_ones_and_only_his_own(self) -> None:
		sync_saved_filters()
		one, other = make_officer(COMMUNITY_OFFICER), make_officer(STREET_OFFICER)
		own = save_own(one)
		frappe.set_user(other)
		seen = frappe.get_list("List Filter", filters={"reference_doctype": "Resident"}, pluck="name")
		self.assertIn("weiye-resident-to_verify", seen)
		self.assertNotIn(own, seen)
		self.assertFalse(frappe.has_permission("List Filter", "read", doc=own))

	def test_an_officer_saves_and_deletes_his_own_but_no_shared_one(self) -> None:
		sync_saved_filters()
		officer, other = make_officer(COMMUNITY_OFFICER), make_officer(STREET_OFFICER)
		frappe.set_user(officer)
		frappe.delete_doc("List Filter", save_own(officer))
		for user in ("", other):
			self.assertRaises(frappe.PermissionError, save_own, user)
		self.assertRaises(
			frappe.PermissionError, frappe.delete_doc, "List Filter", "weiye-resident-to_verify"
		)
		taken = frappe.get_doc("List Filter", "weiye-resident-to_verify")
		taken.for_user = officer
		self.assertRaises(frappe.PermissionError, taken.save)
