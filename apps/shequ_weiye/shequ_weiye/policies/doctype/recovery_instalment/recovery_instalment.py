"""One instalment of a recovery."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class RecoveryInstalment(ChildRow):
	"""What is to come until a day, and how much of it has come."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		due_on: DF.Date | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		received: DF.Currency
	# end: auto-generated types
