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
	{
		Refusal.NOT_HOLDER,
		Refusal.OWN_CASE,
		Refusal.RECORDED_BY_ACTOR,
		Refusal.DECIDED_BEFORE,
		Refusal.ASSIGNED,
		Refusal.NOT_ASKED,
		Refusal.NOT_YET_ASKED,
		Refusal.SIGNER_DECIDES,
	}
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
		**_messages_of_verbs(),
	}[refusal]


def _messages_of_verbs() -> dict[Refusal, str]:
	return {
		Refusal.FINISHED: _("This case is finished. Nothing is done in it any more."),
		Refusal.ON_HOLD: _("This case is on hold. Resume it first, or let the applicant withdraw it."),
		Refusal.NOT_ON_HOLD: _("This case is not on hold. Reload it."),
		Refusal.ASSIGNED: _(
			"A colleague has claimed this case. Ask for it to be put back or transferred to you; whoever stands"
			" in for the colleague may act at once."
		),
		Refusal.NOT_ASSIGNED: _("Nobody has claimed this case. Reload it."),
		Refusal.ALREADY_HELD: _("This case is with you already."),
		Refusal.PERSON_BARRED: _(
			"This person cannot be chosen: choose somebody who is posted to the place of the case, is not its"
			" applicant, did not record it and decided no other step."
		),
		Refusal.NOBODY_LEFT: _(
			"If this person signs, nobody is left to decide this step or a later one. Choose somebody else."
		),
		Refusal.NOTHING_TO_SIGN: _("Nothing is decided in this step, so no signature is asked for."),
		Refusal.NOT_ASKED: _("No signature is asked for here. Reload the case."),
		Refusal.NOT_YET_ASKED: _(
			"Somebody before you has not signed yet. You will be told when it is your turn."
		),
		Refusal.SIGNED_ALREADY: _("The signatures are given. They are not changed or added to."),
		Refusal.SIGNER_DECIDES: _(
			"You were asked for your signature, so another officer must take the step. Give or refuse your"
			" signature."
		),
		Refusal.SIGNATURES_MISSING: _(
			"Signatures are missing. Wait for them, drop a signer, or return the case."
		),
		Refusal.SIGNATURES_AGAINST: _(
			"Those who were asked to sign object. Return or refuse the case; it can be signed anew when it comes"
			" back."
		),
	}


def refuse_with(message: str) -> NoReturn:
	"""Raise :class:`ApprovalRefused` with words of its own."""
	frappe.throw(message, ApprovalRefused, title=_("Not Possible"))
	raise AssertionError("frappe.throw raises")


def refuse(error: ApprovalError) -> NoReturn:
	"""Turn a refusal of the rules into the answer of the server."""
	kind = NotStepHolder if error.refusal in PERSONAL else ApprovalRefused
	frappe.throw(message_of(error.refusal), kind, title=_("Not Possible"))
	raise AssertionError("frappe.throw raises")


def refuse_fields(labels: list[str], state: str) -> NoReturn:
	"""Raise :class:`ApprovalRefused` naming the fields that are closed."""
	message = _(
		"{0}: you cannot change this while the case is in state {1}. Leave it to the officer whose turn"
		" it is, or have the case returned for correction."
	)
	refuse_with(message.format("、".join(labels), _(state)))
