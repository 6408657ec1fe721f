"""The claims that are held: one row for each key, so that the database itself refuses a second holder."""

from __future__ import annotations

from collections.abc import Sequence

import frappe

from shequ_weiye.policies.benefits.messages import refuse_claim
from shequ_weiye.policies.services.benefit_claims import Claim, Wish


def take(wish: Wish, claims: Sequence[Claim]) -> None:
	"""Hold every key, or once more what the same holder has; raise ``BenefitRefused`` if another one has it.

	The key is the primary key of the table, so of two that come at once the second waits for the first.
	"""
	places = ", ".join(["(%s, %s, 1)"] * len(claims))
	# The server's own table of hashes, of no area: a claim must meet those of every other one.
	frappe.db.sql(
		f"insert into `tabBenefit Claim` (name, holder, holds) values {places}"
		" on duplicate key update holds = holds + if(holder = values(holder), 1, 0)",
		[value for claim in claims for value in (claim.key, claim.holder)],
	)
	holders = _holders([claim.key for claim in claims])
	for claim in claims:
		if holders[claim.key] != claim.holder:
			refuse_claim(wish, claim)


def give_back(keys: Sequence[str]) -> None:
	"""Let go of the keys of one grant; a key is free when nobody holds it any more."""
	for key in keys:
		# As above: only the keys of the grant that the caller has just ended.
		frappe.db.sql("update `tabBenefit Claim` set holds = holds - 1 where name = %s", [key])
		# The same key again.
		frappe.db.sql("delete from `tabBenefit Claim` where name = %s and holds < 1", [key])


def _holders(keys: Sequence[str]) -> dict[str, str]:
	# Locked, so that what was committed meanwhile is seen; by the key, so that no neighbour is locked with it.
	found = frappe.db.sql(
		"select name, holder from `tabBenefit Claim` force index (primary) where name in %s for update",
		[keys],
	)
	return dict(found)
