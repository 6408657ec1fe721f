"""When a workflow is sound: every step can be reached, taken and left. Pure, without Frappe."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.policies.services.approval_rules import Way, dead_ends, unreachable_states


class Fault(StrEnum):
	"""What is wrong with a workflow."""

	EMPTY = "empty"
	STATE_TWICE = "state_twice"
	WAY_TWICE = "way_twice"
	STATE_MISSING = "state_missing"
	UNREACHABLE = "unreachable"
	DEAD_END = "dead_end"
	ROLE_UNKNOWN = "role_unknown"
	NO_TAKER = "no_taker"
	AMBIGUOUS = "ambiguous"


class Problem(NamedTuple):
	"""A fault and what it was found at: states, actions and roles by their stored names."""

	fault: Fault
	words: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
	"""A workflow as its administrator drew it.

	``editors`` gives each state, in order, the role that fills in the form; ``conditioned`` holds the
	ways that carry a condition. ``roles`` are those that a posting can give, ``takers`` those of them that
	may change a record; ``ends`` are the states in which a case of this kind may rest for good.
	"""

	states: tuple[str, ...]
	editors: tuple[str, ...]
	ways: tuple[Way, ...]
	conditioned: frozenset[Way]
	roles: frozenset[str]
	takers: frozenset[str]
	ends: frozenset[str]


def problems(plan: Plan) -> list[Problem]:
	"""Give all that is wrong with ``plan``; what follows from a missing state is told only once that is there."""
	if not plan.states or not plan.ways:
		return [Problem(Fault.EMPTY, ())]
	found = [*_twice(plan), *_missing_states(plan), *_roles(plan)]
	return found or [*_paths(plan), *_ambiguous(plan)]


def _twice(plan: Plan) -> Iterator[Problem]:
	yield from (Problem(Fault.STATE_TWICE, (state,)) for state, n in Counter(plan.states).items() if n > 1)
	for way, n in Counter(plan.ways).items():
		if n > 1:
			yield Problem(Fault.WAY_TWICE, (way.state, way.action, way.role))


def _missing_states(plan: Plan) -> Iterator[Problem]:
	for way in plan.ways:
		for state in (way.state, way.next_state):
			if state not in plan.states:
				yield Problem(Fault.STATE_MISSING, (way.action, state))


def _roles(plan: Plan) -> Iterator[Problem]:
	for state, role in zip(plan.states, plan.editors, strict=True):
		if role not in plan.roles:
			yield Problem(Fault.ROLE_UNKNOWN, (state, role))
	for way in plan.ways:
		if way.role not in plan.roles:
			yield Problem(Fault.ROLE_UNKNOWN, (way.action, way.role))
		elif way.role not in plan.takers:
			yield Problem(Fault.NO_TAKER, (way.state, way.action, way.role))


def _paths(plan: Plan) -> Iterator[Problem]:
	unreachable = unreachable_states(plan.states[0], plan.states, plan.ways)
	yield from (Problem(Fault.UNREACHABLE, (state,)) for state in plan.states if state in unreachable)
	stuck = dead_ends(plan.states, plan.ways, plan.ends) if plan.ends else _without_way(plan)
	yield from (Problem(Fault.DEAD_END, (state,)) for state in plan.states if state in stuck - unreachable)


def _without_way(plan: Plan) -> frozenset[str]:
	return frozenset(plan.states) - {way.state for way in plan.ways}


def _ambiguous(plan: Plan) -> Iterator[Problem]:
	for way in plan.ways:
		rivals = [
			other
			for other in plan.ways
			if other[:2] == way[:2] and other.role == way.role and other.next_state != way.next_state
		]
		if rivals and way not in plan.conditioned:
			yield Problem(Fault.AMBIGUOUS, (way.state, way.action, way.next_state))
