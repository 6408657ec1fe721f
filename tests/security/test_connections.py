"""Door 11: the numbers beside a form's connections, counted over all areas."""

from __future__ import annotations

from support.accounts import COMMUNITY
from support.attacks import message, override

GUARDS = (override("frappe.desk.notifications.get_open_count", "counts.get_open_count"),)
OPEN = "frappe.desk.notifications.get_open_count"


def test_a_connected_row_of_another_city_is_not_counted(person, planted):
	answer = message(person(COMMUNITY).call(OPEN, doctype="Resident", name=planted["resident"]))
	counts = {row["name"]: row["count"] for row in answer["count"]}
	assert counts["Employment Status Change"] == planted["own_changes"]


def test_what_to_count_is_not_the_clients_choice(person, planted):
	asked = {"doctype": "Resident", "name": planted["resident"], "items": '["Staff Posting", "User"]'}
	assert message(person(COMMUNITY).call(OPEN, **asked))["count"] == []
