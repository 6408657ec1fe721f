"""The workflow of an assistance record, as data: opened, planned, in progress, closed or exited."""

from __future__ import annotations

from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows import State, Transition, WorkflowDefinition

MAKE_PLAN = "Make Plan"
START_SERVICE = "Start Service"
CLOSE_RECORD = "Close Record"
EXIT_AID = "Exit from Aid"
REOPEN = "Reopen Record"

# Taking back an exit is explained; an exit has its own list of reasons.
REASON_ACTIONS: frozenset[str] = frozenset({REOPEN})

_OFFICERS = (COMMUNITY_OFFICER, STREET_OFFICER)

ASSISTANCE_RECORD = WorkflowDefinition(
	name="Assistance Record",
	document_type="Assistance Record",
	states=(
		State(a.OPENED, "Warning", COMMUNITY_OFFICER),
		State(a.PLANNED, "Info", COMMUNITY_OFFICER),
		State(a.IN_PROGRESS, "Primary", COMMUNITY_OFFICER),
		State(a.CLOSED, "Success", COMMUNITY_OFFICER),
		State(a.EXITED, "Inverse", STREET_OFFICER),
	),
	transitions=(
		Transition(a.OPENED, MAKE_PLAN, a.PLANNED, COMMUNITY_OFFICER, True),
		Transition(a.PLANNED, START_SERVICE, a.IN_PROGRESS, COMMUNITY_OFFICER, True),
		# Taken by the clock too, when the service year is over.
		*(Transition(stage, CLOSE_RECORD, a.CLOSED, COMMUNITY_OFFICER, True) for stage in a.OPEN_STAGES),
		*(Transition(stage, EXIT_AID, a.EXITED, role, True) for stage in a.OPEN_STAGES for role in _OFFICERS),
		Transition(a.EXITED, REOPEN, a.IN_PROGRESS, STREET_OFFICER, True),
	),
)
