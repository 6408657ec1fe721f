"""Checks and completes what is written in a loan: the wish while it may change, the repayments once it is paid out."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.loans import LOAN, RELEASED_STATES
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.applications.contents import list_papers, name_applicant
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.startups.services.loan_course import Course, Repayment, row_faults, watch
from shequ_weiye.startups.services.loan_messages import row_message, running_message
from shequ_weiye.startups.services.loan_terms import discount_family, set_terms

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan


def check_wish(loan: StartupLoan) -> None:
	"""Check and complete what is applied for; whoever has a loan under way asks for no second one."""
	discount_family(loan)
	name_applicant(loan)
	set_division_code(loan)
	set_terms(loan)
	claim(loan)
	list_papers(loan)


def claim(loan: StartupLoan) -> None:
	"""Hold the one claim of the borrower."""
	loan.active_borrower = f"{loan.applicant_kind} {loan.borrower()}"
	# Across all areas on purpose: one loan at a time in the province. Only the community is told.
	found = frappe.db.get_value(
		LOAN, {"active_borrower": loan.active_borrower, "name": ("!=", loan.name or "")}, "division"
	)
	if found:
		frappe.throw(running_message(found), frappe.DuplicateEntryError)


def keep_watch(loan: StartupLoan) -> None:
	"""Check the repayments of a loan that is paid out, and write how it stands today."""
	before = loan.get_doc_before_save()
	if not before or before.workflow_state not in RELEASED_STATES:
		return
	course, today = course_of(loan), getdate(nowdate())
	for number, fault in row_faults(course, today):
		refuse_with(row_message(number, fault))
	loan.update(watch_values(course))


def watch_values(course: Course) -> dict[str, object]:
	"""Give the fields that say how a loan stands today."""
	now = watch(course, getdate(nowdate()))
	return {
		"outstanding": float(now.outstanding),
		"next_due_on": now.next_due_on,
		"overdue_since": now.overdue_since,
		"was_overdue": int(now.was_overdue),
	}


def course_of(loan: StartupLoan) -> Course:
	"""Give a loan that was paid out as the rules read it."""
	return Course(
		principal=yuan(loan.granted_amount),
		released_on=getdate(loan.released_on),
		matures_on=getdate(loan.matures_on),
		repayments=tuple(
			Repayment(
				yuan(row.principal),
				getdate(row.due_on) if row.due_on else None,
				getdate(row.paid_on) if row.paid_on else None,
			)
			for row in loan.repayments
		),
		extended_to=getdate(loan.extended_to) if loan.extended_to else None,
		closed_on=getdate(loan.closed_on) if loan.closed_on else None,
	)


def yuan(amount: float | None) -> Decimal:
	"""Give an amount of the form exactly, to the fen."""
	return Decimal(str(round(amount or 0, 2)))
