"""The workflow of a resident's record, as data: registered, verified by the street, handed over or left."""

from __future__ import annotations

from shequ_weiye.constants import residents as r
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows import State, Transition, WorkflowDefinition

VERIFY_RESIDENT = "Verify Resident"
HAND_OVER = "Hand Over"
TAKE_OVER = "Take Over"
MARK_LEFT = "Mark as Left"
TAKE_BACK = "Take Back"

# Whoever comes back comes back for a reason; leaving has its own list.
REASON_ACTIONS: frozenset[str] = frozenset({TAKE_BACK})

_HERE = (r.REGISTERED, r.VERIFIED)

RESIDENT = WorkflowDefinition(
	name="Resident",
	document_type="Resident",
	states=(
		State(r.REGISTERED, "Warning", COMMUNITY_OFFICER),
		State(r.VERIFIED, "Success", COMMUNITY_OFFICER),
		State(r.HANDED_OVER, "Info", COMMUNITY_OFFICER),
		State(r.LEFT, "Inverse", COMMUNITY_OFFICER),
	),
	transitions=(
		Transition(r.REGISTERED, VERIFY_RESIDENT, r.VERIFIED, STREET_OFFICER, True),
		*(Transition(stage, HAND_OVER, r.HANDED_OVER, COMMUNITY_OFFICER, True) for stage in _HERE),
		# By the community that the person was handed over to; its street verifies again.
		Transition(r.HANDED_OVER, TAKE_OVER, r.REGISTERED, COMMUNITY_OFFICER, True),
		*(Transition(stage, MARK_LEFT, r.LEFT, COMMUNITY_OFFICER, True) for stage in (*_HERE, r.HANDED_OVER)),
		Transition(r.LEFT, TAKE_BACK, r.REGISTERED, COMMUNITY_OFFICER, True),
	),
)
