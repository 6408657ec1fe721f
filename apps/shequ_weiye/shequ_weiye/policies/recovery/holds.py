"""What an open recovery stops: no payment to the same person, firm or employer, and once decided no new claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants.benefits import LEDGER
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.benefits import accounts
from shequ_weiye.policies.benefits.accounts import Holder
from shequ_weiye.policies.benefits.ledger import require_nothing_owed

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application
	from shequ_weiye.policies.applications.base import PaidApplication
	from shequ_weiye.policies.doctype.recovery_case.recovery_case import RecoveryCase


def parties_of(case: RecoveryCase) -> list[Holder]:
	"""Give all of whom the payments of a case speak, in the order in which they are locked."""
	names = [row.ledger_entry for row in case.lines]
	# Entries of the case for which the caller was checked.
	entries = frappe.get_all(LEDGER, {"name": ("in", names)}, ["resident", "employer", "firm"])
	return sorted(
		{party for row in entries for party in accounts.parties(row.resident, row.employer, row.firm)}
	)


def hold(case: RecoveryCase) -> None:
	"""Stop the payments to all whom a new case concerns."""
	_change(case, 1)


def release(case: RecoveryCase) -> None:
	"""Let the payments go on, and the payments of this case be looked at again if there is reason."""
	_change(case, -1)
	for row in case.lines:
		row.live_key = None


def require_nothing_suspected(application: PaidApplication) -> None:
	"""Refuse to pay somebody from whom something may have to come back (operating rules A.4: hold future pay)."""
	holders = application.receivers()
	accounts.lock_all(holders)
	if any(accounts.is_suspected(holder) for holder in holders):
		message = _(
			"{0}: a recovery from this applicant is open. Nothing is paid before it is settled or dropped."
		)
		refuse_with(message.format(application.name))


def require_no_debt(application: Application) -> None:
	"""Refuse to accept a claim while an earlier benefit has to be paid back (operating rules A.4: refund first)."""
	holders = application.receivers()
	accounts.lock_all(holders)
	require_nothing_owed(holders)


def _change(case: RecoveryCase, number: int) -> None:
	holders = parties_of(case)
	accounts.lock_all(holders)
	for holder in holders:
		accounts.change_recoveries(holder, number)
