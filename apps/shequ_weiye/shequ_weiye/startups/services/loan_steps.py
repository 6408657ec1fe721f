"""What must hold before a loan takes a step, by where the step leads: administrators name steps as they like."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import loans as n
from shequ_weiye.constants.policies import NOT_ENTITLED, RESIDENT
from shequ_weiye.policies.applications.field_rules import BACK_OR_OUT, is_acceptance
from shequ_weiye.policies.applications.steps import require_documents, require_open_window
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.recovery.holds import require_no_debt
from shequ_weiye.startups.services.loan_contents import course_of, yuan
from shequ_weiye.startups.services.loan_course import outstanding
from shequ_weiye.startups.services.loan_facts import firm_of, person_of, record_of
from shequ_weiye.startups.services.loan_fields import CONTRACT
from shequ_weiye.startups.services.loan_messages import fault_message
from shequ_weiye.startups.services.loan_rules import (
	Fault,
	cap_faults,
	firm_faults,
	person_faults,
	record_faults,
)
from shequ_weiye.startups.services.loan_terms import caps_of, parameters_of

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.steps import Check
	from shequ_weiye.policies.services.approval_rules import Way
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan


def require_qualified(loan: StartupLoan) -> None:
	"""Refuse a borrower who does not qualify; name all that stands against the loan at once."""
	on = getdate(loan.applied_on or nowdate())
	_refuse_for(
		*cap_faults(yuan(loan.requested_amount), loan.requested_months or 0, caps_of(loan)),
		*_borrower_faults(loan, on, loan.requested_months or 0),
		*record_faults(record_of(loan), caps_of(loan)),
	)


def require_no_contrary_decision(loan: StartupLoan) -> None:
	"""Refuse to qualify whom the policy version, as it was decided at acceptance, does not."""
	if loan.decision_outcome == NOT_ENTITLED:
		refuse_with(
			_(
				"By the decision at acceptance there is no entitlement. Refuse the application, or return it:"
				" once the facts are corrected it is accepted and decided anew."
			)
		)


def require_guarantee(loan: StartupLoan) -> None:
	"""Refuse to go on without who guarantees, or that nobody needs to."""
	needed = ["guarantee_kind", "guaranteed_on"]
	if loan.guarantee_kind == n.BY_INSTITUTION:
		needed.append("guarantor")
	_require(loan, needed)
	_refuse_future(loan, "guaranteed_on")


def require_contract(loan: StartupLoan) -> None:
	"""Refuse a result of the bank that is not complete or goes past the product, the wish or the retirement."""
	_require(loan, CONTRACT)
	_refuse_future(loan, "contract_date")
	if loan.granted_amount > loan.requested_amount:
		refuse_with(_("The bank cannot grant more than was applied for. Compare with the contract."))
	_refuse_for(
		*cap_faults(yuan(loan.granted_amount), loan.term_months, caps_of(loan)),
		*_borrower_faults(loan, getdate(loan.contract_date), loan.term_months),
	)


def require_release(loan: StartupLoan) -> None:
	"""Refuse a release without a possible day."""
	_require(loan, ["released_on"])
	_refuse_future(loan, "released_on")
	if getdate(loan.released_on) < getdate(loan.contract_date):
		refuse_with(_("The loan cannot be released before its contract was signed. Compare the days."))
	_refuse_for(*_borrower_faults(loan, getdate(loan.released_on), loan.term_months))


def require_paid_back(loan: StartupLoan) -> None:
	"""Refuse to settle a loan of which principal is still owed."""
	if outstanding(course_of(loan), getdate(nowdate())) > 0:
		refuse_with(
			_("Principal is still owed. Enter the last repayments that the bank reports, then settle.")
		)


ENTITLEMENT: tuple[Check, ...] = (require_qualified,)

# What must hold of whatever enters a state, whichever stages were left out before it.
ENTERING: dict[str, tuple[Check, ...]] = {
	n.WITH_GUARANTOR: (require_no_contrary_decision,),
	n.WITH_BANK: (require_no_contrary_decision, require_guarantee),
	n.PENDING_RELEASE: (require_no_contrary_decision, require_guarantee, require_contract),
	n.IN_REPAYMENT: (require_no_contrary_decision, require_guarantee, require_contract, require_release),
	n.SETTLED: (require_paid_back,),
}


def checks_of(way: Way, entitlement: tuple[Check, ...]) -> tuple[Check, ...]:
	"""Give what must hold for a step."""
	entering = () if way.next_state in BACK_OR_OUT else ENTERING.get(way.next_state, ())
	if is_acceptance(way):
		return (*entitlement, require_open_window, require_documents, require_no_debt, *entering)
	if way.next_state == s.PENDING_ACCEPTANCE:
		return (*entitlement, require_open_window)
	return entering


def _borrower_faults(loan: StartupLoan, on: date, months: int) -> Iterator[Fault]:
	if loan.applicant_kind == RESIDENT:
		return person_faults(person_of(loan), on, months)
	values = parameters_of(loan)
	shares = (yuan(values.get("share_small", 0)), yuan(values.get("share_large", 0)))
	return firm_faults(firm_of(loan), *shares)


def _refuse_for(*faults: Fault) -> None:
	if faults:
		refuse_with("\n".join(fault_message(fault) for fault in dict.fromkeys(faults)))


def _require(loan: StartupLoan, fields: tuple[str, ...] | list[str]) -> None:
	missing = [field for field in fields if not loan.get(field)]
	if missing:
		labels = "、".join(_(loan.meta.get_label(field)) for field in missing)
		refuse_with(_("Fill in first: {0}.").format(labels))


def _refuse_future(loan: StartupLoan, field: str) -> None:
	if getdate(loan.get(field)) > getdate(nowdate()):
		refuse_with(_("{0} lies in the future.").format(_(loan.meta.get_label(field))))
