"""The workflow of a training need, as data."""

from __future__ import annotations

from shequ_weiye.constants import training as t
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows import CLOSE, WITHDRAW, State, Transition, WorkflowDefinition

VERIFY = "Verify"
OFFER_CLASS = "Offer Class"
RETURN_TO_WAITING = "Return to Waiting"
RECORD_TRAINING = "Record Training"

_CLASS_OFFICERS = (STREET_OFFICER, COUNTY_OFFICER)


def _by_class_officers(state: str, action: str, next_state: str) -> tuple[Transition, ...]:
	return tuple(Transition(state, action, next_state, role, True) for role in _CLASS_OFFICERS)


TRAINING_NEED = WorkflowDefinition(
	name="Training Need",
	document_type="Training Need",
	# Nobody judges here, so the four-eyes rule of money approvals does not apply.
	states=(
		State(t.COLLECTED, "Warning", COMMUNITY_OFFICER),
		State(t.VERIFIED, "Primary", STREET_OFFICER),
		State(t.OFFERED, "Info", COUNTY_OFFICER),
		State(t.TRAINED, "Success", COMMUNITY_OFFICER),
		State(t.CLOSED, "Success", STREET_OFFICER),
		State(t.WITHDRAWN, "Inverse", STREET_OFFICER),
	),
	transitions=(
		Transition(t.COLLECTED, VERIFY, t.VERIFIED, STREET_OFFICER, True),
		# Taken by entering the need in a class, and by the class: see training/services/enrolment.py.
		*_by_class_officers(t.VERIFIED, OFFER_CLASS, t.OFFERED),
		*_by_class_officers(t.OFFERED, RETURN_TO_WAITING, t.VERIFIED),
		*_by_class_officers(t.OFFERED, RECORD_TRAINING, t.TRAINED),
		Transition(t.TRAINED, CLOSE, t.CLOSED, COMMUNITY_OFFICER, True),
		Transition(t.TRAINED, CLOSE, t.CLOSED, STREET_OFFICER, True),
		Transition(t.COLLECTED, WITHDRAW, t.WITHDRAWN, COMMUNITY_OFFICER, True),
		Transition(t.COLLECTED, WITHDRAW, t.WITHDRAWN, STREET_OFFICER, True),
		Transition(t.VERIFIED, WITHDRAW, t.WITHDRAWN, COMMUNITY_OFFICER, True),
		Transition(t.VERIFIED, WITHDRAW, t.WITHDRAWN, STREET_OFFICER, True),
		Transition(t.OFFERED, WITHDRAW, t.WITHDRAWN, STREET_OFFICER, True),
		Transition(t.OFFERED, WITHDRAW, t.WITHDRAWN, COUNTY_OFFICER, True),
	),
)
