"""What an administrator reads when a change is refused: what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

import frappe
from frappe import _

from shequ_weiye.reshaping.services.expressions import Fault as TextFault
from shequ_weiye.reshaping.services.expressions import Finding
from shequ_weiye.reshaping.services.workflow_rules import Fault, Problem


class ReshapingRefused(frappe.ValidationError):
	"""The change would break the work, open a record past its area or bring in code."""


def refuse(messages: Iterable[str], title: str) -> None:
	"""Raise :class:`ReshapingRefused` with all messages at once, if there are any."""
	told = list(dict.fromkeys(messages))
	if told:
		frappe.throw(told if len(told) > 1 else told[0], ReshapingRefused, title, as_list=len(told) > 1)


def problem_message(problem: Problem) -> str:
	"""Name what is wrong with a workflow."""
	return _problem_messages()[problem.fault].format(*(_(word) for word in problem.words))


def _problem_messages() -> dict[Fault, str]:
	return {
		Fault.EMPTY: _("A workflow in use needs states and transitions. Add them, or save it as not active."),
		Fault.STATE_TWICE: _("State {0} stands twice. Delete one of the two."),
		Fault.WAY_TWICE: _("In state {0}, action {1} of {2} stands twice. Delete one of the two."),
		Fault.STATE_MISSING: _(
			"Action {0} names the state {1}, which the workflow does not have. Add the state or correct the action."
		),
		Fault.UNREACHABLE: _("No case can reach state {0}. Lead an action to it, or delete it."),
		Fault.DEAD_END: _(
			"Cases would be stuck in state {0}: no action leads from it to an end. Add one, or delete the state."
		),
		Fault.ROLE_UNKNOWN: _(
			"{0}: role {1} is not given by a posting, so nobody could act. Choose a role of the officers."
		),
		Fault.NO_TAKER: _(
			"In state {0}, nobody can take action {1}: {2} may not change such records. Choose another role."
		),
		Fault.AMBIGUOUS: _(
			"In state {0}, action {1} leads to several states; the one to {2} needs a condition that says when."
		),
	}


def finding_message(place: str, finding: Finding) -> str:
	"""Name what is wrong with a condition, template or expression; ``place`` says where it stands."""
	message = {
		TextFault.SYNTAX: _("{0}: this cannot be read: {1}. Write for example: doc.amount > 12000"),
		TextFault.UNKNOWN_FIELD: _("{0}: there is no field {1} to use here. Check its name."),
		TextFault.NOT_ALLOWED: _("{0}: {1} is not allowed. Compare fields of the record only."),
	}[finding.fault]
	return message.format(place, frappe.utils.escape_html(finding.words))
