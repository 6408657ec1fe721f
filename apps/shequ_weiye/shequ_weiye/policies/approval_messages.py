"""What a person reads when the approval rules refuse an act: what is wrong and what to do."""

from __future__ import annotations

from typing import NoReturn

import frappe
from frappe import _

from shequ_weiye.policies.services.approval_rules import ApprovalError, Refusal


class ApprovalRefused(frappe.ValidationError):
	"""Raised when the state of a case, its reason or its fields do not allow the act."""


class NotStepHolder(frappe.PermissionError):
	"""Raised when the person may not act in this step of this case."""


PERSONAL: frozenset[Refusal] = frozenset(
	{Refusal.NOT_HOLDER, Refusal.OWN_CASE, Refusal.RECORDED_BY_ACTOR, Refusal.DECIDED_BEFORE}
)


def message_of(refusal: Refusal) -> str:
	"""Give the message for a refusal in the language of the session."""
	return {
		Refusal.NO_TRANSITION: _(
			"The case cannot go from its present state to that one. Reload it and use one of the actions shown."
		),
		Refusal.NOT_HOLDER: _(
			"This step is done by an officer posted to the level and place of the case, and you hold no such"
			" posting. Leave it to that officer or ask the administrator to check your posting."
		),
		Refusal.OWN_CASE: _("You are the applicant of this case. Ask a colleague to handle it."),
		Refusal.RECORDED_BY_ACTOR: _(
			"You recorded this case, so another officer must decide it. Ask a colleague of the same office."
		),
		Refusal.DECIDED_BEFORE: _(
			"You decided an earlier step of this case, so another officer must decide this one. Ask a"
			" colleague of the same office."
		),
		Refusal.REASON_MISSING: _("Write the reason: the applicant has a right to know it."),
	}[refusal]


def refuse(error: ApprovalError) -> NoReturn:
	"""Turn a refusal of the rules into the answer of the server."""
	kind = NotStepHolder if error.refusal in PERSONAL else ApprovalRefused
	frappe.throw(message_of(error.refusal), kind, title=_("Not Possible"))
	raise AssertionError("frappe.throw raises")
