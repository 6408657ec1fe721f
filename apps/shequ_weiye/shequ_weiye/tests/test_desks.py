"""Each role's desk holds what the role may open, and numbers that count by fields that exist."""

from __future__ import annotations

import json
from typing import Any
from unittest import TestCase

import frappe
from frappe.desk.desktop import get_workspace_sidebar_items

from shequ_weiye.constants.roles import ROLE_LEVELS, ROLES
from shequ_weiye.permissions.boot import begin_paths_at_own_desk
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	make_officer,
)
from shequ_weiye.tests.app_strings import standard_records

PLACES = {
	"Community": QIANFOSHAN_COMMUNITY,
	"Street": QIANFOSHAN_STREET,
	"County": LIXIA,
	"City": JINAN,
	"Province": "370000000000",
}
STANDARD_FIELDS = {"name", "owner", "creation", "modified"}


def records(folder: str) -> dict[str, dict[str, Any]]:
	"""Give the app's standard records of one kind by name."""
	return {record["name"]: record for kind, record in standard_records() if kind == folder}


def desk_of(role: str) -> dict[str, Any]:
	"""Give the one desk that a role has; fails when there is none or more."""
	(desk,) = (
		desk for desk in records("workspace").values() if [row["role"] for row in desk["roles"]] == [role]
	)
	return desk


def filters_of(record: dict[str, Any]) -> list[list[Any]]:
	"""Give the fixed and the computed filters of a number card."""
	texts = (record.get("filters_json"), record.get("dynamic_filters_json"))
	return [row for text in texts for row in json.loads(text or "[]")]


class TestDesks(TestCase):
	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def test_each_role_lands_on_its_own_desk_and_sees_no_other(self) -> None:
		for role in ROLES:
			with self.subTest(role=role):
				frappe.set_user("Administrator")
				frappe.set_user(make_officer(role, PLACES[ROLE_LEVELS[role][-1]]))
				pages = get_workspace_sidebar_items()["pages"]
				self.assertEqual([page["name"] for page in pages], [desk_of(role)["name"]])

	def test_the_path_above_every_screen_begins_at_the_own_desk(self) -> None:
		for role in ROLES:
			with self.subTest(role=role):
				frappe.set_user("Administrator")
				frappe.set_user(make_officer(role, PLACES[ROLE_LEVELS[role][-1]]))
				pages = get_workspace_sidebar_items()["pages"]
				bootinfo = frappe._dict(allowed_workspaces=pages, module_wise_workspaces={"Core": ["Build"]})
				begin_paths_at_own_desk(bootinfo)
				own = [desk_of(role)["name"]]
				for module in ("Territory", "Residents", "Jobs"):
					self.assertEqual(bootinfo.module_wise_workspaces[module], own)
				self.assertEqual(bootinfo.module_wise_workspaces["Core"], ["Build"])

	def test_a_role_may_read_what_its_numbers_and_lists_count(self) -> None:
		cards = records("number_card")
		for role in ROLES:
			desk = desk_of(role)
			counted = [cards[row["number_card_name"]]["document_type"] for row in desk["number_cards"]]
			listed = [row["document_type"] for row in desk["quick_lists"]]
			opened = [row["link_to"] for row in desk["shortcuts"] if row["type"] == "DocType"]
			for doctype in {*counted, *listed, *opened}:
				with self.subTest(role=role, doctype=doctype):
					self.assertTrue(self._may_read(role, doctype))

	def test_filters_name_fields_that_exist(self) -> None:
		quick_lists = [row for desk in records("workspace").values() for row in desk["quick_lists"]]
		filters = [row for card in records("number_card").values() for row in filters_of(card)]
		filters += [row for quick in quick_lists for row in json.loads(quick["quick_list_filter"])]
		for doctype, fieldname, *_rest in filters:
			with self.subTest(doctype=doctype, fieldname=fieldname):
				known = fieldname in STANDARD_FIELDS or frappe.get_meta(doctype).has_field(fieldname)
				self.assertTrue(known)

	def test_every_block_of_a_desk_has_what_it_shows(self) -> None:
		tables = {
			"number_card": "number_cards",
			"shortcut": "shortcuts",
			"quick_list": "quick_lists",
			"chart": "charts",
		}
		for desk in records("workspace").values():
			for block in json.loads(desk["content"]):
				if block["type"] not in tables:
					continue
				shown = block["data"][f"{block['type']}_name"]
				with self.subTest(desk=desk["name"], block=shown):
					self.assertIn(shown, [row["label"] for row in desk[tables[block["type"]]]])

	@staticmethod
	def _may_read(role: str, doctype: str) -> bool:
		return any(row.role == role and row.read for row in frappe.get_meta(doctype).permissions)
