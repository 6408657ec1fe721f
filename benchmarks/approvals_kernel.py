"""How fast the kernel of approvals is, without a database: all rules of every step, and the log folded."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from shequ_weiye.constants import applications as s
from shequ_weiye.policies.services.approval_rules import check_person, choose_way
from shequ_weiye.policies.services.case_log import Move, State, Verb, fold
from shequ_weiye.policies.services.case_office import (
	BACK_OR_OUT,
	ENDS,
	HOLDERS,
	RULES,
	WAYS,
	matter_of,
)
from shequ_weiye.policies.services.case_verbs import check_step

from benchmarks.figures import at_least, informs

if TYPE_CHECKING:
	from benchmarks.figures import Row

# Issue: 50,000 transitions a second.
BAR = 50_000
CASES = 20_000
NOON = datetime(2026, 3, 2, 12)
# One officer a stage takes a case from the form to its end.
ROUTE = (
	(s.PENDING_ACCEPTANCE, "community-1"),
	(s.PENDING_STREET_REVIEW, "community-1"),
	(s.PENDING_COUNTY_APPROVAL, "street-2"),
	(s.IN_PUBLICITY, "county-1"),
	(s.PENDING_PAYMENT, "county-1"),
	(s.PAID, "finance-1"),
	(s.CLOSED, "county-1"),
)
ROLES = {person: frozenset({role}) for role, people in HOLDERS.items() for person in people}


def rows() -> list[Row]:
	"""Take cases from their first stage to their last, each step checked by all rules and folded into the case."""
	begun = time.perf_counter()
	for _case in range(CASES):
		take_case()
	seconds = time.perf_counter() - begun
	steps = CASES * len(ROUTE)
	return [
		informs("办理步数", steps, "步"),
		at_least("内核（不含数据库）每秒办理步数", steps / seconds, BAR, "步/秒"),
	]


def take_case() -> State:
	"""Take one case from the form to its end."""
	state = State(s.DRAFT)
	log: tuple[Move, ...] = ()
	for target, actor in ROUTE:
		move = take_step(state, log, target, actor)
		state, log = fold(state, move, ENDS), (*log, move)
	return state


def take_step(state: State, log: tuple[Move, ...], target: str, actor: str) -> Move:
	"""Check one step by all rules, and give its move."""
	matter = matter_of(state, log)
	way = choose_way(WAYS, state.stage, target, ROLES[actor])
	check_person(RULES, matter.case, actor, way.action)
	check_step(matter, way, actor, forward=target not in BACK_OR_OUT)
	return Move(Verb.STEP, actor, NOON, state.stage, to_stage=target)
