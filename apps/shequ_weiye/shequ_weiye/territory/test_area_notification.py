"""Frappe's notifications, shipped or written by administrators, stay within the area of the document."""

from __future__ import annotations

import unittest
from typing import Any

import frappe
from frappe.email.doctype.notification.notification import Notification, evaluate_alert
from frappe.utils import now_datetime

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.area_notification import AreaNotification, NotificationRefused
from shequ_weiye.territory.factories import LIXIA, YAOJIA_STREET, make_officer, make_user

ELSEWHERE = "370102011001"
TEXT = "居民 {{ doc.name }} 的登记有变"


def make_notification(*recipients: dict[str, Any], **overrides: Any) -> AreaNotification:
	"""Make an enabled notification of new residents; ``recipients`` are rows of its table."""
	values = {
		"doctype": "Notification",
		"name": f"test-{frappe.generate_hash(length=8)}",
		"subject": TEXT,
		"message": "请及时核实。",
		"channel": "System Notification",
		"document_type": "Resident",
		"event": "New",
		"enabled": 1,
		"recipients": list(recipients),
	}
	return frappe.get_doc({**values, **overrides}).insert()


def by_role(role: str, **values: Any) -> dict[str, Any]:
	return {"receiver_by_role": role, **values}


def by_field(field: str) -> dict[str, Any]:
	return {"receiver_by_document_field": field}


class TestAreaNotification(unittest.TestCase):
	def setUp(self) -> None:
		self.community, self.street = make_officer(COMMUNITY_OFFICER), make_officer(STREET_OFFICER)
		self.resident = make_resident()

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		frappe.cache.hdel("notifications", "Resident")

	def told(self, alert: AreaNotification) -> set[str]:
		evaluate_alert(self.resident, alert, alert.event)
		found = frappe.get_all(
			"Notification Log", filters={"document_name": self.resident.name}, pluck="for_user"
		)
		return set(found)

	def assert_refused(self, words: str, **overrides: Any) -> None:
		self.addCleanup(setattr, frappe.local, "lang", frappe.local.lang)
		frappe.local.lang = "en"
		with self.assertRaises(NotificationRefused) as error:
			make_notification(by_role(COMMUNITY_OFFICER), **overrides)
		self.assertIn(words, str(error.exception))

	def test_a_role_means_its_holders_over_the_place_of_the_document(self) -> None:
		make_officer(COMMUNITY_OFFICER, ELSEWHERE)
		told = self.told(make_notification(by_role(COMMUNITY_OFFICER), by_role(STREET_OFFICER)))
		self.assertEqual(told, {self.community, self.street})

	def test_no_address_of_the_other_holders_of_a_role_is_even_read(self) -> None:
		alert = make_notification(by_role(COMMUNITY_OFFICER))
		with alert.roles_set_aside() as roles:
			self.assertEqual(roles, [COMMUNITY_OFFICER])
			self.assertEqual(Notification.get_list_of_recipients(alert, self.resident, {}), ([], [], []))
		self.assertEqual(alert.recipients[0].receiver_by_role, COMMUNITY_OFFICER)

	def test_whoever_a_field_names_is_told_only_if_he_may_read_the_document(self) -> None:
		alert = make_notification(by_field("recorded_by"))
		self.resident.db_set("recorded_by", make_officer(COMMUNITY_OFFICER, ELSEWHERE))
		self.assertEqual(self.told(alert), set())
		self.resident.db_set("recorded_by", self.street)
		self.assertEqual(self.told(alert), {self.street})

	def test_copies_reach_readers_in_the_system_and_nobody_else(self) -> None:
		elsewhere = make_officer(STREET_OFFICER, YAOJIA_STREET)
		alert = make_notification(by_field("recorded_by"))
		# Copies are refused when a notification is saved; one that came by another way still tells readers only.
		copies = {"cc": f"{self.street},{elsewhere},someone@example.com", "bcc": make_user("no.post").name}
		alert.recipients[0].update({"receiver_by_document_field": None, **copies})
		self.assertEqual(self.told(alert), {self.street})

	def test_a_row_whose_condition_fails_adds_nobody(self) -> None:
		rows = (by_role(COMMUNITY_OFFICER, condition="doc.full_name == 'X'"), by_role(STREET_OFFICER))
		self.assertEqual(self.told(make_notification(*rows)), {self.street})

	def test_who_acts_is_not_told_of_his_own_act(self) -> None:
		frappe.set_user(self.community)
		alert = frappe.get_doc("Notification", self._by_administrator(by_role(COMMUNITY_OFFICER)))
		self.assertEqual(self.told(alert), set())

	def _by_administrator(self, *rows: dict[str, Any]) -> str:
		user = frappe.session.user
		frappe.set_user("Administrator")
		name = make_notification(*rows).name
		frappe.set_user(user)
		return name

	def test_the_notice_is_written_with_the_change_and_goes_with_it(self) -> None:
		alert = make_notification(by_role(STREET_OFFICER))
		frappe.db.savepoint("before_notice")
		self.assertEqual(self.told(alert), {self.street})
		frappe.db.rollback(save_point="before_notice")
		self.assertFalse(frappe.db.exists("Notification Log", {"document_name": self.resident.name}))

	def test_other_channels_prints_and_changes_of_the_record_are_refused(self) -> None:
		self.assert_refused("in the system only", channel="Email")
		self.assert_refused("in the system only", channel="SMS")
		self.assert_refused("in the system only", attach_print=1)
		self.assert_refused("does not change", set_property_after_alert="address", property_value="x")

	def test_one_that_was_stored_by_another_way_tells_nobody(self) -> None:
		alert = make_notification(by_role(STREET_OFFICER))
		alert.channel = "Email"
		self.assertEqual(self.told(alert), set())
		self.assertFalse(frappe.db.exists("Email Queue", {"reference_name": self.resident.name}))

	def test_settings_and_logs_without_a_place_reach_only_their_readers(self) -> None:
		values = {"job": "x", "title": "x", "status": "Failed", "started_at": now_datetime()}
		run = frappe.get_doc({"doctype": "Job Run", **values}).insert()
		alert = make_notification(by_role(COMMUNITY_OFFICER))
		# No administrator may choose such a DocType; a notification that the app ships may.
		alert.document_type = "Job Run"
		self.assertEqual(alert.get_list_of_recipients(run, {"doc": run})[0], [])
		county = make_officer("Weiye Administrator", LIXIA)
		alert = make_notification(by_role("Weiye Administrator"))
		alert.document_type = "Job Run"
		self.assertIn(county, alert.get_list_of_recipients(run, {"doc": run})[0])
