"""One step of the route."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyStep(ChildRow):
	"""Which level and role does what, in how many working days."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		level: DF.Literal["Community", "Street", "County", "City", "Province"]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		role: DF.Link | None
		step_action: DF.Literal[
			"Accept", "Review", "Recheck", "Publicity", "Approve Payment", "Pay", "Receipt"
		]
		working_days: DF.Int
	# end: auto-generated types
