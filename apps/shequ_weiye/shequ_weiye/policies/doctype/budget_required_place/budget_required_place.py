"""Where nothing is granted without a budget envelope."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class BudgetRequiredPlace(ChildRow):
	"""A place, with all below it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		division: DF.Link
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
