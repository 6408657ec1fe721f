"""Door 32: tree views, which call any function that a client names, past every override."""

from __future__ import annotations

from support.accounts import OTHER
from support.attacks import override

NODES = "frappe.desk.treeview.get_all_nodes"
GUARDS = (override(NODES, "trees.get_all_nodes"),)
COUNT = "frappe.workflow.doctype.workflow.workflow.get_workflow_state_count"
TREE = "shequ_weiye.territory.doctype.administrative_division.administrative_division.get_tree_nodes"


def test_a_tree_does_not_call_a_function_of_the_clients_choice(person):
	asked = {"doctype": "Resident", "label": "x", "parent": "workflow_state", "states": "[]"}
	assert person(OTHER).call(NODES, tree_method=COUNT, **asked).status_code == 403


def test_the_tree_of_divisions_opens(person):
	asked = {"doctype": "Administrative Division", "label": "x", "parent": "370102002002"}
	assert person(OTHER).call(NODES, tree_method=TREE, **asked).status_code == 200
