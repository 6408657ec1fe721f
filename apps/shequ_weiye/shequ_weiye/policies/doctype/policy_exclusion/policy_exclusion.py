"""What may not be had together."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyExclusion(ChildRow):
	"""Another policy that excludes this one, and within which period."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		excluded_policy: DF.Link
		note: DF.SmallText | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		period: DF.Literal["Same Month", "Same Year", "Same Contract", "For Life"]
	# end: auto-generated types
