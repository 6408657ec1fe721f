"""What the form of a case offers beside the actions of its workflow, and what it says of holder, signers and time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate, get_fullname, getdate, nowdate

from shequ_weiye.constants.applications import CORRECTION_REQUIRED
from shequ_weiye.policies.applications.field_rules import BACK_OR_OUT
from shequ_weiye.policies.approval_messages import refuse
from shequ_weiye.policies.services.approval_rules import ApprovalError, Way
from shequ_weiye.policies.services.case_log import Move, State, Verb, days_worked
from shequ_weiye.policies.services.case_verbs import check_step, open_verbs
from shequ_weiye.policies.services.signing import Outcome
from shequ_weiye.policies.worklist.matter import first_stage, log_of, matter_of, state_of
from shequ_weiye.territory.services.workdays import count_workdays

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application


def offers_of(case: Application) -> list[str]:
	"""Give the verbs that the session's user may use now."""
	return [verb.value for verb in open_verbs(matter_of(case), frappe.session.user)]


def require_free_hands(case: Application, way: Way) -> None:
	"""Refuse a step that hold, assignment or signatures stand against."""
	try:
		_check(case, way)
	except ApprovalError as error:
		refuse(error)


def is_free(case: Application, way: Way) -> bool:
	"""Answer whether neither hold, assignment nor signatures stand against a step."""
	try:
		_check(case, way)
	except ApprovalError:
		return False
	return True


def standing_notes(case: Application) -> list[str]:
	"""Say who has the case, what it waits for, and how long the office has had it."""
	state, log = state_of(case), log_of(case)
	rest = [*_hold_note(state, log), *_correction_note(state, log)]
	return [*rest, *_holder_note(state), *_signing_notes(state), *_time_note(case, log)]


def names_of(users: Iterable[str]) -> str:
	"""Give the names of colleagues as a list."""
	return "、".join(get_fullname(user) for user in users)


def _check(case: Application, way: Way) -> None:
	if not state_of(case).is_plain:
		forward = way.next_state not in BACK_OR_OUT
		check_step(matter_of(case), way, frappe.session.user, forward=forward)


def _hold_note(state: State, log: Iterable[Move]) -> list[str]:
	if not state.is_held:
		return []
	reason = [move.reason for move in log if move.verb is Verb.HOLD][-1]
	return [_("On hold since {0}: {1}").format(formatdate(state.held_on), reason)]


def _correction_note(state: State, log: Iterable[Move]) -> list[str]:
	"""Say that the time of the office stands still. Source: operating rules A.0 finding 3."""
	since = [move.at for move in log if move.to_stage == CORRECTION_REQUIRED]
	if state.stage != CORRECTION_REQUIRED or state.is_held or not since:
		return []
	return [
		_("The clock of the office stands still since {0}, until the correction comes.").format(
			formatdate(since[-1])
		)
	]


def _holder_note(state: State) -> list[str]:
	return [_("Claimed by {0}.").format(get_fullname(state.assignee))] if state.assignee else []


def _signing_notes(state: State) -> list[str]:
	signing = state.signing
	outcome = signing.outcome()
	if outcome is Outcome.WAITING:
		return [_("Waiting for the signature of {0}.").format(names_of(signing.waiting_for()))]
	if outcome is Outcome.OBJECTED:
		against = [answer.signer for answer in signing.answers if not answer.agrees]
		return [_("{0} did not agree.").format(names_of(against))]
	return [_("The signatures that were asked for are given.")] if signing.signers else []


def _time_note(case: Application, log: tuple[Move, ...]) -> list[str]:
	today = getdate(nowdate())
	spans = days_worked(first_stage(case), log, case.uncounted_states | case.definition().ends, today)
	days = sum(count_workdays(since, to) for since, to in spans)
	message = _("Working days used: {0}, without correction, publicity, payment and time on hold.")
	return [message.format(days)] if days else []
