"""What Frappe's forms and lists ask about the workflow of a document, answered for cases by what each goes by.

These take the place of the methods of the same names in ``frappe.model.workflow`` (see ``hooks.py``), which know
only the workflow of today; documents that are no cases are left to Frappe.
"""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.model import workflow
from frappe.model.base_document import get_controller

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.batches.messages import words_of
from shequ_weiye.policies.services.definitions import Transition
from shequ_weiye.territory.services.job_log import log_failure

Sent = str | dict[str, Any]


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_transitions(doc: Sent) -> list[dict[str, Any]]:
	"""Give the transitions that the form offers: those that posting, own-case rule and four eyes leave open.

	Raises ``PermissionError`` for a case that the user may not read.
	"""
	case = _case(doc)
	return [row._asdict() for row in _offered(case)] if case else workflow.get_transitions(doc)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_common_transition_actions(docs: str | list[dict[str, Any]], doctype: str) -> list[str]:
	"""Give the actions that may be taken with every one of the documents that were checked in a list."""
	rows = frappe.parse_json(docs)
	if not _is_case(doctype):
		return workflow.get_common_transition_actions(frappe.as_json(rows), doctype)
	actions = [{row["action"] for row in get_transitions({**doc, "doctype": doctype})} for doc in rows]
	return sorted(set.intersection(*actions)) if actions else []


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def apply_workflow(doc: Sent, action: str) -> ApprovalDocument:
	"""Take an action; everything is checked when the case is saved.

	Raises ``ApprovalRefused``, ``NotStepHolder`` or ``PermissionError``.
	"""
	case = _case(doc, for_update=True)
	if not case:
		return workflow.apply_workflow(doc, action)
	_refuse_self_approval(case, action)
	case.act(action)
	case.add_comment("Workflow", _(case.workflow_state))
	return case


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def bulk_workflow_approval(docnames: str | list[str], doctype: str, action: str) -> None:
	"""Take an action with each of the documents, each in a transaction of its own; say which were refused, and why."""
	names = frappe.parse_json(docnames)
	if not _is_case(doctype):
		workflow.bulk_workflow_approval(frappe.as_json(names), doctype, action)
		return
	refusals = {}
	for number, name in enumerate(names, 1):
		workflow.show_progress(names, _("Applying: {0}").format(_(action)), number, name)
		refusals[name] = _refusal_of(doctype, name, action)
	frappe.clear_messages()
	refused = {name: [{"message": words}] for name, words in refusals.items() if words}
	done = {name: [{"message": None}] for name, words in refusals.items() if not words}
	workflow.print_workflow_log(refused, _("Failed Transactions"), doctype, "orange" if done else "red")
	workflow.print_workflow_log(done, _("Successful Transactions"), doctype, "orange" if refused else "green")


def _is_case(doctype: str) -> bool:
	return issubclass(get_controller(doctype), ApprovalDocument)


def _case(doc: Sent, *, for_update: bool = False) -> ApprovalDocument | None:
	"""Give the case that a client names, as it is stored; nothing if it is no case."""
	sent = frappe.parse_json(doc)
	if not _is_case(sent["doctype"]):
		return None
	case = frappe.get_doc(sent["doctype"], sent["name"], for_update=for_update)
	case.check_permission("read")
	if for_update:
		case.keep_stored()
	return case


def _offered(case: ApprovalDocument) -> list[Transition]:
	actions, roles = case.open_actions(), case.roles_over((case.division_code,))
	leading = (row for row in case.open_transitions() if row.state == case.workflow_state)
	return [row for row in leading if row.action in actions and row.allowed in roles]


def _refuse_self_approval(case: ApprovalDocument, action: str) -> None:
	"""Refuse whoever made the document what its workflow leaves to others, as Frappe does."""
	rows = [row for row in _offered(case) if row.action == action]
	user = frappe.session.user
	if rows and not any(workflow.has_approval_access(user, case, row._asdict()) for row in rows):
		refuse_with(_("Self approval is not allowed"))


def _refusal_of(doctype: str, name: str, action: str) -> str | None:
	"""Take an action with one of several; say why it was refused, if it was."""
	try:
		apply_workflow({"doctype": doctype, "name": name}, action)
		frappe.db.commit()  # nosemgrep - one transaction for each case, as Frappe's own
	except Exception as error:
		frappe.db.rollback()
		if not isinstance(error, (frappe.ValidationError, frappe.PermissionError)):
			log_failure(__name__, error, name)
		return words_of(error)
	return None
