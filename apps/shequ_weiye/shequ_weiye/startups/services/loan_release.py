"""Writes down that a loan was paid out: when it ends, and that the borrower has had one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe.utils import getdate

from shequ_weiye.constants.benefits import CONTRACT, PAID
from shequ_weiye.policies.benefits.ledger import Grant, follow, record_grants
from shequ_weiye.policies.services.benefit_claims import Period
from shequ_weiye.policies.services.dates import add_months
from shequ_weiye.startups.services.loan_contents import course_of, watch_values

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan


def release(loan: StartupLoan) -> None:
	"""Let the loan run from its release, and count it in the ledger: it costs the funds nothing, so no yuan.

	Raises ``BenefitRefused`` where the borrower has had as many loans as the policy allows.
	"""
	loan.matures_on = loan.step_due_on = add_months(getdate(loan.released_on), loan.term_months)
	loan.update(watch_values(course_of(loan)))
	grant = Grant(
		policy=loan.policy,
		division=loan.division,
		period=Period(CONTRACT, getdate(loan.released_on), loan.name),
		amount=0,
		resident=loan.resident,
		employer=loan.employer,
		policy_version=loan.policy_version,
		policy_decision=loan.policy_decision,
		case=(loan.doctype, loan.name),
	)
	follow(record_grants([grant])[0], PAID)
