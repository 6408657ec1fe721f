"""The rules of every approval, by example and by random walks through the shipped workflow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.policies.services.approval_rules import (
	Act,
	ApprovalError,
	Case,
	FieldGroup,
	FieldRules,
	Refusal,
	Rules,
	Way,
	barred_persons,
	check_person,
	check_reason,
	choose_way,
	dead_ends,
	unreachable_states,
	ways_for,
)

pytestmark = pytest.mark.nosite

DEFINITION = w.STARTUP_APPLICATION
RULES = Rules(DEFINITION.recording_states, w.REASON_ACTIONS, w.RECORDING_ACTIONS)
WAYS = tuple(Way(way.state, way.action, way.next_state, way.role) for way in DEFINITION.transitions)
STATES = [state.name for state in DEFINITION.states]
ENDS = {s.CLOSED, s.REFUSED, s.WITHDRAWN, s.TERMINATED}
ROLES = {COMMUNITY_OFFICER, STREET_OFFICER, COUNTY_OFFICER, COUNTY_FINANCE_OFFICER, CITY_OFFICER}


def refusal_of(function, *args) -> Refusal:
	with pytest.raises(ApprovalError) as error:
		function(*args)
	return error.value.refusal


def test_every_state_is_reached_and_every_state_leads_to_an_end():
	assert unreachable_states(s.DRAFT, STATES, WAYS) == frozenset()
	assert dead_ends(STATES, WAYS, ENDS) == frozenset()


def test_ends_have_no_way_out_and_all_other_states_have():
	assert {way.state for way in WAYS} == set(STATES) - ENDS


def test_two_states_are_joined_by_one_action():
	"""A plain change of the state must tell which action it was."""
	actions: dict[tuple[str, str], set[str]] = {}
	for way in WAYS:
		actions.setdefault((way.state, way.next_state), set()).add(way.action)
	assert all(len(names) == 1 for names in actions.values())


def test_unreachable_states_and_dead_ends_are_found():
	ways = [Way("a", "go", "b", "r"), Way("c", "go", "a", "r")]
	assert unreachable_states("a", ["a", "b", "c"], ways) == {"c"}
	assert dead_ends(["a", "b", "c", "d"], ways, {"b"}) == {"d"}


def test_a_way_needs_the_role():
	way = choose_way(WAYS, s.DRAFT, s.PENDING_ACCEPTANCE, {COMMUNITY_OFFICER})
	assert way.action == w.SUBMIT
	assert refusal_of(choose_way, WAYS, s.DRAFT, s.PENDING_ACCEPTANCE, {COUNTY_OFFICER}) == Refusal.NOT_HOLDER
	assert refusal_of(choose_way, WAYS, s.DRAFT, s.PAID, ROLES) == Refusal.NO_TRANSITION
	assert refusal_of(choose_way, (), s.DRAFT, s.PENDING_ACCEPTANCE, ROLES) == Refusal.NO_TRANSITION


def test_closing_is_open_to_county_and_city():
	for role in (COUNTY_OFFICER, CITY_OFFICER):
		assert choose_way(WAYS, s.PAID, s.CLOSED, {role}).role == role


def test_applicant_never_acts_in_the_own_case():
	case = Case(s.DRAFT, "li", frozenset({"wang"}))
	check_person(RULES, case, "li", w.SUBMIT)
	assert refusal_of(check_person, RULES, case, "wang", w.WITHDRAW) == Refusal.OWN_CASE


def test_recorder_accepts_but_does_not_decide():
	check_person(RULES, Case(s.PENDING_ACCEPTANCE, "li"), "li", w.ACCEPT)
	for state in (s.PENDING_STREET_REVIEW, s.PENDING_COUNTY_APPROVAL, s.PENDING_PAYMENT):
		case = Case(state, "li")
		assert refusal_of(check_person, RULES, case, "li", w.APPROVE) == Refusal.RECORDED_BY_ACTOR
		assert refusal_of(check_person, RULES, case, "li", w.REFUSE) == Refusal.RECORDED_BY_ACTOR


def test_recorder_may_withdraw_in_every_state():
	check_person(RULES, Case(s.PENDING_COUNTY_APPROVAL, "li"), "li", w.WITHDRAW)


def test_reviewer_approver_and_payer_are_three_persons():
	history = (Act(s.PENDING_STREET_REVIEW, "zhao"), Act(s.PENDING_COUNTY_APPROVAL, "qian"))
	case = Case(s.PENDING_PAYMENT, "li", history=history)
	check_person(RULES, case, "sun", w.CONFIRM_PAYMENT)
	for earlier in ("zhao", "qian"):
		assert refusal_of(check_person, RULES, case, earlier, w.CONFIRM_PAYMENT) == Refusal.DECIDED_BEFORE


def test_whoever_returned_a_case_may_decide_the_same_step_again():
	case = Case(s.PENDING_STREET_REVIEW, "li", history=(Act(s.PENDING_STREET_REVIEW, "zhao"),))
	check_person(RULES, case, "zhao", w.PASS_REVIEW)


def test_approver_may_end_publicity_and_close():
	history = (Act(s.PENDING_COUNTY_APPROVAL, "qian"),)
	for state in (s.IN_PUBLICITY, s.PAID):
		check_person(RULES, Case(state, "li", history=history), "qian", w.CLOSE)


def test_a_state_that_an_administrator_added_counts_as_a_decision():
	case = Case("Expert Review", "li")
	assert refusal_of(check_person, RULES, case, "li", w.APPROVE) == Refusal.RECORDED_BY_ACTOR


@pytest.mark.parametrize("action", sorted(w.REASON_ACTIONS))
def test_return_refusal_and_withdrawal_need_a_reason(action: str):
	check_reason(RULES, action, "材料不全")
	assert refusal_of(check_reason, RULES, action, "") == Refusal.REASON_MISSING


def test_other_actions_may_carry_a_remark():
	check_reason(RULES, w.APPROVE, "")
	check_reason(RULES, w.APPROVE, "同意")


def test_open_ways_are_those_of_state_role_and_person():
	case = Case(s.PENDING_STREET_REVIEW, "li", frozenset({"zhou"}))
	names = {way.action for way in ways_for(RULES, case, "zhao", WAYS, {STREET_OFFICER})}
	assert names == {w.PASS_REVIEW, w.RETURN, w.REFUSE}
	assert ways_for(RULES, case, "zhou", WAYS, {STREET_OFFICER}) == ()
	assert ways_for(RULES, case, "zhao", WAYS, set()) == ()


FIELDS = FieldRules(
	(FieldGroup(frozenset({"paid_on"}), frozenset({s.PENDING_PAYMENT}), COUNTY_FINANCE_OFFICER),),
	FieldGroup(frozenset(), frozenset({s.DRAFT}), COMMUNITY_OFFICER),
)


def test_a_field_opens_in_its_state_to_its_role_only():
	assert FIELDS.locked(["paid_on"], s.PENDING_PAYMENT, {COUNTY_FINANCE_OFFICER}) == ()
	assert FIELDS.locked(["paid_on"], s.PENDING_PAYMENT, {COUNTY_OFFICER}) == ("paid_on",)
	assert FIELDS.locked(["paid_on"], s.DRAFT, {COUNTY_FINANCE_OFFICER}) == ("paid_on",)


def test_a_field_in_no_group_follows_the_default():
	assert FIELDS.locked(["amount"], s.DRAFT, {COMMUNITY_OFFICER}) == ()
	assert FIELDS.locked(["amount"], s.PENDING_PAYMENT, {COMMUNITY_OFFICER}) == ("amount",)


PEOPLE = ("li", "zhao", "qian", "sun", "zhou")


class RandomOffice(RuleBasedStateMachine):
	"""People with any set of roles try any action; whatever they manage must be lawful."""

	def __init__(self) -> None:
		super().__init__()
		self.state = s.DRAFT
		self.done: list[tuple[Act, Way]] = []

	@rule(
		actor=st.sampled_from(PEOPLE),
		roles=st.frozensets(st.sampled_from(sorted(ROLES))),
		next_state=st.sampled_from(STATES),
		reason=st.sampled_from(["", "材料不全"]),
	)
	def attempt(self, actor: str, roles: frozenset[str], next_state: str, reason: str) -> None:
		case = Case(self.state, "li", frozenset({"zhou"}), tuple(act for act, _way in self.done))
		try:
			way = choose_way(WAYS, self.state, next_state, roles)
			check_person(RULES, case, actor, way.action)
			check_reason(RULES, way.action, reason)
		except ApprovalError:
			return
		assert way in ways_for(RULES, case, actor, WAYS, roles)
		assert reason or way.action not in w.REASON_ACTIONS
		self.done.append((Act(self.state, actor), way))
		self.state = way.next_state

	@invariant()
	def applicant_did_nothing(self) -> None:
		assert all(act.actor != "zhou" for act, _way in self.done)

	@invariant()
	def deciders_of_different_steps_differ(self) -> None:
		steps: dict[str, set[str]] = {}
		for act, way in self.done:
			if RULES.is_decision(act.state) and way.action != w.WITHDRAW:
				steps.setdefault(act.actor, set()).add(act.state)
		assert all(len(states) == 1 for states in steps.values())
		assert "li" not in steps

	@invariant()
	def money_was_reviewed_and_approved_first(self) -> None:
		if self.state in (s.PAID, s.CLOSED):
			passed = {act.state for act, _way in self.done}
			assert {s.PENDING_STREET_REVIEW, s.PENDING_COUNTY_APPROVAL, s.IN_PUBLICITY} <= passed

	@invariant()
	def each_step_was_taken_in_its_role(self) -> None:
		editors = {state.name: state.editor for state in DEFINITION.states}
		for act, way in self.done:
			others = {
				w.WITHDRAW: COMMUNITY_OFFICER,
				w.CLOSE: CITY_OFFICER,
				w.TERMINATE: COUNTY_OFFICER,
			}
			assert way.role in {editors[act.state], others.get(way.action)}


TestRandomOffice = RandomOffice.TestCase
TestRandomOffice.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestRandomOffice.pytestmark = [pytest.mark.nosite]


PEOPLE = ("a", "b", "c", "")


@given(
	st.sampled_from(STATES),
	st.sampled_from(PEOPLE),
	st.frozensets(st.sampled_from(PEOPLE)),
	st.lists(st.builds(Act, st.sampled_from(STATES), st.sampled_from(PEOPLE)), max_size=4),
)
def test_those_who_are_named_as_barred_are_those_who_are_refused(state, recorder, applicants, history):
	case = Case(state, recorder, applicants, tuple(history))
	named = barred_persons(RULES, case)
	for person in PEOPLE:
		if person in named:
			refusal_of(check_person, RULES, case, person, w.APPROVE)
		else:
			check_person(RULES, case, person, w.APPROVE)
