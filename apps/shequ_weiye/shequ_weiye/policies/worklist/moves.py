"""Makes the moves of a case that are no steps of its workflow, and writes them into its log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate, now_datetime, nowdate

from shequ_weiye.policies.approval_messages import refuse
from shequ_weiye.policies.services.approval_rules import ApprovalError
from shequ_weiye.policies.services.case_log import Move, Verb
from shequ_weiye.policies.services.case_verbs import check_verb
from shequ_weiye.policies.services.signing import SigningRule
from shequ_weiye.policies.worklist.matter import matter_of
from shequ_weiye.policies.worklist.news import tell
from shequ_weiye.policies.worklist.tasks import keep_tasks
from shequ_weiye.territory.services.workdays import add_workdays, count_workdays

if TYPE_CHECKING:
	from datetime import date

	from shequ_weiye.policies.applications.application import Application


def make_move(case: Application, verb: Verb, reason: str | None = None, **values: Any) -> None:
	"""Make one move by the session's user, whose right to the case its caller has checked.

	Raises ``ApprovalRefused`` and ``NotStepHolder`` for what the rules refuse.
	"""
	matter = matter_of(case)
	move = Move(
		verb,
		frappe.session.user,
		now_datetime(),
		matter.state.stage,
		reason=(reason or "").strip(),
		due=due_after(case, verb),
		**values,
	)
	try:
		check_verb(matter, move)
	except ApprovalError as error:
		refuse(error)
	write_down(case, move, matter.role)
	keep_tasks(case)
	tell(case, move)


def due_after(case: Application, verb: Verb) -> date | None:
	"""Give the day by which the case is due after a move: none on hold, and after it what was left then."""
	if verb is Verb.HOLD:
		return None
	due_on = getdate(case.step_due_on) if case.step_due_on else None
	if verb is not Verb.RESUME:
		return due_on
	held = next((row for row in reversed(case.steps) if row.verb == Verb.HOLD), None)
	if not held or not held.due_on:
		return None
	return add_workdays(getdate(nowdate()), count_workdays(getdate(held.acted_at), held.due_on))


def write_down(case: Application, move: Move, role: str) -> None:
	"""Append a move to the log of the case."""
	due_before = case.step_due_on
	row = case.append("steps", _row(move, role, due_before))
	# The log is the server's alone, and the contents of the case, which saving would check, do not change.
	row.db_insert()
	case.db_set("step_due_on", move.due, notify=True)


def _row(move: Move, role: str, due_before: date | None) -> dict[str, Any]:
	asks = move.verb is Verb.ADD_SIGNER
	return {
		"action": _word(move),
		"verb": move.verb.value,
		"from_state": move.stage,
		"acted_by": move.actor,
		"acting_role": role,
		"acted_at": move.at,
		"reason": move.reason or None,
		"person": move.person or None,
		"due_on": due_before,
		"next_due_on": move.due,
		"signing_rule": move.rule.value if asks else None,
		"signing_share": move.share if asks and move.rule is SigningRule.SHARE else 0,
		"agrees": int(move.agrees),
	}


def _word(move: Move) -> str:
	if move.verb is not Verb.SIGN:
		return move.verb.value
	return "Signed in Agreement" if move.agrees else "Signed in Objection"
