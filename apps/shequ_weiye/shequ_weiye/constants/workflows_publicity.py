"""The workflows of publicity, as data: a notice, and an objection to one of its lines."""

from __future__ import annotations

from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.constants.workflows import State, Transition, WorkflowDefinition
from shequ_weiye.constants.workflows_jobs import PUBLISH

CONCLUDE = "Conclude Publicity"
TAKE_DOWN = "Take Down"
DISMISS = "Dismiss Objection"
UPHOLD = "Uphold Objection"

PUBLICITY_NOTICE = WorkflowDefinition(
	name=c.NOTICE,
	document_type=c.NOTICE,
	states=(
		State(c.DRAFT, "", COUNTY_OFFICER),
		State(c.PUBLISHED, "Primary", COUNTY_OFFICER),
		State(c.ENDED, "Success", COUNTY_OFFICER),
		State(c.TAKEN_DOWN, "Inverse", COUNTY_OFFICER),
	),
	transitions=(
		Transition(c.DRAFT, PUBLISH, c.PUBLISHED, COUNTY_OFFICER, True),
		Transition(c.PUBLISHED, CONCLUDE, c.ENDED, COUNTY_OFFICER, True),
		Transition(c.DRAFT, TAKE_DOWN, c.TAKEN_DOWN, COUNTY_OFFICER, True),
		Transition(c.PUBLISHED, TAKE_DOWN, c.TAKEN_DOWN, COUNTY_OFFICER, True),
	),
)

# Whoever wrote an objection down does not decide it.
PUBLICITY_OBJECTION = WorkflowDefinition(
	name=c.OBJECTION,
	document_type=c.OBJECTION,
	states=(
		State(c.UNDER_INVESTIGATION, "Warning", COUNTY_OFFICER, decision=True),
		State(c.DISMISSED, "Success", COUNTY_OFFICER),
		State(c.UPHELD, "Danger", COUNTY_OFFICER),
	),
	transitions=(
		Transition(c.UNDER_INVESTIGATION, DISMISS, c.DISMISSED, COUNTY_OFFICER),
		Transition(c.UNDER_INVESTIGATION, UPHOLD, c.UPHELD, COUNTY_OFFICER),
	),
)
