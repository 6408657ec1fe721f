"""What officers do about publicity beside the actions of the workflows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access, writable
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.publicity.objections import record
from shequ_weiye.policies.publicity.standing import waits_for_notice
from shequ_weiye.policies.worklist.matter import state_of

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def make_notice(doctype: str, names: str | list[str]) -> str:
	"""Draft a notice from approved cases of one policy and county; give its name.

	Raises ``PermissionError`` for a case out of the user's area, and ``ApprovalRefused`` if they belong on
	different notices or do not wait for one.
	"""
	chosen = frappe.parse_json(names)
	_check_cases(doctype, chosen)
	notice = frappe.new_doc(c.NOTICE)
	notice.update(_head_of(doctype, chosen[0]))
	for name in chosen:
		notice.append("lines", {"reference_doctype": doctype, "reference_name": name})
	return str(notice.insert().name)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def add_waiting(name: str) -> int:
	"""Add to a draft all cases of its policy and county that wait for publicity; give how many there were."""
	notice = writable(c.NOTICE, name)
	listed = {row.reference_name for row in notice.lines}
	found = [case for case in _waiting(notice.policy, notice.division) if case.name not in listed]
	for case in found[: c.MOST_LINES - len(listed)]:
		notice.append("lines", {"reference_doctype": case.doctype, "reference_name": case.name})
	notice.save()
	return len(notice.lines) - len(listed)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def record_objection(doctype: str, name: str, channel: str, content: str, mobile: str | None = None) -> str:
	"""Write down an objection that came to the office; give its name.

	Raises ``PermissionError`` unless the user is the county's officer for the case.
	"""
	_check_cases(doctype, [name])
	# The user was just checked against this case.
	code = frappe.db.get_value(doctype, name, "division_code")
	if not holds_role_over(frappe.session.user, COUNTY_OFFICER, code) or channel == c.BY_PAGE:
		raise frappe.PermissionError
	return str(record((doctype, name), channel, content, mobile).name)


def _check_cases(doctype: str, names: list[str]) -> None:
	if doctype not in c.PUBLISHED_DOCTYPES:
		raise frappe.PermissionError
	if not names:
		refuse_with(_("Select the cases first."))
	for name in names:
		check_access(doctype, str(name), "read")


def _head_of(doctype: str, name: str) -> dict[str, str | None]:
	"""Give policy and county of a notice by its first case, and what the county's last notice said."""
	case = frappe.get_doc(doctype, name)
	place = ancestor_at(case.division_code, COUNTY)
	last = frappe.get_list(
		c.NOTICE, {"division": place}, ["name_style", "contact"], order_by="creation desc", limit=1
	)
	return {"policy": case.granted_by(), "division": place, **(last[0] if last else {})}


def _waiting(policy: str, division: str) -> list[frappe._dict]:
	"""Give the cases that the user may read and that wait for a notice of a policy and county."""
	found = []
	for doctype in c.PUBLISHED_DOCTYPES:
		names = frappe.get_list(
			doctype, {"workflow_state": s.IN_PUBLICITY}, pluck="name", limit_page_length=0
		)
		cases = (frappe.get_doc(doctype, name) for name in names)
		found += [case for case in cases if _belongs(case, policy, division) and _may_be_shown(case)]
	return found


def _may_be_shown(case: PaidApplication) -> bool:
	return waits_for_notice(case) and not state_of(case).is_held


def _belongs(case: frappe._dict, policy: str, division: str) -> bool:
	return (case.granted_by(), ancestor_at(case.division_code, COUNTY)) == (policy, division)
