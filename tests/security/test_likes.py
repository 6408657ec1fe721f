"""A like writes into a record without asking whether one may read it."""

from __future__ import annotations

from support.accounts import COMMUNITY, OTHER
from support.attacks import override

LIKE = "frappe.desk.like.toggle_like"
GUARDS = (override(LIKE, "forms.toggle_like"),)


def test_a_foreign_record_is_not_liked(person, planted):
	asked = {"doctype": "Resident", "name": planted["resident"]}
	try:
		assert person(OTHER).call(LIKE, add="Yes", **asked).status_code == 403
		assert person(COMMUNITY).call(LIKE, add="Yes", **asked).status_code == 200
	finally:
		for account in (OTHER, COMMUNITY):
			person(account).call(LIKE, add="No", **asked)
