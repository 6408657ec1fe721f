"""Budget envelopes as the ledger uses them: found by fund, year and place, and charged under a lock."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.benefits import ENVELOPE
from shequ_weiye.permissions.area import lineage
from shequ_weiye.policies.benefits.messages import refuse_overspending, refuse_without_envelope
from shequ_weiye.policies.services.budget import CHANGES, Balance, Overspent


def find_envelope(fund: str, kind: str, division: str) -> str | None:
	"""Name this year's envelope that pays in a division: the most specific place's; none if no place keeps one."""
	# Of the case's own place and those above it, whoever asks.
	rows = frappe.get_all(
		ENVELOPE,
		filters={
			"fund": fund,
			"envelope_kind": kind,
			"year": getdate(nowdate()).year,
			"division": ("in", lineage(division)),
		},
		fields=["name", "division"],
	)
	names = {row.division: row.name for row in rows}
	return next((names[code] for code in reversed(lineage(division)) if code in names), None)


def paying_envelope(fund: str, kind: str, division: str) -> str | None:
	"""Name the envelope that pays in a division; nothing, where no place keeps one and none is required.

	Raises ``BenefitRefused`` where one is required.
	"""
	envelope = find_envelope(fund, kind, division)
	if not envelope and is_required(division):
		refuse_without_envelope(fund)
	return envelope


def is_required(division: str) -> bool:
	"""Answer whether nothing is granted in a division without an envelope, as the settings say."""
	places = frappe.get_cached_doc("Policy Settings").budget_required_in
	return any(place.division in lineage(division) for place in places)


def charge(envelope: str | None, kind: str, amount: float) -> None:
	"""Change what an envelope has bound and paid by one entry of the ledger.

	Raises ``BenefitRefused`` before more is bound than it holds. Its row stays locked until the transaction ends.
	"""
	if not envelope or kind not in CHANGES:
		return
	balance = locked_balance(envelope)
	try:
		changed = balance.after(kind, amount)
	except Overspent:
		# The title of the envelope that pays for the very case at hand.
		refuse_overspending(frappe.db.get_value(ENVELOPE, envelope, "title"), balance.left)
	# Only what the ledger adds up.
	frappe.db.set_value(ENVELOPE, envelope, numbers_of(changed))


def locked_balance(envelope: str) -> Balance:
	"""Give what an envelope holds as it was committed last, and let nobody else change it."""
	row = frappe.db.get_value(ENVELOPE, envelope, ["total", "committed", "paid"], for_update=True)
	return Balance(*(float(value or 0) for value in row))


def numbers_of(balance: Balance) -> dict[str, Any]:
	"""Give the fields of an envelope that follow from its balance."""
	return {
		"committed": balance.committed,
		"paid": balance.paid,
		"money_left": balance.left,
		"used_percent": balance.used_percent,
	}
