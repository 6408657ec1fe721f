"""One line of a benefit application."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class BenefitLine(ChildRow):
	"""For whom and for which period how much is applied for, and the entry of the ledger that granted it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		contract: DF.Data | None
		ledger_entry: DF.Link | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		period_day: DF.Date | None
		person_name: DF.Data | None
		resident: DF.Link | None
	# end: auto-generated types
