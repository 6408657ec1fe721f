"""The workflow of a payment batch, as data: made, checked and ordered by three people."""

from __future__ import annotations

from shequ_weiye.constants import payments as p
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.constants.workflows import RETURN, SUBMIT, State, Transition, WorkflowDefinition

PASS_CHECK = "Pass Check"
ORDER_PAYMENT = "Order Payment"
SETTLE = "Settle Batch"
CANCEL_BATCH = "Cancel Batch"

PAYMENT_BATCH = WorkflowDefinition(
	name=p.BATCH,
	document_type=p.BATCH,
	states=(
		State(p.DRAFT, "", COUNTY_FINANCE_OFFICER),
		State(p.PENDING_CHECK, "Warning", COUNTY_FINANCE_OFFICER, decision=True),
		State(p.PENDING_ORDER, "Warning", COUNTY_FINANCE_OFFICER, decision=True),
		State(p.AT_BANK, "Primary", COUNTY_FINANCE_OFFICER),
		State(p.SETTLED, "Success", COUNTY_FINANCE_OFFICER),
		State(p.CANCELLED, "Inverse", COUNTY_FINANCE_OFFICER),
	),
	transitions=(
		Transition(p.DRAFT, SUBMIT, p.PENDING_CHECK, COUNTY_FINANCE_OFFICER, True),
		Transition(p.DRAFT, CANCEL_BATCH, p.CANCELLED, COUNTY_FINANCE_OFFICER, True),
		*(
			Transition(p.PENDING_CHECK, action, state, role)
			for role in (COUNTY_FINANCE_OFFICER, COUNTY_OFFICER)
			for action, state in ((PASS_CHECK, p.PENDING_ORDER), (RETURN, p.DRAFT))
		),
		Transition(p.PENDING_ORDER, ORDER_PAYMENT, p.AT_BANK, COUNTY_FINANCE_OFFICER),
		Transition(p.PENDING_ORDER, RETURN, p.DRAFT, COUNTY_FINANCE_OFFICER),
		Transition(p.AT_BANK, SETTLE, p.SETTLED, COUNTY_FINANCE_OFFICER, True),
	),
)
