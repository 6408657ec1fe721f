"""The quarters of a loan: proposed by the server, applied for by a person, paid as any other benefit.

A proposal follows the repayments until somebody applies for it; from then on it stays. It is applied for by a
benefit application, whose lines may hold nothing but such quarters: so publicity, payment, budget and ledger are
those of every benefit, and the ledger refuses a quarter that was granted before.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.applications import RELEASING_STATES
from shequ_weiye.constants.benefit_applications import BENEFIT_APPLICATION
from shequ_weiye.constants.loans import DISCOUNT_OF, LOAN, QUARTER, RELEASED_STATES
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.startups.services.loan_contents import course_of, yuan
from shequ_weiye.startups.services.loan_interest import Quarter, due_quarters, read_quarter, subsidy_of
from shequ_weiye.startups.services.loan_terms import discount_of

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.benefit_application.benefit_application import BenefitApplication
	from shequ_weiye.policies.doctype.benefit_line.benefit_line import BenefitLine
	from shequ_weiye.startups.doctype.loan_interest_quarter.loan_interest_quarter import LoanInterestQuarter
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan


def keep_quarters(loan: StartupLoan) -> int:
	"""Propose what is discounted of every quarter that is over; answer how many rows changed.

	The caller holds the lock of the loan.
	"""
	if loan.workflow_state not in RELEASED_STATES or not loan.discount_version:
		return 0
	rows = {row.quarter: row for row in loan.quarters}
	quarters = due_quarters(course_of(loan), getdate(nowdate()))
	return sum(_keep(loan, quarter, rows.get(str(quarter))) for quarter in quarters)


def open_quarters(loan: StartupLoan) -> list[LoanInterestQuarter]:
	"""Give the quarters that may be applied for: not yet, or by an application that came to nothing."""
	return [row for row in loan.quarters if row.amount and not _holder(row.benefit_application)]


def apply_for_quarters(loan: StartupLoan) -> str:
	"""Draft the application for all open quarters of a loan; give its number.

	The user needs the right to record benefit applications in the loan's community.
	"""
	rows = open_quarters(loan)
	if not rows:
		refuse_with(_("No quarter of this loan is open for a discount."))
	# Policies and their versions are read by everybody.
	policy = frappe.get_cached_value("Policy Version", loan.discount_version, "policy")
	application = frappe.new_doc(BENEFIT_APPLICATION)
	application.update({"policy": policy, "resident": loan.resident, "employer": loan.employer})
	for row in rows:
		day = read_quarter(row.quarter).first
		application.append("lines", {"period_day": day, "contract": row.name, "amount": row.amount})
	return str(application.insert().name)


def check_lines(application: BenefitApplication, method: str | None = None) -> None:
	"""Refuse a line of a discount that is not a quarter of a loan of the applicant, in its full amount.

	Called as an event whenever a benefit application is checked.
	"""
	if application.family() in DISCOUNT_OF.values() and application.is_open_for_changes():
		for line in application.lines:
			_check_line(application, line)


def keep_links(application: BenefitApplication, method: str | None = None) -> None:
	"""Show on the loan by which application a quarter is applied for, and free those that it left out.

	Called as an event whenever a benefit application was saved.
	"""
	versions = (application, application.get_doc_before_save())
	if not any(each and each.family() in DISCOUNT_OF.values() for each in versions):
		return
	is_live = application.workflow_state not in RELEASING_STATES
	held = [line.contract for line in application.lines] if is_live else []
	# The quarters were checked to be those of the very applicant.
	frappe.db.set_value(QUARTER, {"benefit_application": application.name}, "benefit_application", None)
	if held:
		# As above.
		frappe.db.set_value(QUARTER, {"name": ("in", held)}, "benefit_application", application.name)


def _keep(loan: StartupLoan, quarter: Quarter, row: LoanInterestQuarter | None) -> int:
	if row and _holder(row.benefit_application):
		return 0
	values = _values(loan, quarter)
	if row:
		changed = any(yuan(row.get(field)) != yuan(value) for field, value in values.items())
		if changed:
			# The server's own row of the very loan.
			row.db_set(values, update_modified=False)
		return int(changed)
	if not values["amount"]:
		return 0
	new = loan.append("quarters", {"quarter": str(quarter), **values})
	# Of loan and quarter, and so not to be made twice; the loan, which saving would check, does not change.
	new.name = f"{loan.name} {quarter}"
	new.db_insert()
	return 1


def _values(loan: StartupLoan, quarter: Quarter) -> dict[str, float]:
	subsidy = subsidy_of(course_of(loan), Decimal(str(loan.annual_rate)), discount_of(loan), quarter)
	return {field: float(value) for field, value in subsidy._asdict().items()}


def _holder(application: str | None) -> str | None:
	"""Name the application, unless it came to nothing."""
	# The state alone, of an application that names a quarter of the loan at hand.
	state = application and frappe.db.get_value(BENEFIT_APPLICATION, application, "workflow_state")
	return application if state and state not in RELEASING_STATES else None


def _check_line(application: BenefitApplication, line: BenefitLine) -> None:
	# A row of the applicant's own loan, or else refused.
	row = frappe.db.get_value(
		QUARTER, line.contract or "", ["parent", "amount", "benefit_application"], as_dict=True
	)
	if not row or not _is_of(application, row):
		_refuse(line, _("this is no quarter of a loan of the applicant. Apply from the loan"))
	if yuan(row.amount) != yuan(line.amount):
		_refuse(line, _("the discount of this quarter is {0} yuan").format(f"{row.amount:.2f}"))
	if _holder(row.benefit_application) not in (None, application.name):
		_refuse(line, _("this quarter is applied for by {0} already").format(row.benefit_application))


def _is_of(application: BenefitApplication, row: frappe._dict[str, Any]) -> bool:
	# As above.
	borrower = frappe.db.get_value(LOAN, row.parent, ["resident", "employer"])
	return borrower == (application.resident or None, application.employer or None)


def _refuse(line: BenefitLine, what: str) -> NoReturn:
	refuse_with(_("Row {0}: {1}.").format(line.idx, what))
