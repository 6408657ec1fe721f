"""Door 8: whether a record exists, and its columns, for whoever puts its number into a link field."""

from __future__ import annotations

from support.accounts import COMMUNITY, OTHER
from support.attacks import message, override

GUARDS = (override("frappe.client.validate_link", "search.validate_link"),)
VALIDATE = "frappe.client.validate_link"


def test_a_record_out_of_scope_does_not_exist(person, planted):
	asked = {"doctype": "Resident", "docname": planted["resident"], "fields": '["full_name"]'}
	assert not message(person(OTHER).call(VALIDATE, **asked)).get("name")
	assert message(person(COMMUNITY).call(VALIDATE, **asked))["name"] == planted["resident"]


def test_a_neighbour_looks_like_nobody(person, planted):
	community = person(COMMUNITY)
	there = community.call(VALIDATE, doctype="Resident", docname=planted["neighbour"]).json()
	absent = community.call(VALIDATE, doctype="Resident", docname="R-2026-999999").json()
	assert there == absent
