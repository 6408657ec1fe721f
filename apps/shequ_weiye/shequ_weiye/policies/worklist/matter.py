"""A case as the rules of its verbs see it: its log, where it stands, and who holds which role over it today."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import get_datetime, getdate

from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.policies.services.case_log import Move, State, Verb, replay
from shequ_weiye.policies.services.case_verbs import Matter, Office
from shequ_weiye.policies.services.signing import SigningRule
from shequ_weiye.territory.services.notices import postings_over

if TYPE_CHECKING:
	from shequ_weiye.policies.approval_base import ApprovalDocument


def matter_of(case: ApprovalDocument) -> Matter:
	"""Give the case as it is stored, with the office of today."""
	state = state_of(case)
	definition = case.definition()
	roles = {*definition.turns.values(), *definition.roles}
	people = {frappe.session.user, state.assignee, *state.signing.signers} - {""}
	office = office_over(case.division_code, roles, people)
	return Matter(case.rules, case.case(state.stage), state, office, definition.turns)


def log_of(case: ApprovalDocument) -> tuple[Move, ...]:
	"""Give the moves of a case in their order."""
	return tuple(_move(row) for row in case.steps)


def state_of(case: ApprovalDocument) -> State:
	"""Give where the case stands by its log."""
	return replay(first_stage(case), log_of(case), case.definition().ends)


def first_stage(case: ApprovalDocument) -> str:
	"""Give the stage in which the log begins; a case that never moved is still there."""
	return case.steps[0].from_state if case.steps else case.workflow_state


def office_over(code: str, roles: Iterable[str], people: Iterable[str]) -> Office:
	"""Give who holds which of ``roles`` over a place.

	``people`` are asked for by name too: whoever is posted to the successor of a merged place holds its cases,
	and is found by no list of the old place.
	"""
	roles = frozenset(roles)
	holders: dict[str, set[str]] = {role: set() for role in roles}
	acting: dict[str, set[str]] = {role: set() for role in roles}
	for row in postings_over(code, roles):
		(acting if row.is_acting else holders)[row.role].add(row.user)
	for role in roles:
		holders[role] |= acting[role] | {user for user in people if holds_role_over(user, role, code)}
	return Office(_frozen(holders), _frozen(acting))


def _frozen(people: dict[str, set[str]]) -> dict[str, frozenset[str]]:
	return {role: frozenset(users) for role, users in people.items()}


def _move(row: Any) -> Move:
	return Move(
		verb=Verb(row.verb or Verb.STEP),
		actor=row.acted_by or "",
		at=get_datetime(row.acted_at),
		stage=row.from_state,
		to_stage=row.to_state or "",
		reason=row.reason or "",
		person=row.person or "",
		due=getdate(row.next_due_on) if row.next_due_on else None,
		rule=SigningRule(row.signing_rule or SigningRule.ALL),
		share=row.signing_share or 100,
		agrees=bool(row.agrees),
	)
