"""Door 13: how many records stand in each state, over all areas."""

from __future__ import annotations

from support.accounts import COUNTY, OTHER
from support.attacks import message, override

COUNT = "frappe.workflow.doctype.workflow.workflow.get_workflow_state_count"
GUARDS = (override(COUNT, "counts.get_workflow_state_count"),)


def test_the_states_of_another_citys_residents_are_not_counted(person):
	asked = {"doctype": "Resident", "workflow_state_field": "workflow_state", "states": "[]"}
	assert message(person(OTHER).call(COUNT, **asked)) == []
	assert message(person(COUNTY).call(COUNT, **asked))
