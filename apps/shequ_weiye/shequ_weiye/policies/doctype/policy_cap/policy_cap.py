"""How often, or how much, one person may have of a policy."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyCap(ChildRow):
	"""The ledger refuses what goes beyond it; see policies/benefits/caps.py."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		measure: DF.Literal["Times", "Amount"]
		parameter: DF.Autocomplete
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		within: DF.Literal["Same Year", "For Life"]
	# end: auto-generated types
