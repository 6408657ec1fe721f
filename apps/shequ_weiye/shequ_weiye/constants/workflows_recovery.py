"""The workflow of a recovery, as data: whoever suspects or hears does not decide, and finance receives."""

from __future__ import annotations

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.constants.workflows import RETURN, State, Transition, WorkflowDefinition

RECORD_HEARING = "Record Hearing"
DECIDE = "Decide Recovery"
DROP = "Drop Suspicion"
REVOKE = "Revoke Recovery"
SETTLE = "Settle Recovery"

RECOVERY_CASE = WorkflowDefinition(
	name=r.CASE,
	document_type=r.CASE,
	states=(
		State(r.SUSPECTED, "Warning", COUNTY_OFFICER, decision=True),
		State(r.PENDING_DECISION, "Warning", COUNTY_OFFICER, decision=True),
		# The county serves the decision and duns; what comes is entered by finance beside the form.
		State(r.DECIDED, "Danger", COUNTY_OFFICER),
		State(r.SETTLED, "Success", COUNTY_OFFICER),
		State(r.DROPPED, "Inverse", COUNTY_OFFICER),
		State(r.REVOKED, "Inverse", COUNTY_OFFICER),
	),
	transitions=(
		Transition(r.SUSPECTED, RECORD_HEARING, r.PENDING_DECISION, COUNTY_OFFICER, True),
		Transition(r.SUSPECTED, DROP, r.DROPPED, COUNTY_OFFICER),
		Transition(r.PENDING_DECISION, DECIDE, r.DECIDED, COUNTY_OFFICER),
		Transition(r.PENDING_DECISION, DROP, r.DROPPED, COUNTY_OFFICER),
		Transition(r.PENDING_DECISION, RETURN, r.SUSPECTED, COUNTY_OFFICER),
		Transition(r.DECIDED, SETTLE, r.SETTLED, COUNTY_FINANCE_OFFICER, True),
		Transition(r.DECIDED, REVOKE, r.REVOKED, COUNTY_OFFICER, True),
	),
)
