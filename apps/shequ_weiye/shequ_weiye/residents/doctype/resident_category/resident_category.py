"""One of the groups that a resident belongs to."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class ResidentCategory(ChildRow):
	"""A group of the plan, with the dates between which it is recognised."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		category: DF.Literal[
			"Low-skilled",
			"Low Income",
			"High Risk of Unemployment",
			"Unemployed College Graduate",
			"Zero-employment Family",
			"Subsistence Allowance Family",
			"Marginal Subsistence Allowance Family",
			"Person Lifted Out of Poverty",
			"Monitored Against Falling Back into Poverty",
			"Older Worker",
			"Long-term Unemployed",
			"Registered Unemployed",
			"Person with Employment Difficulty",
			"Veteran",
			"Young School Leaver",
			"Transferred Rural Worker",
			"Returned Migrant Worker",
			"Mother of Two Children",
			"Active Senior",
		]
		expires_on: DF.Date | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		recognised_on: DF.Date | None
	# end: auto-generated types
