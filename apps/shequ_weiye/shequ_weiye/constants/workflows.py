"""The workflows that the app ships, as data."""

from __future__ import annotations

from typing import NamedTuple

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)

SUBMIT = "Submit"
ACCEPT = "Accept"
PASS_REVIEW = "Pass Review"
APPROVE = "Approve"
END_PUBLICITY = "End Publicity"
CONFIRM_PAYMENT = "Confirm Payment"
CLOSE = "Close Case"
RETURN = "Return for Correction"
RESUBMIT = "Resubmit"
REFUSE = "Refuse"
WITHDRAW = "Withdraw"
TERMINATE = "Terminate"

# Actions that nobody takes without writing down why.
REASON_ACTIONS: frozenset[str] = frozenset({RETURN, REFUSE, WITHDRAW, TERMINATE})

# Actions that judge nothing, whatever the state: who recorded a case may take it back.
RECORDING_ACTIONS: frozenset[str] = frozenset({WITHDRAW})

# Who hears of it, beside the holder, when a step is overdue.
ESCALATES_TO: dict[str, str] = {
	COMMUNITY_OFFICER: STREET_OFFICER,
	STREET_OFFICER: COUNTY_OFFICER,
	COUNTY_OFFICER: CITY_OFFICER,
	COUNTY_FINANCE_OFFICER: COUNTY_OFFICER,
}


class State(NamedTuple):
	"""A state: how it is coloured and whose role fills in the form meanwhile.

	``style`` is one of Frappe's (Primary, Info, Success, Warning, Danger, Inverse). ``decision``
	marks a step at which somebody judges the case, so that the persons of these steps must differ;
	in the other states work is recorded, not judged.
	"""

	name: str
	style: str
	editor: str
	decision: bool = False


class Transition(NamedTuple):
	"""A way from one state to the next for the holders of one role."""

	state: str
	action: str
	next_state: str
	role: str
	self_approval: bool = False


class WorkflowDefinition(NamedTuple):
	"""One shipped workflow; its first state is where every document begins."""

	name: str
	document_type: str
	states: tuple[State, ...]
	transitions: tuple[Transition, ...]

	@property
	def recording_states(self) -> frozenset[str]:
		"""The states in which nobody judges."""
		return frozenset(state.name for state in self.states if not state.decision)


def each(states: tuple[tuple[str, str], ...], action: str, next_state: str) -> tuple[Transition, ...]:
	"""Give the same way out of several states, each for its role."""
	return tuple(
		Transition(state, action, next_state, role, role == COMMUNITY_OFFICER) for state, role in states
	)


_JUDGED_BY = (
	(s.PENDING_ACCEPTANCE, COMMUNITY_OFFICER),
	(s.PENDING_STREET_REVIEW, STREET_OFFICER),
	(s.PENDING_COUNTY_APPROVAL, COUNTY_OFFICER),
)

_WITHDRAWN_FROM = tuple(
	(state, COMMUNITY_OFFICER)
	for state in (
		s.DRAFT,
		s.PENDING_ACCEPTANCE,
		s.CORRECTION_REQUIRED,
		s.PENDING_STREET_REVIEW,
		s.PENDING_COUNTY_APPROVAL,
	)
)

# What became pointless is ended without judging it (办结：终止), for instance when an applicant died or does not
# answer; where the county has not seen the case yet, its community lets it be withdrawn.
_TERMINATED_FROM = (
	(s.PENDING_COUNTY_APPROVAL, COUNTY_OFFICER),
	(s.CORRECTION_REQUIRED, COUNTY_OFFICER),
	(s.IN_PUBLICITY, COUNTY_OFFICER),
	(s.PENDING_PAYMENT, COUNTY_FINANCE_OFFICER),
)


def application_workflow(doctype: str) -> WorkflowDefinition:
	"""Give the stages that every kind of application for money begins with; administrators change each on its own."""
	return WorkflowDefinition(
		name=doctype,
		document_type=doctype,
		states=(
			State(s.DRAFT, "", COMMUNITY_OFFICER),
			State(s.PENDING_ACCEPTANCE, "Warning", COMMUNITY_OFFICER),
			State(s.PENDING_STREET_REVIEW, "Warning", STREET_OFFICER, decision=True),
			State(s.PENDING_COUNTY_APPROVAL, "Warning", COUNTY_OFFICER, decision=True),
			State(s.CORRECTION_REQUIRED, "Danger", COMMUNITY_OFFICER),
			State(s.IN_PUBLICITY, "Info", COUNTY_OFFICER),
			State(s.PENDING_PAYMENT, "Primary", COUNTY_FINANCE_OFFICER, decision=True),
			State(s.PAID, "Success", COUNTY_OFFICER),
			State(s.CLOSED, "Success", COUNTY_OFFICER),
			State(s.REFUSED, "Inverse", COUNTY_OFFICER),
			State(s.WITHDRAWN, "Inverse", COMMUNITY_OFFICER),
			State(s.TERMINATED, "Inverse", COUNTY_OFFICER),
		),
		transitions=(
			Transition(s.DRAFT, SUBMIT, s.PENDING_ACCEPTANCE, COMMUNITY_OFFICER, True),
			Transition(s.PENDING_ACCEPTANCE, ACCEPT, s.PENDING_STREET_REVIEW, COMMUNITY_OFFICER, True),
			Transition(s.PENDING_STREET_REVIEW, PASS_REVIEW, s.PENDING_COUNTY_APPROVAL, STREET_OFFICER),
			Transition(s.PENDING_COUNTY_APPROVAL, APPROVE, s.IN_PUBLICITY, COUNTY_OFFICER),
			Transition(s.IN_PUBLICITY, END_PUBLICITY, s.PENDING_PAYMENT, COUNTY_OFFICER),
			Transition(s.PENDING_PAYMENT, CONFIRM_PAYMENT, s.PAID, COUNTY_FINANCE_OFFICER),
			Transition(s.PAID, CLOSE, s.CLOSED, COUNTY_OFFICER),
			Transition(s.PAID, CLOSE, s.CLOSED, CITY_OFFICER),
			*each(_JUDGED_BY, RETURN, s.CORRECTION_REQUIRED),
			Transition(s.CORRECTION_REQUIRED, RESUBMIT, s.PENDING_ACCEPTANCE, COMMUNITY_OFFICER, True),
			*each(_JUDGED_BY, REFUSE, s.REFUSED),
			# An objection that was upheld, in publicity or after it.
			Transition(s.IN_PUBLICITY, REFUSE, s.REFUSED, COUNTY_OFFICER),
			Transition(s.IN_PUBLICITY, RETURN, s.CORRECTION_REQUIRED, COUNTY_OFFICER),
			Transition(s.PENDING_PAYMENT, REFUSE, s.REFUSED, COUNTY_FINANCE_OFFICER),
			Transition(s.PENDING_PAYMENT, RETURN, s.CORRECTION_REQUIRED, COUNTY_FINANCE_OFFICER),
			*each(_WITHDRAWN_FROM, WITHDRAW, s.WITHDRAWN),
			*each(_TERMINATED_FROM, TERMINATE, s.TERMINATED),
		),
	)


STARTUP_APPLICATION = application_workflow("Startup Application")
BENEFIT_APPLICATION = application_workflow("Benefit Application")
