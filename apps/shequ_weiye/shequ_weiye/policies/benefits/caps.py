"""The caps of a version as the ledger keeps them: counted in accounts of the person, whom the caller has locked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

import frappe

from shequ_weiye.policies.benefits import accounts
from shequ_weiye.policies.benefits.accounts import Holder
from shequ_weiye.policies.benefits.messages import refuse_beyond_cap
from shequ_weiye.policies.services.caps import Cap, exceeded, period_of


def count(policy: str, version: str | None, holder: Holder, day: date, amount: float) -> None:
	"""Count a grant against the caps of its version. Raises ``BenefitRefused`` beyond one of them."""
	for pool, caps in pools_of(policy, version, day):
		had = accounts.had(holder, pool)
		if cap := exceeded(caps, had, amount):
			refuse_beyond_cap(policy, cap, had)
		accounts.change_had(holder, pool, 1, amount)


def give_back(policy: str, version: str | None, holder: Holder, day: date, amount: float) -> None:
	"""Take a grant that was cancelled or paid back off the count again."""
	for pool, _caps in pools_of(policy, version, day):
		accounts.change_had(holder, pool, -1, -amount)


def caps_of(version: str | None) -> list[Cap]:
	"""Give the caps of a version, those of one period beside each other."""
	if not version:
		return []
	# Public reference data; a version in force is never edited, so what was counted is found again.
	doc = frappe.get_cached_doc("Policy Version", version)
	limits = {row.parameter: row.value for row in doc.parameters}
	caps = (Cap(row.measure, row.within, float(limits[row.parameter])) for row in doc.caps)
	return sorted(caps, key=lambda cap: cap.within)


def pools_of(policy: str, version: str | None, day: date) -> Iterator[tuple[str, list[Cap]]]:
	"""Give the caps of a version by the account in which they are counted on ``day``."""
	for within, caps in groupby(caps_of(version), key=lambda cap: cap.within):
		yield f"{policy} {period_of(within, day)}", list(caps)
