"""Door 34: rooms in which a record's changes are told."""

from __future__ import annotations

from support.accounts import COMMUNITY, OTHER

ROOM = "/api/method/frappe.realtime.can_subscribe_doc"


def test_the_room_of_a_record_opens_to_who_may_see_it(person, planted, guest):
	asked = {"doctype": "Resident", "docname": planted["resident"]}
	assert person(COMMUNITY).get(ROOM, **asked).status_code == 200
	assert person(OTHER).get(ROOM, **asked).status_code == 403
	assert guest.get(ROOM, **asked).status_code == 403
