"""The interest discount of one loan in one quarter."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class LoanInterestQuarter(ChildRow):
	"""Written by the server alone; its name, of loan and quarter, cannot be there twice."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		benefit_application: DF.Link | None
		days: DF.Int
		interest: DF.Currency
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		principal_days: DF.Currency
		quarter: DF.Data | None
	# end: auto-generated types
