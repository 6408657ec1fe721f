"""The rules of every approval, whatever is applied for; pure, without Frappe.

A case moves from state to state by transitions. Each transition belongs to a role; the caller says
which of the roles the actor holds *by a posting that covers the case*. On top of that stand the
rules of this module:

* own case: nobody acts in a case in which he is the applicant;
* four eyes: a step at which somebody judges is not decided by whoever recorded the case, nor by
  whoever decided another such step before (reviewer, approver and payer are three persons).
  Source: operating rules A.4 "acceptor, reviewer and payer differ", 人社厅发〔2019〕98号;
* a return, refusal or withdrawal carries its reason;
* a field changes only in the states, and by the holder of the role, that its group names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Refusal(StrEnum):
	"""Why an act is refused."""

	NO_TRANSITION = "no_transition"
	NOT_HOLDER = "not_holder"
	OWN_CASE = "own_case"
	RECORDED_BY_ACTOR = "recorded_by_actor"
	DECIDED_BEFORE = "decided_before"
	REASON_MISSING = "reason_missing"
	# Of what happens beside the steps (``case_verbs.py``).
	FINISHED = "finished"
	ON_HOLD = "on_hold"
	NOT_ON_HOLD = "not_on_hold"
	ASSIGNED = "assigned"
	NOT_ASSIGNED = "not_assigned"
	ALREADY_HELD = "already_held"
	PERSON_BARRED = "person_barred"
	NOBODY_LEFT = "nobody_left"
	NOTHING_TO_SIGN = "nothing_to_sign"
	NOT_ASKED = "not_asked"
	NOT_YET_ASKED = "not_yet_asked"
	SIGNED_ALREADY = "signed_already"
	SIGNER_DECIDES = "signer_decides"
	SIGNATURES_MISSING = "signatures_missing"
	SIGNATURES_AGAINST = "signatures_against"


class ApprovalError(Exception):
	"""Raised when the rules refuse an act; ``refusal`` says which rule."""

	def __init__(self, refusal: Refusal) -> None:
		super().__init__(refusal.value)
		self.refusal = refusal


class Way(NamedTuple):
	"""One transition of the workflow in force."""

	state: str
	action: str
	next_state: str
	role: str


class Act(NamedTuple):
	"""Something done in a case before: who acted, and in which state the case was."""

	state: str
	actor: str


@dataclass(frozen=True)
class Case:
	"""What the rules must know of a case."""

	state: str
	recorded_by: str
	applicant_users: frozenset[str] = frozenset()
	history: tuple[Act, ...] = ()


@dataclass(frozen=True)
class Rules:
	"""What is special to one kind of application.

	``recording_states`` are the states in which nobody judges; every other state, also one that an
	administrator added to the workflow, counts as a decision. ``reason_actions`` must be explained.
	``recording_actions`` judge nothing in any state: who recorded a case may withdraw it.
	"""

	recording_states: frozenset[str]
	reason_actions: frozenset[str]
	recording_actions: frozenset[str] = frozenset()

	def is_decision(self, state: str) -> bool:
		"""Answer whether somebody judges in ``state``."""
		return state not in self.recording_states


def choose_way(ways: Iterable[Way], state: str, next_state: str, roles: Collection[str]) -> Way:
	"""Give the transition from ``state`` to ``next_state`` that the actor's roles allow.

	Raises :class:`ApprovalError` when there is none at all, or none for the roles.
	"""
	leading = [way for way in ways if way.state == state and way.next_state == next_state]
	if not leading:
		raise ApprovalError(Refusal.NO_TRANSITION)
	open_ways = [way for way in leading if way.role in roles]
	if not open_ways:
		raise ApprovalError(Refusal.NOT_HOLDER)
	return open_ways[0]


def check_person(rules: Rules, case: Case, actor: str, action: str) -> None:
	"""Refuse an actor who must not take ``action`` in this state of this case, whatever his role.

	Raises :class:`ApprovalError` for the own case and for a breach of four eyes.
	"""
	if actor in case.applicant_users:
		raise ApprovalError(Refusal.OWN_CASE)
	if not rules.is_decision(case.state) or action in rules.recording_actions:
		return
	if actor == case.recorded_by:
		raise ApprovalError(Refusal.RECORDED_BY_ACTOR)
	if any(act.actor == actor for act in _other_decisions(rules, case)):
		raise ApprovalError(Refusal.DECIDED_BEFORE)


def barred_persons(rules: Rules, case: Case) -> frozenset[str]:
	"""Give those whom :func:`check_person` keeps from judging in this state of this case, whatever their role."""
	if not rules.is_decision(case.state):
		return case.applicant_users
	deciders = {act.actor for act in _other_decisions(rules, case)}
	return case.applicant_users | deciders | {case.recorded_by}


def check_reason(rules: Rules, action: str, reason: str) -> None:
	"""Refuse an action that must be explained and is not; any other action may carry a remark.

	Raises :class:`ApprovalError`.
	"""
	if action in rules.reason_actions and not reason:
		raise ApprovalError(Refusal.REASON_MISSING)


def ways_for(
	rules: Rules, case: Case, actor: str, ways: Iterable[Way], roles: Collection[str]
) -> tuple[Way, ...]:
	"""Give the transitions that the actor may take now."""
	held = (way for way in ways if way.state == case.state and way.role in roles)
	return tuple(way for way in held if _may_take(rules, case, actor, way.action))


class FieldGroup(NamedTuple):
	"""Fields that change together: in which states, and by the holder of which role."""

	fields: frozenset[str]
	states: frozenset[str]
	role: str


@dataclass(frozen=True)
class FieldRules:
	"""Which fields may change when; a field in no group belongs to ``default``."""

	groups: tuple[FieldGroup, ...]
	default: FieldGroup

	def group_of(self, field: str) -> FieldGroup:
		"""Give the group that decides about ``field``."""
		return next((group for group in self.groups if field in group.fields), self.default)

	def locked(self, changed: Iterable[str], state: str, roles: Collection[str]) -> tuple[str, ...]:
		"""Give those of the changed fields that may not change in ``state`` by a holder of ``roles``."""
		return tuple(field for field in changed if not self._is_open(field, state, roles))

	def _is_open(self, field: str, state: str, roles: Collection[str]) -> bool:
		group = self.group_of(field)
		return state in group.states and group.role in roles


def unreachable_states(first: str, states: Collection[str], ways: Collection[Way]) -> frozenset[str]:
	"""Give the states that no path from ``first`` leads to."""
	reached = {first}
	fresh = {first}
	while fresh:
		fresh = {way.next_state for way in ways if way.state in fresh} - reached
		reached |= fresh
	return frozenset(states) - reached


def dead_ends(states: Collection[str], ways: Collection[Way], ends: Collection[str]) -> frozenset[str]:
	"""Give the states from which no path leads to one of ``ends``."""
	saved = set(ends)
	fresh = set(ends)
	while fresh:
		fresh = {way.state for way in ways if way.next_state in fresh} - saved
		saved |= fresh
	return frozenset(states) - saved


def _may_take(rules: Rules, case: Case, actor: str, action: str) -> bool:
	try:
		check_person(rules, case, actor, action)
	except ApprovalError:
		return False
	return True


def _other_decisions(rules: Rules, case: Case) -> Iterable[Act]:
	return (act for act in case.history if rules.is_decision(act.state) and act.state != case.state)
