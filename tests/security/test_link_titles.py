"""Door 7: the title of any record for its number: a person's name."""

from __future__ import annotations

from support.accounts import COMMUNITY, OTHER
from support.attacks import message, override
from support.planted import MARK

GUARDS = (override("frappe.desk.search.get_link_title", "search.get_link_title"),)
TITLE = "frappe.desk.search.get_link_title"


def test_a_persons_name_is_told_only_to_who_may_see_the_person(person, planted):
	asked = {"doctype": "Resident", "docname": planted["resident"]}
	assert message(person(OTHER).call(TITLE, **asked)) == planted["resident"]
	assert message(person(COMMUNITY).call(TITLE, **asked)) == MARK


def test_a_neighbours_name_is_not_told(person, planted):
	asked = {"doctype": "Resident", "docname": planted["neighbour"]}
	assert message(person(COMMUNITY).call(TITLE, **asked)) == planted["neighbour"]
