"""A case as the log of its moves tells it; pure, without Frappe.

A case is a stage with its holder, its signers and its clock. Nothing of that is kept beside the log: whoever
wants to know it folds the moves, so that what the log says and what the case is cannot differ. A move carries
whatever was worked out when it was made (the day by which a stage is due), so that a calendar or a policy that
is changed later changes no case.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.policies.services.approval_rules import Act
from shequ_weiye.policies.services.signing import NOBODY_ASKED, Signing, SigningRule


class Verb(StrEnum):
	"""What may happen to a case; a step is a transition of the workflow, the others leave it in its stage."""

	STEP = "Step"
	CLAIM = "Claim"
	RELEASE = "Put Back"
	HAND_OUT = "Hand Out"
	TRANSFER = "Transfer"
	ADD_SIGNER = "Add Signer"
	DROP_SIGNER = "Drop Signer"
	SIGN = "Countersign"
	URGE = "Urge"
	COPY = "Copy To"
	HOLD = "Put on Hold"
	RESUME = "Resume"


# Who signs judges as much as whoever takes a step; in the stored log a step has no verb.
JUDGING: tuple[str | None, ...] = (None, "", Verb.STEP, Verb.SIGN)


class Move(NamedTuple):
	"""One thing that was done: who, when, from which stage, why, and what belongs to the verb.

	``person`` is whom a transfer, a signature, a copy or a turn concerns, ``due`` the day by which the case is to be
	dealt with from then on (of steps and of resuming).
	"""

	verb: Verb
	actor: str
	at: datetime
	stage: str
	to_stage: str = ""
	reason: str = ""
	person: str = ""
	due: date | None = None
	rule: SigningRule = SigningRule.ALL
	share: int = 100
	agrees: bool = False


class State(NamedTuple):
	"""Where a case stands.

	``passed`` are the stages gone through that still count, in order: what a return reopens is no longer among
	them. ``due`` is empty where no clock runs.
	"""

	stage: str
	passed: tuple[Act, ...] = ()
	assignee: str = ""
	signing: Signing = NOBODY_ASKED
	due: date | None = None
	held_on: date | None = None
	urged: int = 0
	is_finished: bool = False

	@property
	def is_held(self) -> bool:
		"""Whether the case rests."""
		return self.held_on is not None

	@property
	def is_plain(self) -> bool:
		"""Whether whoever holds the role of the stage may act, with nothing to wait for."""
		return not self.assignee and not self.signing.signers and not self.is_held


def fold(state: State, move: Move, ends: Collection[str]) -> State:
	"""Give where the case stands after one more move."""
	return _step(state, move, ends) if move.verb is Verb.STEP else _FOLDS[move.verb](state, move)


def replay(first: str, log: Iterable[Move], ends: Collection[str]) -> State:
	"""Give where a case that began in the stage ``first`` stands after all its moves."""
	state = State(first)
	for move in log:
		state = fold(state, move, ends)
	return state


def acts_of(log: Iterable[Move]) -> tuple[Act, ...]:
	"""Give who judged where, in all rounds: whoever signed judged as much as whoever decided."""
	return tuple(Act(move.stage, move.actor) for move in log if move.verb in JUDGING)


def days_worked(
	first: str, log: Iterable[Move], uncounted: Collection[str], until: date
) -> Iterator[tuple[date, date]]:
	"""Give the periods in which the time of the office ran: not before the first step, and not while somebody
	else was to act (``uncounted`` stages: correction, publicity, payment) or the case rested.

	Source: operating rules A.0 finding 3 and A.4 (the promised time leaves out 补正, 公示 and 拨付).
	"""
	stage, held, since = first, False, None
	for move in log:
		if since and move.verb in (Verb.STEP, Verb.HOLD):
			yield since, move.at.date()
		stage = move.to_stage if move.verb is Verb.STEP else stage
		held = move.verb is Verb.HOLD or (held and move.verb not in (Verb.STEP, Verb.RESUME))
		if move.verb in (Verb.STEP, Verb.HOLD, Verb.RESUME):
			since = None if held or stage in uncounted else move.at.date()
	if since:
		yield since, until


def _step(state: State, move: Move, ends: Collection[str]) -> State:
	"""Everything that belongs to a stage begins anew with it; a return drops what stood after its target."""
	target = move.to_stage
	passed = (*state.passed, Act(state.stage, move.actor))
	for number, act in enumerate(passed):
		if act.state == target:
			passed = passed[:number]
			break
	return State(target, passed, due=move.due, is_finished=target in ends)


def _claim(state: State, move: Move) -> State:
	return state._replace(assignee=move.actor)


def _release(state: State, move: Move) -> State:
	return state._replace(assignee="")


def _transfer(state: State, move: Move) -> State:
	return state._replace(assignee=move.person)


def _add_signer(state: State, move: Move) -> State:
	return state._replace(signing=state.signing.with_signer(move.person, move.rule, move.share))


def _drop_signer(state: State, move: Move) -> State:
	return state._replace(signing=state.signing.without_signer(move.person))


def _sign(state: State, move: Move) -> State:
	return state._replace(signing=state.signing.with_answer(move.actor, move.agrees))


def _urge(state: State, move: Move) -> State:
	return state._replace(urged=state.urged + 1)


def _copy(state: State, move: Move) -> State:
	return state


def _hold(state: State, move: Move) -> State:
	return state._replace(held_on=move.at.date(), due=None)


def _resume(state: State, move: Move) -> State:
	return state._replace(held_on=None, due=move.due)


_FOLDS: dict[Verb, Callable[[State, Move], State]] = {
	Verb.CLAIM: _claim,
	Verb.RELEASE: _release,
	Verb.TRANSFER: _transfer,
	Verb.HAND_OUT: _transfer,
	Verb.ADD_SIGNER: _add_signer,
	Verb.DROP_SIGNER: _drop_signer,
	Verb.SIGN: _sign,
	Verb.URGE: _urge,
	Verb.COPY: _copy,
	Verb.HOLD: _hold,
	Verb.RESUME: _resume,
}
