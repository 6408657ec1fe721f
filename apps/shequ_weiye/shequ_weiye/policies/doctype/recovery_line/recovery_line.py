"""One period of a recovery: what was paid for it, what is to come back, and what has come."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class RecoveryLine(ChildRow):
	"""What is taken back of one payment in the ledger; the same payment is in one open recovery at a time."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		budget_envelope: DF.Link | None
		fund: DF.Literal[
			"",
			"Employment Subsidy Fund",
			"Unemployment Insurance Fund",
			"Skills Training Special Account",
			"Social and Charity Funds",
		]
		last_entry: DF.Link | None
		ledger_entry: DF.Link
		live_key: DF.Data | None
		paid: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		period: DF.Data | None
		person_name: DF.Data | None
		resident: DF.Link | None
		returned: DF.Currency
	# end: auto-generated types
