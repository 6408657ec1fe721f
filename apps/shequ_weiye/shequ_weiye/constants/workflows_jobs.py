"""The workflow of job fairs, as data: drafted in the community, reviewed by the street, then public."""

from __future__ import annotations

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows import RETURN, State, Transition, WorkflowDefinition

SUBMIT_FOR_REVIEW = "Submit for Review"
PASS_FAIR = "Pass for Publication"
PUBLISH = "Publish"
MARK_HELD = "Mark as Held"
SUM_UP = "Sum Up"
CANCEL_FAIR = "Cancel Fair"

_OFFICERS = (COMMUNITY_OFFICER, STREET_OFFICER)
_CANCELLED_FROM = (j.DRAFT, j.PENDING_STREET_REVIEW, j.PENDING_PUBLICATION, j.PUBLISHED)


def _by_both(state: str, action: str, next_state: str) -> tuple[Transition, ...]:
	return tuple(Transition(state, action, next_state, role, True) for role in _OFFICERS)


JOB_FAIR = WorkflowDefinition(
	name="Job Fair",
	document_type="Job Fair",
	states=(
		State(j.DRAFT, "", COMMUNITY_OFFICER),
		State(j.PENDING_STREET_REVIEW, "Warning", STREET_OFFICER, decision=True),
		State(j.PENDING_PUBLICATION, "Info", STREET_OFFICER),
		State(j.PUBLISHED, "Primary", COMMUNITY_OFFICER),
		State(j.HELD, "Warning", COMMUNITY_OFFICER),
		State(j.SUMMED_UP, "Success", COMMUNITY_OFFICER),
		State(j.CANCELLED, "Inverse", COMMUNITY_OFFICER),
	),
	transitions=(
		*_by_both(j.DRAFT, SUBMIT_FOR_REVIEW, j.PENDING_STREET_REVIEW),
		Transition(j.PENDING_STREET_REVIEW, PASS_FAIR, j.PENDING_PUBLICATION, STREET_OFFICER),
		Transition(j.PENDING_STREET_REVIEW, RETURN, j.DRAFT, STREET_OFFICER),
		Transition(j.PENDING_PUBLICATION, PUBLISH, j.PUBLISHED, STREET_OFFICER, True),
		*_by_both(j.PUBLISHED, MARK_HELD, j.HELD),
		*_by_both(j.HELD, SUM_UP, j.SUMMED_UP),
		*(way for state in _CANCELLED_FROM for way in _by_both(state, CANCEL_FAIR, j.CANCELLED)),
	),
)
