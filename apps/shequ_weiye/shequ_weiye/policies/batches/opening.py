"""Opens a batch: which tasks were chosen, what may be done with all of them, and the record of it."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.constants.workflows import REASON_ACTIONS
from shequ_weiye.permissions.area import lineage
from shequ_weiye.permissions.scope import areas_with_right
from shequ_weiye.policies.applications.overdue import DOCTYPES
from shequ_weiye.policies.batches.lines import insert_lines
from shequ_weiye.policies.batches.messages import refuse
from shequ_weiye.policies.definitions import definition_of
from shequ_weiye.policies.services.batch_rules import BatchError, check_number, common_actions
from shequ_weiye.policies.services.case_verbs import EXPLAINED
from shequ_weiye.policies.worklist.tasks import DONE, TASK

EXPLAINED_ACTIONS: frozenset[str] = REASON_ACTIONS | {verb.value for verb in EXPLAINED}

FIELDS = (
	"name",
	"reference_doctype",
	"reference_name",
	"workflow_definition",
	"stage",
	"status",
	"division",
	"division_code",
)

Tasks = list[frappe._dict]


def tasks_named(names: list[str]) -> Tasks:
	"""Give the tasks that were checked in the list. Raises ``PermissionError`` if one is out of the user's area."""
	tasks = _tasks({"name": ("in", names or [""])}, len(names))
	if len(tasks) != len(names):
		frappe.throw(_("No such document in your area."), frappe.PermissionError)
	return tasks


def tasks_like(filters: list[list[Any]]) -> Tasks:
	"""Give the open tasks that the filters of the list leave over, of those that the user may see."""
	return _tasks([*filters, [TASK, "status", "!=", DONE]], b.MOST_TASKS + 1)


def actions_for(tasks: Tasks) -> frozenset[str]:
	"""Give what the user may do with all of these tasks, as far as their stages, states and workflows tell."""
	kinds = {
		(task.reference_doctype, task.workflow_definition, task.stage, task.status)
		for task in tasks
		if task.status != DONE
	}
	return common_actions(
		(_steps_from(doctype, definition, stage), status) for doctype, definition, stage, status in kinds
	)


def open_batch(tasks: Tasks, action: str, reason: str, repeats: str | None = None) -> str:
	"""Write down what is to be done with which tasks; give the name of the batch."""
	try:
		check_number(len(tasks))
	except BatchError as error:
		refuse(error)
	batch = frappe.new_doc(b.BATCH)
	batch.update({"action": action, "reason": reason or None, "repeats": repeats, "total": len(tasks)})
	lang = frappe.db.get_default("lang")
	number = _("{0} cases", lang).format(len(tasks))
	batch.title = " · ".join((_(action, lang), _(tasks[0].stage, lang), number))
	batch.update({"status": b.IN_PROGRESS, "decided_by": frappe.session.user})
	batch.division = batch.division_code = _office_over(tasks[0].division_code)
	batch.flags.is_written_by_server = True
	# Nobody has the right to write batches; the tasks are those that the user may see.
	batch.insert(ignore_permissions=True)  # nosemgrep
	insert_lines(batch.name, tasks)
	return str(batch.name)


def _tasks(filters: Any, most: int) -> Tasks:
	return frappe.get_list(
		TASK, filters=filters, fields=FIELDS, order_by="due_on asc, name asc", limit_page_length=most or 1
	)


def _steps_from(doctype: str, definition: str | None, stage: str) -> frozenset[str]:
	"""Give the steps that lead on from a stage for one of the user's roles."""
	if doctype not in DOCTYPES:
		return frozenset()
	roles = set(frappe.get_roles())
	ways = definition_of(doctype, definition).ways
	return frozenset(way.action for way in ways if way.state == stage and way.role in roles)


def _office_over(code: str) -> str:
	"""Give the highest place over a case of which the user may see the batches: that of the office."""
	areas = areas_with_right(frappe.session.user, b.BATCH, "read")
	places = (place for place in lineage(code) if any(area.covers(place) for area in areas))
	return next(places, code)
