"""Where the cases of a stage are handed out in turn."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class InTurnPlace(ChildRow):
	"""A stage in a place, with all below it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		division: DF.Link
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		stage: DF.Link
	# end: auto-generated types
