"""What an officer reads when a loan is refused: what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import date_diff, formatdate, nowdate

from shequ_weiye.constants.loans import IN_REPAYMENT, SAID_BEFORE
from shequ_weiye.constants.startups import MINIMUM_AGE
from shequ_weiye.startups.services.loan_course import RowFault
from shequ_weiye.startups.services.loan_rules import Fault

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan


def fault_message(fault: Fault) -> str:
	"""Say what stands against a loan."""
	return {
		Fault.TOO_YOUNG: _(
			"The applicant is younger than {0} on the day of application and cannot apply yet."
		).format(MINIMUM_AGE),
		Fault.PAST_RETIREMENT: _(
			"The borrower reaches the legal retirement month within the term. Agree on a shorter term."
		),
		Fault.NOT_DECLARED: _(
			"Tick the declaration that borrower and spouse have no other loan, once both have made it."
		),
		Fault.NO_STAFF: _("Enter all staff, and how many of them are new hires of the groups."),
		Fault.TOO_FEW_HIRES: _(
			"Too few of the staff are new hires of the groups. See the shares in the policy version."
		),
		Fault.TOO_MANY_LOANS: _("The borrower has had all the guaranteed loans that are possible in a life."),
		Fault.OVERDUE_BEFORE: _(
			"An earlier guaranteed loan was paid back late, so no new one is possible. Refuse the application."
		),
		Fault.NO_AMOUNT: _("Enter the amount of the loan."),
		Fault.ABOVE_CAP: _("The amount is above the product cap. Enter that or less."),
		Fault.NO_TERM: _("Enter the term in months."),
		Fault.ABOVE_TERM: _("The term is longer than the product allows. Shorten it."),
	}[fault]


def row_message(number: int, fault: RowFault) -> str:
	"""Say what is wrong with a row of repayment."""
	what = {
		RowFault.NO_DAY: _("enter the day on which it is due or was paid"),
		RowFault.BEFORE_RELEASE: _("the day lies before the release of the loan"),
		RowFault.IN_FUTURE: _("the day of payment lies in the future"),
		RowFault.NEGATIVE: _("enter the principal that was paid"),
		RowFault.TOO_MUCH: _("all rows together are more than the loan"),
	}[fault]
	return _("Row {0}: {1}.").format(number, what)


def watch_notes(loan: StartupLoan) -> list[str]:
	"""Say on the form what is late, or due within the next days."""
	if loan.workflow_state != IN_REPAYMENT:
		return []
	if loan.overdue_since:
		message = _(
			"Repayment overdue since {0}: these days are not discounted, and no new loan is possible."
		)
		return [message.format(formatdate(loan.overdue_since))]
	if loan.next_due_on and date_diff(loan.next_due_on, nowdate()) <= SAID_BEFORE:
		return [_("The next payment is due on {0}.").format(formatdate(loan.next_due_on))]
	return []


def running_message(division: str) -> str:
	"""Say that the borrower has a loan under way, and where to turn; nothing else about it."""
	# Names of places are public.
	place = frappe.get_cached_value("Administrative Division", division, "division_name")
	message = _("This borrower has a loan under way in {0}. It must end before another is applied for.")
	return message.format(place)
