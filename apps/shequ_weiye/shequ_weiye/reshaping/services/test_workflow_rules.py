"""A workflow is sound when every step can be reached, taken and left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.policies.services.approval_rules import Way
from shequ_weiye.reshaping.services.workflow_rules import Fault, Plan, problems

SOUND = Plan(
	states=("Draft", "Review", "Closed"),
	editors=("Clerk", "Clerk", "Judge"),
	ways=(Way("Draft", "Submit", "Review", "Clerk"), Way("Review", "Approve", "Closed", "Judge")),
	conditioned=frozenset(),
	roles=frozenset({"Clerk", "Judge", "Reader"}),
	takers=frozenset({"Clerk", "Judge"}),
	ends=frozenset({"Closed"}),
)
BACK = Way("Review", "Return", "Draft", "Judge")


def with_ways(*ways: Way) -> Plan:
	return replace(SOUND, ways=(*SOUND.ways, *ways))


def with_state(name: str, *ways: Way, editor: str = "Clerk") -> Plan:
	plan = with_ways(*ways)
	return replace(plan, states=(*plan.states, name), editors=(*plan.editors, editor))


def test_a_sound_workflow_has_no_problem() -> None:
	assert problems(SOUND) == []
	assert problems(with_ways(BACK)) == []


INTO = Way("Draft", "Inspect", "Site", "Clerk")
OUT = Way("Site", "Approve", "Closed", "Judge")


@pytest.mark.parametrize(
	("plan", "fault", "word"),
	(
		(replace(SOUND, ways=()), Fault.EMPTY, None),
		(with_state("Review"), Fault.STATE_TWICE, "Review"),
		(with_ways(SOUND.ways[0]), Fault.WAY_TWICE, "Submit"),
		(with_ways(INTO), Fault.STATE_MISSING, "Site"),
		(with_state("Site", OUT), Fault.UNREACHABLE, "Site"),
		(with_state("Site", INTO), Fault.DEAD_END, "Site"),
		(with_state("Site", INTO, OUT, editor="All"), Fault.ROLE_UNKNOWN, "All"),
		(with_ways(BACK._replace(role="All")), Fault.ROLE_UNKNOWN, "All"),
		(with_ways(BACK._replace(role="Reader")), Fault.NO_TAKER, "Reader"),
		(with_ways(BACK._replace(action="Approve")), Fault.AMBIGUOUS, "Approve"),
	),
)
def test_what_is_wrong_is_named(plan: Plan, fault: Fault, word: str | None) -> None:
	found = problems(plan)
	assert fault in {problem.fault for problem in found}
	assert word is None or any(word in problem.words for problem in found if problem.fault == fault)


def test_one_action_may_lead_to_several_states_when_conditions_tell_them_apart() -> None:
	plan = with_ways(BACK._replace(action="Approve"))
	told_apart = frozenset(way for way in plan.ways if way.action == "Approve")
	assert problems(replace(plan, conditioned=told_apart)) == []


def test_a_circle_without_a_way_to_an_end_is_refused() -> None:
	loop = (INTO, Way("Site", "Wait", "Hall", "Clerk"), Way("Hall", "Wait", "Site", "Clerk"))
	plan = with_state("Site", *loop)
	plan = replace(plan, states=(*plan.states, "Hall"), editors=(*plan.editors, "Clerk"))
	assert {problem.words[0] for problem in problems(plan)} == {"Site", "Hall"}


@given(st.lists(st.builds(Way, *[st.sampled_from(["Draft", "Review", "Closed"])] * 3, st.just("Clerk"))))
def test_more_ways_between_the_states_never_cut_one_off(ways: list[Way]) -> None:
	faults = {problem.fault for problem in problems(with_ways(*ways))}
	assert not faults & {Fault.UNREACHABLE, Fault.STATE_MISSING, Fault.ROLE_UNKNOWN, Fault.NO_TAKER}
