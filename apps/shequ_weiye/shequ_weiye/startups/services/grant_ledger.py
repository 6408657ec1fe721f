"""What a startup application writes into the ledger of benefits: bound at approval, paid, or given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.applications import IN_PUBLICITY, PAID
from shequ_weiye.constants.benefits import CANCELLED, ONCE
from shequ_weiye.constants.benefits import PAID as BENEFIT_PAID
from shequ_weiye.constants.policies import STARTUP_GRANT
from shequ_weiye.policies.applications.field_rules import BACK_OR_OUT
from shequ_weiye.policies.benefits.ledger import Grant, follow, open_grant_of, record_grants
from shequ_weiye.policies.services.benefit_claims import Period

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication

# The states of which the ledger hears.
FOLLOWED = frozenset({IN_PUBLICITY, PAID}) | BACK_OR_OUT


def write_entry(application: StartupApplication, state: str) -> None:
	"""Write what follows from the state that a case enters.

	Raises ``BenefitRefused`` if founder or firm had the grant already, or if the budget does not hold it.
	"""
	if state not in FOLLOWED:
		return
	grant = open_grant_of(application.doctype, application.name)
	if state == IN_PUBLICITY and not grant:
		grant_subsidy(application)
	elif state == PAID:
		# A case that was approved before there was a ledger is granted and paid at once.
		follow(grant or grant_subsidy(application), BENEFIT_PAID, application.payment_reference)
	elif state in BACK_OR_OUT and grant:
		follow(grant, CANCELLED, application.last_reason)


def policy_of(application: StartupApplication) -> str | None:
	"""Name the policy of a case: that of its version, or the grant of the province."""
	# Public reference data.
	if application.policy_version:
		return frappe.get_cached_value("Policy Version", application.policy_version, "policy")
	return frappe.db.get_value("Policy", {"family": STARTUP_GRANT}, "name", order_by="creation")


def grant_subsidy(application: StartupApplication) -> str:
	"""Grant the subsidy of a case, once to the founder and once to the firm; give the name of the entry."""
	version = application.policy_version
	grant = Grant(
		policy=policy_of(application),
		division=application.division,
		period=Period(ONCE, getdate(nowdate())),
		amount=application.amount,
		resident=application.applicant,
		firm=application.uscc,
		policy_version=version,
		policy_decision=application.policy_decision,
		case=(application.doctype, application.name),
	)
	return record_grants([grant])[0]
