"""Contacts from before keep counting as they did; a new site begins with all rules."""

from __future__ import annotations

from unittest.mock import patch

import frappe
import pytest
from time_machine import travel

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.assistance.services.contents import content_key
from shequ_weiye.assistance.services.settings import assistance_settings
from shequ_weiye.patches.count_as_before import STRICTER, execute
from shequ_weiye.residents.factories import make_resident

SETTINGS = "Assistance Settings"


@pytest.fixture(autouse=True)
def settings_of_before():
	frappe.db.delete("Singles", {"doctype": SETTINGS, "field": ("in", ("gap_days", *STRICTER))})
	frappe.clear_document_cache(SETTINGS, SETTINGS)
	yield
	frappe.db.rollback()
	frappe.clear_document_cache(SETTINGS, SETTINGS)


@travel("2026-06-10 04:00:00.000001 +0000", tick=False)
def test_a_site_with_contacts_keeps_its_rules_and_gets_the_keys_however_often_it_runs() -> None:
	record = make_assistance_record(resident=make_resident(registered_on="2026-03-05").name)
	contact = make_contact(record, content="推荐保洁员")
	empty = make_contact(record, content=None, contacted_on="2026-06-09")
	frappe.db.set_value("Service Contact", contact.name, "content_key", None, update_modified=False)
	stamp = frappe.db.get_value("Service Contact", contact.name, "modified")
	for _run in range(2):
		with patch("shequ_weiye.patches.count_as_before.ROWS", 1):
			execute()
		assert [assistance_settings().get(field) for field in STRICTER] == [0, 0, 0]
		keys = [
			frappe.db.get_value("Service Contact", name, "content_key") for name in (contact.name, empty.name)
		]
		assert keys == [content_key("推荐保洁员"), None]
	assert frappe.db.get_value("Service Contact", contact.name, "modified") == stamp
	assert frappe.db.get_value(SETTINGS, None, "gap_days") in (1, "1")


def test_a_site_without_contacts_begins_with_all_rules_and_an_administrator_s_choice_stays() -> None:
	if frappe.db.exists("Service Contact"):
		pytest.skip("this site holds demonstration contacts")
	execute()
	assert [assistance_settings().get(field) for field in STRICTER] == [1, 1, 1]
	frappe.db.set_single_value(SETTINGS, "needs_proof", 0)
	execute()
	assert assistance_settings().needs_proof == 0
