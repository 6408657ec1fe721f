"""A record comes with the names of those who made and changed it."""

from __future__ import annotations

import frappe
from frappe.desk.form.load import run_onload

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import (
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	make_officer,
	make_posting,
	make_user,
)


def people_of(doc: frappe.model.document.Document) -> dict[str, str]:
	run_onload(doc)
	return (doc.get("__onload") or {}).get("people", {})


def test_a_record_names_who_made_and_who_changed_it() -> None:
	author = make_user("author", first_name="李经办").name
	make_posting(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY, user=author)
	reader = make_officer(STREET_OFFICER, QIANFOSHAN_STREET)
	frappe.set_user(author)
	resident = make_resident()
	frappe.set_user(reader)
	assert people_of(frappe.get_doc("Resident", resident.name))[author] == "李经办"


def test_records_of_frappe_itself_are_left_as_they_are() -> None:
	assert people_of(frappe.get_doc("Role", STREET_OFFICER)) == {}


def test_whoever_filled_in_a_public_form_is_no_guest_in_english() -> None:
	resident = make_resident()
	resident.owner = "Guest"
	assert people_of(resident)["Guest"] == "居民（网上）"
