from __future__ import annotations

import frappe
import time_machine
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.territory.doctype.administrative_division.administrative_division import get_tree_nodes
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
	YAOJIA_STREET,
	make_officer,
	make_posting,
)

DOCTYPE = "Administrative Division"
NEIGHBOUR = "370102002009"  # 历山名郡, beside 千佛山社区


def division(code: str):
	return frappe.get_doc(DOCTYPE, code)


def children(parent: str = "") -> list[str]:
	return [node["value"] for node in get_tree_nodes(DOCTYPE, parent)]


class TestAdministrativeDivision(FrappeTestCase):
	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		super().tearDown()

	def test_a_new_division_finds_its_place_by_its_code(self) -> None:
		new = frappe.get_doc(
			{"doctype": DOCTYPE, "code": "370102002399", "division_name": "幸福社区"}
		).insert()
		self.assertEqual(new.name, "370102002399")
		self.assertEqual((new.level, new.is_group), ("Community", 0))
		self.assertEqual(new.parent_administrative_division, QIANFOSHAN_STREET)
		self.assertEqual(new.full_name, "济南市历下区千佛山街道幸福社区")
		self.assertEqual((new.pinyin, new.initials), ("xingfushequ", "xfsq"))

	def test_a_code_without_a_place_is_refused(self) -> None:
		for code in ("37010200239", "37010200239x", "379902002399"):
			with self.assertRaises(frappe.ValidationError):
				frappe.get_doc({"doctype": DOCTYPE, "code": code, "division_name": "幸福社区"}).insert()

	def test_a_merged_division_keeps_its_records_and_says_where_it_went(self) -> None:
		posting = make_posting(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
		with time_machine.travel("2026-06-10 09:00 +0800", tick=False):
			division(QIANFOSHAN_COMMUNITY).merge_into(NEIGHBOUR, "2026-06-10")
			merged = division(QIANFOSHAN_COMMUNITY)
			self.assertEqual((str(merged.valid_to), merged.replaced_by), ("2026-06-09", NEIGHBOUR))
			self.assertNotIn(QIANFOSHAN_COMMUNITY, children(QIANFOSHAN_STREET))
			self.assertEqual(frappe.get_doc("Staff Posting", posting.name).division, QIANFOSHAN_COMMUNITY)

	def test_a_merge_to_come_leaves_the_division_in_use_until_then(self) -> None:
		with time_machine.travel("2026-06-09 09:00 +0800", tick=False):
			division(QIANFOSHAN_COMMUNITY).merge_into(NEIGHBOUR, "2026-06-10")
			self.assertIn(QIANFOSHAN_COMMUNITY, children(QIANFOSHAN_STREET))
			self.assertTrue(make_posting(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY).name)

	def test_merges_that_cannot_be_are_refused(self) -> None:
		division(NEIGHBOUR).merge_into(QIANFOSHAN_COMMUNITY, "2026-06-10")
		for code, target in (
			(QIANFOSHAN_COMMUNITY, NEIGHBOUR),
			(QIANFOSHAN_COMMUNITY, QIANFOSHAN_COMMUNITY),
			(QIANFOSHAN_COMMUNITY, QIANFOSHAN_STREET),
			("370102002010", NEIGHBOUR),
		):
			with self.assertRaises(frappe.ValidationError, msg=(code, target)):
				division(code).merge_into(target, "2026-06-11")

	def test_a_new_name_keeps_the_old_one_and_reaches_the_names_below(self) -> None:
		division(QIANFOSHAN_STREET).rename_division("佛山街道")
		renamed = division(QIANFOSHAN_STREET)
		self.assertEqual([row.former_name for row in renamed.former_names], ["千佛山街道"])
		self.assertEqual(renamed.pinyin, "foshanjiedao")
		below = frappe.db.get_value(DOCTYPE, QIANFOSHAN_COMMUNITY, "full_name")
		self.assertEqual(below, "济南市历下区佛山街道千佛山社区居民委员会")

	def test_a_division_in_use_is_not_deleted(self) -> None:
		make_posting(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
		for code in (QIANFOSHAN_COMMUNITY, QIANFOSHAN_STREET):
			with self.assertRaises(frappe.LinkExistsError):
				frappe.delete_doc(DOCTYPE, code)

	def test_administrators_change_divisions_of_their_own_area_alone(self) -> None:
		frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))
		division(YAOJIA_STREET).rename_division("姚家新街道")
		with self.assertRaises(frappe.PermissionError):
			division(SHINAN).rename_division("南区")
		with self.assertRaises(frappe.PermissionError):
			division(LIXIA).merge_into(SHINAN, "2026-06-10")

	def test_officers_read_divisions_and_change_none(self) -> None:
		frappe.set_user(make_officer(STREET_OFFICER))
		self.assertEqual(division(SHINAN).full_name, "青岛市市南区")
		self.assertTrue(frappe.get_list(DOCTYPE, filters={"name": SHINAN}))
		with self.assertRaises(frappe.PermissionError):
			division(QIANFOSHAN_STREET).rename_division("我的街道")

	def test_the_tree_gives_one_level_at_a_time(self) -> None:
		frappe.set_user(make_officer(STREET_OFFICER))
		self.assertEqual(children(), ["370000000000"])
		self.assertEqual(len(children("370000000000")), 16)
		self.assertIn(QIANFOSHAN_COMMUNITY, children(QIANFOSHAN_STREET))
		self.assertEqual(children(QIANFOSHAN_COMMUNITY), [])

	def test_guests_see_no_tree(self) -> None:
		frappe.set_user("Guest")
		with self.assertRaises(frappe.PermissionError):
			get_tree_nodes(DOCTYPE, "")
