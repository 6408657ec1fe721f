"""Puts the cases that are on their way on the worklist, and notes when their step is due in their log."""

from __future__ import annotations

import frappe

from shequ_weiye.policies.applications.overdue import DOCTYPES
from shequ_weiye.policies.worklist.tasks import keep_tasks


def execute() -> None:
	"""Open the tasks that are missing; a second run finds nothing to do."""
	for doctype in DOCTYPES:
		# A patch works on all areas.
		for name in frappe.get_all(doctype, pluck="name", order_by="creation"):
			open_tasks(doctype, name)


def open_tasks(doctype: str, name: str) -> None:
	"""Bring one case of an earlier release onto the worklist."""
	case = frappe.get_doc(doctype, name)
	if case.steps and case.step_due_on and not case.steps[-1].next_due_on:
		# The step that led here did not say yet when the next one is due.
		case.steps[-1].db_set("next_due_on", case.step_due_on, update_modified=False)
	keep_tasks(case)
