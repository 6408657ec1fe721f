"""By which policy versions a loan is asked for and its interest discounted, and what they allow."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.loans import DISCOUNT_OF
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.decisions import decide
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.policies.versions import load_version, version_for, version_of_family
from shequ_weiye.startups.services.loan_interest import Discount
from shequ_weiye.startups.services.loan_rules import Caps

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_loan.startup_loan import StartupLoan

MONTHS_OF_YEAR = 12


def set_terms(loan: StartupLoan) -> None:
	"""Show the versions in force, or those of the first acceptance, and what each of them allows.

	The product cap and the discount cap come from different policies, so neither is ever taken for the other.
	"""
	before = loan.get_doc_before_save()
	if before and before.policy != loan.policy:
		loan.policy_decision = loan.decision_outcome = None
	if not loan.policy_decision:
		loan.policy_version = version_for(loan.policy, loan.division, getdate(nowdate()))
		loan.discount_version = version_of_family(discount_family(loan), loan.division, getdate(nowdate()))
	if not loan.policy_version:
		refuse_with(_("No version of {0} is in force there on that day.").format(loan.policy))
	caps, discount = caps_of(loan), discount_of(loan)
	loan.product_cap, loan.longest_months = float(caps.amount), caps.months
	loan.discount_cap = float(discount.cap) if discount else 0
	loan.discount_share = float(discount.share * 100) if discount else 0


def discount_family(loan: StartupLoan) -> str:
	"""Name the family of policies by which interest is discounted.

	Raises :class:`ApprovalRefused` for a policy that is no loan.
	"""
	# Policies are read by everybody.
	family = DISCOUNT_OF.get(frappe.get_cached_value("Policy", loan.policy, "family"))
	if not family:
		refuse_with(_("{0} is not applied for here.").format(loan.policy))
	return family


def caps_of(loan: StartupLoan) -> Caps:
	"""Give the most that the product allows."""
	values = parameters_of(loan)
	months = int(values.get("loan_years", 0) * MONTHS_OF_YEAR)
	return Caps(Decimal(str(values["loan_cap"])), months, int(values.get("loan_times", 0)))


def discount_of(loan: StartupLoan) -> Discount | None:
	"""Give of how much principal which share of the interest is discounted; nothing where no policy does."""
	if not loan.discount_version:
		return None
	values = load_version(loan.discount_version).parameters
	return Discount(Decimal(str(values["discount_principal"])), Decimal(str(values["discount_share"])))


def parameters_of(loan: StartupLoan) -> dict[str, Any]:
	"""Give the parameters of the product's version."""
	return load_version(loan.policy_version).parameters


def required_papers(loan: StartupLoan) -> tuple[str, ...]:
	"""Name the papers of the version that do not come by data sharing."""
	return load_version(loan.policy_version).documents


def accept(loan: StartupLoan) -> None:
	"""Keep the decision by the version on the day of acceptance."""
	today = getdate(nowdate())
	subject = read_subject(loan.applicant_kind, loan.borrower(), today, (loan.doctype, loan.name))
	decision = decide(loan.policy_version, subject, today, loan, loan.facts_of_case())
	loan.policy_decision, loan.decision_outcome = decision.name, decision.outcome
