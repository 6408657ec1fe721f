"""Refuses a workflow on which cases would get stuck, and keeps the builder and the form in step.

Frappe calls the functions below before a Workflow is validated and saved (``doc_events`` in ``hooks.py``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.model.base_document import get_controller

from shequ_weiye.constants.roles import ROLES
from shequ_weiye.constants.shipped_workflows import WORKFLOWS
from shequ_weiye.permissions.rights import read_table
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.definitions import DEFINITION_FIELD
from shequ_weiye.policies.services.approval_rules import Way
from shequ_weiye.reshaping.messages import ReshapingRefused, finding_message, problem_message, refuse
from shequ_weiye.reshaping.services.expressions import check_condition
from shequ_weiye.reshaping.services.workflow_rules import Plan, problems
from shequ_weiye.reshaping.shapeable import fields_of, is_frappes_own

if TYPE_CHECKING:
	from frappe.model.document import Document

STATE_FIELD = "workflow_state"
# What the builder of Frappe 15.0 shows of a transition and forgets to send when it saves.
KEPT_BY_BUILDER = ("condition", "allow_self_approval")


def check_workflow(workflow: Document, method: str | None = None) -> None:
	"""Complete the workflow, then refuse it if it is not sound."""
	if is_frappes_own(workflow.document_type):
		return
	keep_builder_in_step(workflow)
	keep_off_work_lists(workflow)
	refuse_other_records(workflow)
	if workflow.is_active:
		refuse(messages_of(workflow), _("Check the Workflow"))


def keep_builder_in_step(workflow: Document) -> None:
	"""Take over what the builder drew but did not send; let it draw anew what the form changed."""
	before = workflow.get_doc_before_save()
	drawn = workflow.workflow_data
	if drawn and (not before or drawn != before.workflow_data):
		restore_from_drawing(workflow.transitions, json.loads(drawn))
	elif before and _drawing_of(before) != _drawing_of(workflow):
		workflow.workflow_data = None


def restore_from_drawing(transitions: Iterable[Document], elements: list[dict[str, Any]]) -> None:
	"""Put back conditions and self-approval of the transitions that the builder shows."""
	drawn = {_way_of(e["data"]): e["data"] for e in elements if e.get("type") == "action"}
	for row in transitions:
		data = drawn.get((row.state, row.action, row.next_state, row.allowed), {})
		row.update({field: data[field] for field in KEPT_BY_BUILDER if field in data})


def _way_of(data: dict[str, Any]) -> tuple[str | None, ...]:
	return tuple(data.get(key) for key in ("from", "action", "to", "allowed"))


def _drawing_of(workflow: Document) -> list[tuple[Any, ...]]:
	states = [(row.state, row.allow_edit) for row in workflow.states]
	return states + [(*_way(row), row.condition or "") for row in workflow.transitions]


def keep_off_work_lists(workflow: Document) -> None:
	"""Frappe would write, on every save of a case, a Workflow Action for all holders of the role in the province."""
	for row in workflow.states:
		row.is_optional_state = 1


def refuse_other_records(workflow: Document) -> None:
	"""Cases move through a workflow; their state has a field of its own, and mails go by posting."""
	if not issubclass(get_controller(workflow.document_type), ApprovalDocument):
		message = _("{0} has no workflow. Choose one of: {1}.")
		offered = "、".join(_(definition.document_type) for definition in WORKFLOWS)
		frappe.throw(message.format(_(workflow.document_type), offered), ReshapingRefused)
	if workflow.workflow_state_field != STATE_FIELD:
		frappe.throw(_("Leave the state field at {0}.").format(STATE_FIELD), ReshapingRefused)
	if workflow.send_email_alert:
		message = _("Leave the mails off: they would go to the whole province. Write a notification instead.")
		frappe.throw(message, ReshapingRefused)


def messages_of(workflow: Document) -> Iterator[str]:
	"""Name all that is wrong with an active workflow."""
	yield from (problem_message(problem) for problem in problems(plan_of(workflow)))
	yield from _conditions(workflow)
	yield from _state_rows(workflow)
	yield from _cases_left_behind(workflow)


def plan_of(workflow: Document) -> Plan:
	"""Tell the rules about a workflow."""
	return Plan(
		states=tuple(row.state for row in workflow.states),
		editors=tuple(row.allow_edit for row in workflow.states),
		ways=tuple(_way(row) for row in workflow.transitions),
		conditioned=frozenset(_way(row) for row in workflow.transitions if row.condition),
		roles=frozenset(ROLES),
		takers=takers_of(workflow.document_type),
		ends=ends_of(workflow.document_type),
	)


def takers_of(doctype: str) -> frozenset[str]:
	"""Give the roles that, at a level at which they are held, may change such records."""
	rights = read_table()
	return frozenset(role for (on, role, _level), held in rights.items() if on == doctype and "write" in held)


def ends_of(doctype: str) -> frozenset[str]:
	"""Give the states in which the shipped workflow lets a case rest; the rest of the app knows them as such."""
	for definition in WORKFLOWS:
		if definition.document_type == doctype:
			left = {way.state for way in definition.transitions}
			return frozenset(state.name for state in definition.states) - left
	return frozenset()


def _way(row: Document) -> Way:
	return Way(row.state, row.action, row.next_state, row.allowed)


def _conditions(workflow: Document) -> Iterator[str]:
	fields = fields_of(workflow.document_type)
	for row in workflow.transitions:
		finding = check_condition(row.condition, fields) if (row.condition or "").strip() else None
		if finding:
			place = _("Condition of action {0} in state {1}").format(_(row.action), _(row.state))
			yield finding_message(place, finding)


def _state_rows(workflow: Document) -> Iterator[str]:
	for row in workflow.states:
		if str(row.doc_status or "0") != "0":
			yield _("State {0}: cases are not submitted. Leave the document status at 0.").format(
				_(row.state)
			)
		if row.update_field:
			yield _("State {0}: a state changes no other field. Leave the field to update empty.").format(
				_(row.state)
			)


def _cases_left_behind(workflow: Document) -> Iterator[str]:
	states = [row.state for row in workflow.states]
	# How many cases of the whole province stand in a state that goes; no case is shown. Those that go by the
	# workflow under which they began are not concerned.
	left = frappe.get_all(
		workflow.document_type,
		filters={STATE_FIELD: ("not in", [*states, ""]), DEFINITION_FIELD: ("is", "not set")},
		fields=[f"{STATE_FIELD} as state", "count(name) as cases"],
		group_by=STATE_FIELD,
	)
	message = _("State {0} still holds {1} cases. Let them be dealt with first, or keep the state.")
	yield from (message.format(_(row.state), row.cases) for row in left if row.state)
