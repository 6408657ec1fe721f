"""An office of invented people for tests and benchmarks of the kernel."""

from __future__ import annotations

from datetime import date, datetime

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.policies.services.approval_rules import Case, Rules, Way
from shequ_weiye.policies.services.case_log import Move, State, Verb, acts_of
from shequ_weiye.policies.services.case_verbs import Matter, Office

DEFINITION = w.STARTUP_APPLICATION
RULES = Rules(DEFINITION.recording_states, w.REASON_ACTIONS, w.RECORDING_ACTIONS)
WAYS = tuple(Way(way.state, way.action, way.next_state, way.role) for way in DEFINITION.transitions)
TURNS = {state.name: state.editor for state in DEFINITION.states}
ENDS = frozenset(TURNS) - {way.state for way in WAYS}
BACK_OR_OUT = frozenset({s.DRAFT, s.PENDING_ACCEPTANCE, s.CORRECTION_REQUIRED}) | s.RELEASING_STATES

# One applicant works in the office, one person holds two roles, and each role has a deputy.
APPLICANT, RECORDER, DOUBLE = "street-0", "community-0", "street-1"
HOLDERS: dict[str, frozenset[str]] = {
	COMMUNITY_OFFICER: frozenset({"community-0", "community-1", "community-2"}),
	STREET_OFFICER: frozenset({"street-0", "street-1", "street-2", "street-3", "street-4"}),
	COUNTY_OFFICER: frozenset({"county-1", "county-2", "county-3", DOUBLE}),
	COUNTY_FINANCE_OFFICER: frozenset({"finance-1", "finance-2"}),
}
ACTING: dict[str, frozenset[str]] = {
	STREET_OFFICER: frozenset({"street-4"}),
	COUNTY_OFFICER: frozenset({"county-3"}),
	COUNTY_FINANCE_OFFICER: frozenset({"finance-2"}),
}
OFFICE = Office(HOLDERS, ACTING)
DAY = date(2026, 3, 2)


def matter_of(state: State, log: tuple[Move, ...] = (), office: Office = OFFICE) -> Matter:
	"""Give a case with all that the rules ask."""
	case = Case(state.stage, RECORDER, frozenset({APPLICANT}), acts_of(log))
	return Matter(RULES, case, state, office, TURNS)


def move_of(verb: Verb, actor: str, state: State, day: date = DAY, **values: object) -> Move:
	"""Give a move from where the case stands."""
	at = datetime.combine(day, datetime.min.time())
	return Move(verb, actor, at, state.stage)._replace(**values)  # type: ignore[arg-type]
