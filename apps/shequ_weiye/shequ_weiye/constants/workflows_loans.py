"""The workflow of a guaranteed startup loan, as data.

Operating rules A.3, 创业担保贷款: qualification by human resources, guarantor or none needed, the bank's own
decision, contract, release, repayment watch. Only street and county judge; guarantor and bank do so elsewhere,
and the county writes down what they decided.
"""

from __future__ import annotations

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import loans as n
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows import State, Transition, WorkflowDefinition

QUALIFY = "Confirm Qualification"
RECORD_GUARANTEE = "Record Guarantee"
RECORD_CONTRACT = "Record Bank Contract"
RECORD_RELEASE = "Record Release"
SETTLE = "Settle Loan"
END = "End Loan Watch"

REASON_ACTIONS: frozenset[str] = w.REASON_ACTIONS | {END}

_BEFORE_RELEASE = (n.WITH_GUARANTOR, n.WITH_BANK, n.PENDING_RELEASE)
_JUDGED_BY = (
	(s.PENDING_ACCEPTANCE, COMMUNITY_OFFICER),
	(s.PENDING_STREET_REVIEW, STREET_OFFICER),
	(s.PENDING_COUNTY_APPROVAL, COUNTY_OFFICER),
	*((state, COUNTY_OFFICER) for state in _BEFORE_RELEASE),
)
_WITHDRAWN_FROM = (
	s.DRAFT,
	s.PENDING_ACCEPTANCE,
	s.CORRECTION_REQUIRED,
	s.PENDING_STREET_REVIEW,
	s.PENDING_COUNTY_APPROVAL,
	*_BEFORE_RELEASE,
)
_TERMINATED_FROM = (s.PENDING_COUNTY_APPROVAL, s.CORRECTION_REQUIRED, *_BEFORE_RELEASE)

STARTUP_LOAN = WorkflowDefinition(
	name=n.LOAN,
	document_type=n.LOAN,
	states=(
		State(s.DRAFT, "", COMMUNITY_OFFICER),
		State(s.PENDING_ACCEPTANCE, "Warning", COMMUNITY_OFFICER),
		State(s.PENDING_STREET_REVIEW, "Warning", STREET_OFFICER, decision=True),
		State(s.PENDING_COUNTY_APPROVAL, "Warning", COUNTY_OFFICER, decision=True),
		State(s.CORRECTION_REQUIRED, "Danger", COMMUNITY_OFFICER),
		State(n.WITH_GUARANTOR, "Info", COUNTY_OFFICER),
		State(n.WITH_BANK, "Info", COUNTY_OFFICER),
		State(n.PENDING_RELEASE, "Primary", COUNTY_OFFICER),
		State(n.IN_REPAYMENT, "Success", COUNTY_OFFICER),
		State(n.SETTLED, "Success", COUNTY_OFFICER),
		State(n.ENDED, "Inverse", COUNTY_OFFICER),
		State(s.REFUSED, "Inverse", COUNTY_OFFICER),
		State(s.WITHDRAWN, "Inverse", COMMUNITY_OFFICER),
		State(s.TERMINATED, "Inverse", COUNTY_OFFICER),
	),
	transitions=(
		Transition(s.DRAFT, w.SUBMIT, s.PENDING_ACCEPTANCE, COMMUNITY_OFFICER, True),
		Transition(s.PENDING_ACCEPTANCE, w.ACCEPT, s.PENDING_STREET_REVIEW, COMMUNITY_OFFICER, True),
		Transition(s.PENDING_STREET_REVIEW, w.PASS_REVIEW, s.PENDING_COUNTY_APPROVAL, STREET_OFFICER),
		Transition(s.PENDING_COUNTY_APPROVAL, QUALIFY, n.WITH_GUARANTOR, COUNTY_OFFICER),
		Transition(n.WITH_GUARANTOR, RECORD_GUARANTEE, n.WITH_BANK, COUNTY_OFFICER),
		Transition(n.WITH_BANK, RECORD_CONTRACT, n.PENDING_RELEASE, COUNTY_OFFICER),
		Transition(n.PENDING_RELEASE, RECORD_RELEASE, n.IN_REPAYMENT, COUNTY_OFFICER),
		Transition(n.IN_REPAYMENT, SETTLE, n.SETTLED, COUNTY_OFFICER),
		# Paid by the guarantor, written off or called in: nothing more is watched, for a reason.
		Transition(n.IN_REPAYMENT, END, n.ENDED, COUNTY_OFFICER),
		Transition(s.CORRECTION_REQUIRED, w.RESUBMIT, s.PENDING_ACCEPTANCE, COMMUNITY_OFFICER, True),
		*w.each(_JUDGED_BY, w.RETURN, s.CORRECTION_REQUIRED),
		*w.each(_JUDGED_BY, w.REFUSE, s.REFUSED),
		*w.each(tuple((state, COMMUNITY_OFFICER) for state in _WITHDRAWN_FROM), w.WITHDRAW, s.WITHDRAWN),
		*w.each(tuple((state, COUNTY_OFFICER) for state in _TERMINATED_FROM), w.TERMINATE, s.TERMINATED),
	),
)
