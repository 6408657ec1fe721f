"""Lets the employers and firms of entries that were demanded back owe as well, as new demands do."""

from __future__ import annotations

import frappe
from frappe.query_builder.functions import Sum

from shequ_weiye.constants.benefits import LEDGER
from shequ_weiye.constants.policies import EMPLOYER
from shequ_weiye.policies.benefits.accounts import FIRM, Holder, change_owed, owed_by


def execute() -> None:
	"""Bring the accounts to what the ledger says; a second run finds nothing to do."""
	for kind, field in ((EMPLOYER, "employer"), (FIRM, "firm")):
		for name, owed in owed_by_ledger(field):
			holder = Holder(kind, name)
			change_owed(holder, float(owed) - owed_by(holder))


def owed_by_ledger(field: str) -> list[tuple[str, float]]:
	"""Add up what is demanded and has not come back, for each employer or firm."""
	entry = frappe.qb.DocType(LEDGER)
	owed = Sum(entry.owed * entry.amount)
	# A patch works on all areas.
	query = frappe.qb.from_(entry).select(entry[field], owed).where(entry.owed != 0)
	return query.where(entry[field].isnotnull()).where(entry[field] != "").groupby(entry[field]).run()
