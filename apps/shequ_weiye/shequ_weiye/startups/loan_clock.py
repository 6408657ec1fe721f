"""What days do to loans: payments fall due and overdue, and quarters end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate

from shequ_weiye.constants.loans import IN_REPAYMENT, LOAN
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.startups.services.loan_contents import course_of, watch_values
from shequ_weiye.startups.services.loan_discount import keep_quarters
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan


@scheduled_job("Watch Startup Loans", Kind.BY_DIVISION)
def watch_loans() -> RowCounts:
	"""Write how each loan stands today, propose the discount of quarters that are over, and alarm of what is late."""
	# The job looks at every area; each notice goes to officers posted over its loan.
	names = frappe.get_all(LOAN, {"workflow_state": IN_REPAYMENT}, pluck="name", order_by="name")
	return change_each(names, watch_one, f"{__name__}.watch_loans")


def watch_one(name: str) -> bool:
	"""Bring one loan up to date; answer whether anything changed or anybody was told."""
	loan = frappe.get_doc(LOAN, name, for_update=True)
	stands = watch_values(course_of(loan))
	changed = any(loan.get(field) != value for field, value in stands.items())
	if changed:
		# Only what follows from the rows of the loan and from the day.
		loan.db_set(stands, update_modified=False)
	proposed, told = keep_quarters(loan), alarm(loan)
	return bool(changed or proposed or told)


def alarm(loan: StartupLoan) -> int:
	"""Tell county and community of a payment that is late, once for each day that was missed; give their number."""
	if not loan.overdue_since:
		return 0
	lang = frappe.db.get_default("lang")
	message = _(
		"{0}: a repayment is overdue since {1}. Ask borrower and bank, and record what they say.", lang
	)
	subject = message.format(loan.name, formatdate(loan.overdue_since))
	this = {"document_type": LOAN, "document_name": loan.name, "subject": subject}
	# Compares users only; nothing of it is shown.
	told = set(frappe.get_all("Notification Log", filters=this, pluck="for_user"))
	responsible = officers_over(loan.division_code, (COUNTY_OFFICER, COMMUNITY_OFFICER))
	return notify([user for user in responsible if user not in told], subject, loan)
