"""The workflow of a policy version, as data: written by one person, put in force by another."""

from __future__ import annotations

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COUNTY_OFFICER,
	PROVINCE_OFFICER,
	WEIYE_ADMINISTRATOR,
)
from shequ_weiye.constants.workflows import RETURN, SUBMIT, WITHDRAW, State, Transition, WorkflowDefinition

PUT_IN_FORCE = "Put in Force"
REPEAL = "Repeal"

REASON_ACTIONS: frozenset[str] = frozenset({RETURN, WITHDRAW, REPEAL})

# Who may review: a second administrator, or an officer posted over the version's division.
REVIEWERS = (WEIYE_ADMINISTRATOR, COUNTY_OFFICER, CITY_OFFICER, PROVINCE_OFFICER)


def _by_reviewers(state: str, action: str, next_state: str) -> tuple[Transition, ...]:
	return tuple(Transition(state, action, next_state, role) for role in REVIEWERS)


POLICY_VERSION = WorkflowDefinition(
	name="Policy Version",
	document_type="Policy Version",
	states=(
		State(p.DRAFT, "", WEIYE_ADMINISTRATOR),
		State(p.IN_REVIEW, "Warning", WEIYE_ADMINISTRATOR, decision=True),
		State(p.IN_FORCE, "Success", WEIYE_ADMINISTRATOR),
		State(p.SUPERSEDED, "Inverse", WEIYE_ADMINISTRATOR),
		State(p.WITHDRAWN, "Inverse", WEIYE_ADMINISTRATOR),
	),
	transitions=(
		Transition(p.DRAFT, SUBMIT, p.IN_REVIEW, WEIYE_ADMINISTRATOR, True),
		*_by_reviewers(p.IN_REVIEW, PUT_IN_FORCE, p.IN_FORCE),
		*_by_reviewers(p.IN_REVIEW, RETURN, p.DRAFT),
		# Without a successor; a successor ends its predecessor by itself.
		Transition(p.IN_FORCE, REPEAL, p.SUPERSEDED, WEIYE_ADMINISTRATOR, True),
		Transition(p.DRAFT, WITHDRAW, p.WITHDRAWN, WEIYE_ADMINISTRATOR, True),
	),
)
