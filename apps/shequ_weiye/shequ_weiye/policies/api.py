"""What a client may ask of any document that is approved step by step."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _

from shequ_weiye.constants.policies import AFFECTED_CASE
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.affected_cases import page_of, version_in_force
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.services.affected import differences
from shequ_weiye.policies.versions import UNREADABLE


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
def explain_change(affected_case: str) -> dict[str, Any] | None:
	"""Give what would be told today about a case on the list, and which conditions are worded otherwise.

	Nothing if the case ended, or if the version in force cannot be read. Raises ``PermissionError`` for a row or
	a case out of the user's area.
	"""
	check_access(AFFECTED_CASE, affected_case, "read")
	row = frappe.get_doc(AFFECTED_CASE, affected_case)
	check_access(row.reference_doctype, row.reference_name, "read")
	case = frappe.get_doc(row.reference_doctype, row.reference_name)
	decision = frappe.get_doc("Policy Decision", row.policy_decision)
	try:
		page = page_of(case, decision, version_in_force(case))
	except UNREADABLE:
		return None
	return {**page, "differs": differences(frappe.parse_json(decision.tree), page["tree"])}


def _case(doctype: str, name: str, right: str) -> ApprovalDocument:
	frappe.has_permission(doctype, right, throw=True)
	document = frappe.get_doc(doctype, name, for_update=True)
	document.check_permission(right)
	if not isinstance(document, ApprovalDocument):
		raise frappe.PermissionError
	document.keep_stored()
	return document
