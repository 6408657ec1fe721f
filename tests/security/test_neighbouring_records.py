"""The record before or after another: an oracle on records that one may not read."""

from __future__ import annotations

from support.accounts import COMMUNITY, OTHER
from support.attacks import override

NEXT = "frappe.desk.form.utils.get_next"
GUARDS = (override(NEXT, "forms.get_next"),)


def test_the_record_after_a_foreign_one_is_not_told(person, planted):
	asked = {"doctype": "Resident", "value": planted["resident"], "prev": 0}
	assert person(OTHER).call(NEXT, **asked).status_code == 403
	assert person(COMMUNITY).call(NEXT, **asked).status_code == 200
