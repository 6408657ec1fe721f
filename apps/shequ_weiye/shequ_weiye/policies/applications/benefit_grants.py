"""What a benefit application writes into the ledger of benefits, line by line: bound, paid, or given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frappe import _
from frappe.utils import getdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.benefits import CANCELLED, PAID
from shequ_weiye.constants.policies import NOT_ENTITLED
from shequ_weiye.policies.applications.field_rules import BACK_OR_OUT
from shequ_weiye.policies.benefits.ledger import Grant, follow, record_grants
from shequ_weiye.policies.benefits.messages import refuse
from shequ_weiye.policies.services.benefit_claims import Period

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.benefit_application.benefit_application import BenefitApplication
	from shequ_weiye.policies.doctype.benefit_line.benefit_line import BenefitLine


def write_entries(application: BenefitApplication, state: str) -> None:
	"""Write what follows from the state that a case enters.

	Raises ``BenefitRefused`` if somebody had one of the lines already, or if the budget does not hold them.
	"""
	if state == s.IN_PUBLICITY:
		grant(application)
	elif state == s.PAID:
		grant(application)  # a stage of the administrators may have led past publicity
		for row in application.lines:
			follow(row.ledger_entry, PAID, application.payment_reference)
	elif state in BACK_OR_OUT:  # corrected first, or dropped
		give_back(application)


def grant(application: BenefitApplication) -> None:
	"""Grant all lines that are not granted yet, or none; nothing that the policy rules out."""
	rows = [row for row in application.lines if not row.ledger_entry]
	if rows and application.decision_outcome == NOT_ENTITLED:
		refuse(
			_(
				"By the decision at acceptance there is no entitlement. Refuse the application, or return it:"
				" once the facts are corrected it is accepted and decided anew."
			)
		)
	entries = record_grants([grant_of(application, row) for row in rows])
	for row, entry in zip(rows, entries, strict=True):
		row.ledger_entry = entry


def grant_of(application: BenefitApplication, row: BenefitLine) -> Grant:
	"""Give one line as the ledger takes it."""
	return Grant(
		policy=application.policy,
		division=application.division,
		period=Period(application.period_kind, getdate(row.period_day), row.contract or ""),
		amount=row.amount,
		resident=row.resident,
		employer=application.employer,
		policy_version=application.policy_version,
		policy_decision=application.policy_decision,
		case=(application.doctype, application.name),
	)


def give_back(application: BenefitApplication) -> None:
	"""Cancel what was granted and not paid."""
	for row in application.lines:
		if row.ledger_entry:
			follow(row.ledger_entry, CANCELLED, application.last_reason)
			row.ledger_entry = None
