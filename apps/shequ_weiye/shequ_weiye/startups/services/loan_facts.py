"""What is known of a borrower: from the register, from earlier loans, and from the application itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.loans import ENDED, LOAN, RELEASED_STATES
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.policies.services.derivation import UNKNOWN
from shequ_weiye.policies.services.fact_types import Known
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.startups.services.loan_rules import Firm, Person, Record, hire_share

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan


def person_of(loan: StartupLoan) -> Person:
	"""Give the person who borrows."""
	facts = read_subject(RESIDENT, loan.resident, getdate(nowdate())).facts
	retires_on = facts.get("retires_on", UNKNOWN).value
	return Person(facts["birth_date"].value, retires_on, bool(loan.spouse_declared))


def firm_of(loan: StartupLoan) -> Firm:
	"""Give the firm that borrows."""
	return Firm(loan.staff_count or 0, loan.new_hires or 0)


def record_of(loan: StartupLoan) -> Record:
	"""Give what the borrower borrowed before: here, and as it was reported of the time before this system."""
	borrower = {loan.applicant_kind.lower(): loan.borrower()}
	released = {"workflow_state": ("in", RELEASED_STATES), "name": ("!=", loan.name or "")}
	# Of the borrower for whom the user was checked, in whatever place the earlier loan was recorded.
	rows = frappe.get_all(LOAN, filters={**borrower, **released}, fields=["was_overdue", "workflow_state"])
	# A loan that ended without being paid back was late, whoever paid for the borrower.
	lates = [row.was_overdue or row.workflow_state == ENDED for row in rows]
	facts = read_subject(loan.applicant_kind, loan.borrower(), getdate(nowdate())).facts
	reported = facts.get("loans_received", UNKNOWN).value or 0
	was_late = facts.get("loan_overdue_before", UNKNOWN).value is True
	return Record(max(len(lates), int(reported)), any(lates) or was_late)


def facts_of_loan(loan: StartupLoan) -> dict[str, Known]:
	"""Give what the application tells a policy; the papers were seen by the officer who accepts it."""
	day = getdate(loan.applied_on or nowdate())
	values: dict[str, bool | float] = {}
	if loan.applicant_kind == RESIDENT:
		values["loan_overdue_before"] = record_of(loan).was_overdue
		if loan.spouse_declared:
			values["other_loans"] = False
	else:
		values = {"headcount": float(loan.staff_count), "new_hire_share": float(hire_share(firm_of(loan)))}
	return {key: Known(value, LOAN, day) for key, value in values.items()}
