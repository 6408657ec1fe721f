"""Every verb in every order: what must hold of a case whatever happens to it (docs/engineers.md lists it)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from shequ_weiye.constants import applications as s
from shequ_weiye.policies.services.approval_rules import (
	ApprovalError,
	Way,
	check_person,
	check_reason,
	choose_way,
)
from shequ_weiye.policies.services.case_log import Move, State, Verb, days_worked, fold, replay
from shequ_weiye.policies.services.case_office import (
	ACTING,
	APPLICANT,
	BACK_OR_OUT,
	DAY,
	DOUBLE,
	ENDS,
	HOLDERS,
	RECORDER,
	RULES,
	TURNS,
	WAYS,
	matter_of,
	move_of,
)
from shequ_weiye.policies.services.case_verbs import (
	CHOOSING,
	EXPLAINED,
	OFFERED,
	Matter,
	Office,
	candidates,
	check_step,
	check_verb,
	open_verbs,
)
from shequ_weiye.policies.services.signing import SigningRule
from shequ_weiye.policies.services.turns import next_in_turn

pytestmark = pytest.mark.nosite

PEOPLE = sorted({person for people in HOLDERS.values() for person in people})


def may_step(matter: Matter, way: Way, actor: str, roles: frozenset[str], reason: str = "理由") -> bool:
	try:
		choose_way(WAYS, matter.state.stage, way.next_state, roles)
		check_person(RULES, matter.case, actor, way.action)
		check_reason(RULES, way.action, reason)
		check_step(matter, way, actor, forward=way.next_state not in BACK_OR_OUT)
	except ApprovalError:
		return False
	return True


class CaseMachine(RuleBasedStateMachine):
	"""A case under every move that anybody may try, in any order."""

	def __init__(self) -> None:
		super().__init__()
		self.log: list[Move] = []
		self.state = State(s.DRAFT)
		self.today = DAY
		self.away: set[str] = set()
		self.worked = 0

	@property
	def office(self) -> Office:
		there = {role: people - self.away for role, people in HOLDERS.items()}
		return Office(there, {role: people - self.away for role, people in ACTING.items()})

	@property
	def matter(self) -> Matter:
		return matter_of(self.state, tuple(self.log), self.office)

	def record(self, move: Move) -> None:
		self.log.append(move)
		self.state = fold(self.state, move, ENDS)

	# --- what may happen

	@initialize(steps=st.integers(0, 5))
	def the_case_has_come_some_way(self, steps: int) -> None:
		"""Most walks begin where there is something to judge, sign or pay."""
		for _number in range(steps):
			way = next(way for way in WAYS if way.state == self.state.stage)
			for person in sorted(self.matter.holders()):
				if self.try_step(way, person, "理由"):
					break

	@rule(data=st.data())
	def anybody_tries_a_step(self, data: st.DataObject) -> None:
		"""A step by somebody, drawn blindly."""
		ways = [way for way in WAYS if way.state == self.state.stage]
		if ways:
			actor, reason = data.draw(st.sampled_from(PEOPLE)), data.draw(st.sampled_from(["", "理由"]))
			self.try_step(data.draw(st.sampled_from(ways)), actor, reason)

	@rule(data=st.data())
	def a_holder_goes_on_or_back(self, data: st.DataObject) -> None:
		"""Whose turn it is takes the next step or returns the case; others end it now and then."""
		ways = [way for way in WAYS if way.state == self.state.stage and way.next_state not in ENDS]
		if ways:
			holder = data.draw(st.sampled_from(sorted(self.matter.holders())))
			self.try_step(data.draw(st.sampled_from([ways[0], *ways])), holder, "理由")

	def try_step(self, way: Way, actor: str, reason: str) -> bool:
		roles = frozenset(role for role, people in self.office.holders.items() if actor in people)
		if not may_step(self.matter, way, actor, roles, reason):
			return False
		before = self.state
		due = self.today + timedelta(days=3)
		self.record(
			move_of(Verb.STEP, actor, before, self.today, to_stage=way.next_state, reason=reason, due=due)
		)
		self.check_step(before, way)
		assert way.action in RULES.recording_actions or actor not in before.signing.signers
		return True

	def check_step(self, before: State, way: Way) -> None:
		"""A return reopens exactly what stood after its target; everything of a stage begins anew."""
		stood = [act.state for act in before.passed]
		now = [act.state for act in self.state.passed]
		target = way.next_state
		assert now == (stood[: stood.index(target)] if target in stood else [*stood, before.stage])
		assert self.state.is_plain
		assert (self.state.due, self.state.urged) == (self.today + timedelta(days=3), 0)

	@rule(last=st.sampled_from(["", *PEOPLE]))
	def the_case_is_given_to_the_next_in_turn(self, last: str) -> None:
		"""As it comes into a stage; where nobody could act, it waits."""
		if not self.log or self.log[-1].verb is not Verb.STEP or self.state.is_finished:
			return
		if person := next_in_turn(self.matter.pool(), last):
			actor, due = self.log[-1].actor, self.state.due
			self.record(move_of(Verb.HAND_OUT, actor, self.state, self.today, person=person, due=due))
			assert (self.state.assignee, self.state.due) == (person, due)
			assert person in self.matter.holders()

	@rule(data=st.data())
	def somebody_tries_anything(self, data: st.DataObject) -> None:
		"""A verb by a person, for a person, drawn blindly."""
		draw = data.draw
		verb, actor = draw(st.sampled_from(OFFERED)), draw(st.sampled_from(PEOPLE))
		self.try_verb(
			data, verb, actor, draw(st.sampled_from(["", *PEOPLE])), draw(st.sampled_from(["", "因"]))
		)

	@rule(data=st.data())
	def somebody_does_what_is_offered(self, data: st.DataObject) -> None:
		"""A verb that the form offers, for one of the persons whom it offers: it is never refused."""
		matter = self.matter
		offered = {verb: [each for each in PEOPLE if verb in open_verbs(matter, each)] for verb in OFFERED}
		verbs = [verb for verb, people in offered.items() if people]
		if not verbs:
			return
		verb = data.draw(st.sampled_from(verbs))
		actor = data.draw(st.sampled_from(offered[verb]))
		people = sorted(candidates(matter, verb, actor)) if verb in CHOOSING else [""]
		if people:
			assert self.try_verb(data, verb, actor, data.draw(st.sampled_from(people)), "因")

	@rule(data=st.data(), number=st.integers(1, 5), answers=st.integers(0, 5))
	def signatures_are_asked_for_and_given(self, data: st.DataObject, number: int, answers: int) -> None:
		"""Several are asked at once, as the form does, and some of them sign, in any order that the rule allows."""
		for actor in sorted(self.matter.holders())[:1]:
			for _signer in range(number):
				people = sorted(candidates(self.matter, Verb.ADD_SIGNER, actor))
				if people:
					self.try_verb(data, Verb.ADD_SIGNER, actor, data.draw(st.sampled_from(people)), "因")
		for _answer in range(answers):
			asked = self.state.signing.waiting_for()
			if asked:
				self.try_verb(data, Verb.SIGN, data.draw(st.sampled_from(asked)), "", "因")

	def try_verb(self, data: st.DataObject, verb: Verb, actor: str, person: str, reason: str) -> bool:
		move = move_of(verb, actor, self.state, self.today, person=person, reason=reason)
		if verb is Verb.ADD_SIGNER:
			rule = data.draw(st.sampled_from(SigningRule))
			move = move._replace(rule=rule, share=data.draw(st.sampled_from([1, 50, 60, 100])))
		if verb is Verb.SIGN:
			move = move._replace(agrees=data.draw(st.booleans()))
		if verb is Verb.RESUME:
			move = move._replace(due=self.today + timedelta(days=1))
		try:
			check_verb(self.matter, move)
		except ApprovalError:
			return False
		self.record(move)
		return True

	@rule(days=st.integers(1, 5))
	def days_go_by(self, days: int) -> None:
		"""Time passes; an independent count keeps what of it was the office's."""
		begun = any(move.verb is Verb.STEP for move in self.log)
		if begun and not self.state.is_held and self.state.stage not in s.UNCOUNTED_STATES | ENDS:
			self.worked += days
		self.today += timedelta(days=days)

	@rule(person=st.sampled_from(PEOPLE))
	def a_posting_ends_or_begins(self, person: str) -> None:
		"""Somebody leaves or comes back, also while he holds the case or is asked for a signature.

		Only the last who could decide, and has no other stage to decide before, stays: an office without officers
		is not the kernel's to repair.
		"""
		self.away ^= {person}
		asked = frozenset({*self.state.signing.signers, DOUBLE})
		stages = [] if self.state.is_finished else [stage for stage in TURNS if stage not in ENDS]
		if not all(self.matter.judges(stage) - asked for stage in stages):
			self.away ^= {person}

	# --- what must hold

	@invariant()
	def an_open_case_has_somebody_who_may_go_on(self) -> None:
		if self.state.is_finished:
			return
		matter = self.matter
		assert matter.holders(), self.state
		for holder in matter.holders():
			roles = frozenset(role for role, people in self.office.holders.items() if holder in people)
			ways = [way for way in WAYS if way.state == self.state.stage]
			waits = matter.state.signing.signers or self.state.is_held
			assert any(may_step(matter, way, holder, roles) for way in ways) or (
				waits and open_verbs(matter, holder)
			)

	@invariant()
	def nobody_decides_twice(self) -> None:
		stages = [act.state for act in self.state.passed]
		assert len({*stages, self.state.stage}) == len(stages) + 1
		answers = [answer.signer for answer in self.state.signing.answers]
		assert len(set(answers)) == len(answers)

	@invariant()
	def four_eyes_hold_for_whoever_decides_and_whoever_signs(self) -> None:
		judged: dict[str, set[str]] = {}
		for move in self.log:
			withdrawn = move.to_stage == s.WITHDRAWN
			if move.verb in (Verb.STEP, Verb.SIGN) and RULES.is_decision(move.stage) and not withdrawn:
				judged.setdefault(move.actor, set()).add(move.stage)
		assert all(len(stages) == 1 for stages in judged.values())
		assert not {RECORDER, APPLICANT} & set(judged)

	@invariant()
	def clocks_rest_while_others_are_to_act(self) -> None:
		assert not (self.state.is_held and self.state.due)
		spans = list(days_worked(s.DRAFT, self.log, s.UNCOUNTED_STATES | ENDS, self.today))
		assert sum((to - since).days for since, to in spans) == self.worked
		flat = [day for span in spans for day in span]
		assert flat == sorted(flat)

	@invariant()
	def a_finished_case_stays_finished(self) -> None:
		assert self.state.is_finished == (self.state.stage in ENDS)
		if self.state.is_finished:
			assert not any(open_verbs(self.matter, person) for person in PEOPLE)

	@invariant()
	def every_move_says_who_when_why_and_from_where(self) -> None:
		stage, day = s.DRAFT, date.min
		for move in self.log:
			assert (bool(move.actor), move.stage, move.at.date() >= day) == (True, stage, True)
			assert move.reason or move.verb not in EXPLAINED
			stage, day = move.to_stage or stage, move.at.date()

	@invariant()
	def the_log_tells_the_case(self) -> None:
		assert replay(s.DRAFT, self.log, ENDS) == self.state


class TestCaseMachine(CaseMachine.TestCase):
	settings = settings(max_examples=100, stateful_step_count=40)


@pytest.mark.full
class TestCaseMachineAtLength(CaseMachine.TestCase):
	settings = settings(max_examples=3000, stateful_step_count=80)
