"""What the form of a benefit application asks before it is saved."""

from __future__ import annotations

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.policies import SUBJECT_KINDS
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.applications.benefit_contents import limit_text, terms_of
from shequ_weiye.policies.subject_facts import read_subject


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def terms(policy: str, applicant: str) -> dict[str, str]:
	"""Give for which period a policy is granted to a resident or employer, and how much for each."""
	# Policies are read by everybody.
	kind = frappe.get_cached_value("Policy", policy, "applicant_kind")
	if kind not in SUBJECT_KINDS:
		raise frappe.PermissionError
	check_access(kind, applicant, "read")
	limit = terms_of(policy, read_subject(kind, applicant, getdate(nowdate()))).limit
	return {"period_kind": limit.period, "limit_note": limit_text(limit)}
