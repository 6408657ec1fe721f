"""Door 14: how many records of a list are assigned to whom, over all areas."""

from __future__ import annotations

from support.accounts import COUNTY, OTHER
from support.attacks import message, override

COUNT = "frappe.desk.listview.get_group_by_count"
GUARDS = (override(COUNT, "counts.get_group_by_count"),)


def test_assignments_of_another_citys_residents_are_not_counted(person, planted):
	asked = {"doctype": "Resident", "current_filters": "[]", "field": "assigned_to"}
	assert message(person(OTHER).call(COUNT, **asked)) == []
	assert message(person(COUNTY).call(COUNT, **asked))


def test_values_are_counted_in_scope(person):
	asked = {"doctype": "Resident", "current_filters": "[]", "field": "gender"}
	assert message(person(OTHER).call(COUNT, **asked)) == []
	assert message(person(COUNTY).call(COUNT, **asked))
