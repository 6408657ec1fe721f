"""What a client may ask of any document that is approved step by step."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.model.workflow import get_transitions as workflow_transitions

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.approval_base import ApprovalDocument


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def act(
	doctype: str,
	name: str,
	action: str,
	values: str | dict[str, Any] | None = None,
	modified: str | None = None,
) -> dict[str, Any]:
	"""Take one action of the workflow together with what belongs to it (reason, payment reference …).

	``modified`` is the time stamp of the copy that the person saw: a case that has changed since is
	refused. Raises ``PermissionError`` for a document that is no case or is out of the user's area.
	"""
	document = _case(doctype, name, "write")
	if modified and str(document.modified) != modified:
		frappe.throw(
			_("Somebody changed this case after you opened it. Reload it and look again."),
			frappe.TimestampMismatchError,
		)
	document.act(action, frappe.parse_json(values))
	return document.as_dict()


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_transitions(doc: str | dict[str, Any]) -> list[dict[str, Any]]:
	"""Give the transitions that the form offers: of those that Frappe allows to the user's roles, the
	ones that posting, own-case rule and four eyes leave open. Frappe checks the right to read.
	"""
	transitions = workflow_transitions(doc)
	stored = frappe.parse_json(doc)
	document = frappe.get_doc(stored["doctype"], stored["name"])
	if not isinstance(document, ApprovalDocument):
		return transitions
	open_actions = document.open_actions()
	return [transition for transition in transitions if transition["action"] in open_actions]


def _case(doctype: str, name: str, right: str) -> ApprovalDocument:
	frappe.has_permission(doctype, right, throw=True)
	document = frappe.get_doc(doctype, name, for_update=True)
	document.check_permission(right)
	if not isinstance(document, ApprovalDocument):
		raise frappe.PermissionError
	return document
