"""Lets the cases that are on their way go on by the workflow of the day of this upgrade."""

from __future__ import annotations

import frappe
from frappe.model.base_document import get_controller

from shequ_weiye.constants.shipped_workflows import WORKFLOWS
from shequ_weiye.policies.definitions import DEFINITION_FIELD, definition_of, keep
from shequ_weiye.policies.services.definitions import Definition
from shequ_weiye.policies.worklist.tasks import DONE, TASK


def execute() -> None:
	"""Write the definitions into the open cases that have none, and into their tasks; a second run finds nothing."""
	for shipped in WORKFLOWS:
		definition = definition_of(shipped.document_type, None)
		if definition.states:
			keep_for_open_cases(definition)
			copy_to_tasks(definition)


def keep_for_open_cases(definition: Definition) -> None:
	"""Keep today's workflow for the cases that left its first state and neither ended nor rest."""
	doctype = definition.document_type
	following = {definition.states[0].state, "", *definition.ends, *get_controller(doctype).resting_states}
	is_open = {DEFINITION_FIELD: ("is", "not set"), "workflow_state": ("not in", sorted(following))}
	# A patch works on all areas.
	if frappe.db.count(doctype, is_open):
		# As above; that the case keeps what it went by until now is no change of it.
		frappe.db.set_value(doctype, is_open, DEFINITION_FIELD, keep(definition), update_modified=False)


def copy_to_tasks(definition: Definition) -> None:
	"""Let the open tasks of these cases name the same."""
	task, case = frappe.qb.DocType(TASK), frappe.qb.DocType(definition.document_type)
	# As above.
	cases = frappe.qb.from_(case).select(case.name).where(case[DEFINITION_FIELD] == definition.name)
	# The server's own rows of the very cases.
	frappe.qb.update(task).set(task[DEFINITION_FIELD], definition.name).where(
		(task.reference_doctype == definition.document_type)
		& (task.status != DONE)
		& task[DEFINITION_FIELD].isnull()
		& task.reference_name.isin(cases)
	).run()
