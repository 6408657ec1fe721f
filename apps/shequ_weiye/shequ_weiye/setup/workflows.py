"""Brings the shipped workflows into a site without overwriting what its administrators changed.

With every workflow that was written here the site keeps a fingerprint. As long as the stored workflow
still has it, nobody touched it and a new release may bring its new definition; otherwise the
administrators' own version stays.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

import frappe

from shequ_weiye.constants.shipped_workflows import WORKFLOWS

if TYPE_CHECKING:
	from frappe.workflow.doctype.workflow.workflow import Workflow

	from shequ_weiye.constants.workflows import WorkflowDefinition

STATE_FIELD = "workflow_state"
HEAD_FIELDS = ("document_type", "is_active", "override_status", "send_email_alert", "workflow_state_field")
STATE_FIELDS = ("state", "doc_status", "allow_edit", "is_optional_state", "message")
# Frappe makes these for every site; they are not ours to remove.
FRAPPES_ACTIONS = frozenset({"Approve", "Reject", "Review"})
TRANSITION_FIELDS = ("state", "action", "next_state", "allowed", "allow_self_approval", "condition")


def sync_workflows() -> None:
	"""Create the shipped workflows that are missing and bring untouched ones up to date."""
	for definition in WORKFLOWS:
		_create_vocabulary(definition)
		_sync(definition)


def remove_workflows() -> None:
	"""Delete the shipped workflows, and of their states and actions those that nothing else uses."""
	for definition in WORKFLOWS:
		frappe.delete_doc("Workflow", definition.name, ignore_missing=True, force=True)
		# What the product alone keeps in Frappe's own table.
		frappe.db.delete("DefaultValue", {"defkey": _fingerprint_key(definition)})
	for definition in WORKFLOWS:
		_remove_vocabulary(definition)


def _sync(definition: WorkflowDefinition) -> None:
	if not frappe.db.exists("Workflow", definition.name):
		_write(definition, frappe.new_doc("Workflow"))
		return
	workflow = frappe.get_doc("Workflow", definition.name)
	stored = _fingerprint(_contents_of(workflow))
	untouched = stored == frappe.db.get_default(_fingerprint_key(definition))
	if untouched and stored != _fingerprint(_shipped(definition)):
		_write(definition, workflow)


def _write(definition: WorkflowDefinition, workflow: Workflow) -> None:
	workflow.workflow_name = definition.name
	workflow.update(_shipped(definition))
	workflow.save()
	frappe.db.set_default(_fingerprint_key(definition), _fingerprint(_contents_of(workflow)))


def _shipped(definition: WorkflowDefinition) -> dict[str, Any]:
	head = dict.fromkeys(HEAD_FIELDS, 0)
	head.update(document_type=definition.document_type, is_active=1, workflow_state_field=STATE_FIELD)
	# Optional: else Frappe writes, on every save, a Workflow Action for all holders of the role in the
	# province, after asking for the permission of each of them.
	states = [
		_row(STATE_FIELDS, state=state.name, doc_status="0", allow_edit=state.editor, is_optional_state=1)
		for state in definition.states
	]
	transitions = [
		_row(
			TRANSITION_FIELDS,
			state=way.state,
			action=way.action,
			next_state=way.next_state,
			allowed=way.role,
			allow_self_approval=int(way.self_approval),
		)
		for way in definition.transitions
	]
	return {**head, "states": states, "transitions": transitions}


def _row(fields: tuple[str, ...], **values: Any) -> dict[str, Any]:
	return {field: values.get(field) for field in fields}


def _contents_of(workflow: Workflow) -> dict[str, Any]:
	return {
		**{field: workflow.get(field) for field in HEAD_FIELDS},
		"states": [_row(STATE_FIELDS, **row.as_dict()) for row in workflow.states],
		"transitions": [_row(TRANSITION_FIELDS, **row.as_dict()) for row in workflow.transitions],
	}


def _fingerprint(contents: dict[str, Any]) -> str:
	"""Nothing, zero and the empty text are stored differently by every field type and mean the same."""
	plain = {key: _plain(value) for key, value in contents.items()}
	return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def _plain(value: Any) -> Any:
	if isinstance(value, list):
		return [{key: _plain(item) for key, item in row.items()} for row in value]
	return "" if value in (None, 0, "0") else str(value)


def _fingerprint_key(definition: WorkflowDefinition) -> str:
	return f"weiye_workflow_{frappe.scrub(definition.name)}"


def _create_vocabulary(definition: WorkflowDefinition) -> None:
	for state in definition.states:
		if not frappe.db.exists("Workflow State", state.name):
			values = {"doctype": "Workflow State", "workflow_state_name": state.name, "style": state.style}
			frappe.get_doc(values).insert()
	for action in {way.action for way in definition.transitions}:
		if not frappe.db.exists("Workflow Action Master", action):
			values = {"doctype": "Workflow Action Master", "workflow_action_name": action}
			frappe.get_doc(values).insert()


def _remove_vocabulary(definition: WorkflowDefinition) -> None:
	for state in definition.states:
		if not frappe.db.exists("Workflow Document State", {"state": state.name}):
			frappe.delete_doc("Workflow State", state.name, ignore_missing=True, force=True)
	for action in {way.action for way in definition.transitions} - FRAPPES_ACTIONS:
		if not frappe.db.exists("Workflow Transition", {"action": action}):
			frappe.delete_doc("Workflow Action Master", action, ignore_missing=True, force=True)
