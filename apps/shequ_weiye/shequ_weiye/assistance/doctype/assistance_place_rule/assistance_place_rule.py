"""How services count in a county or city that has rules of its own."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class AssistancePlaceRule(ChildRow):
	"""A county or city, with all below it, how its service years begin and what counts in them."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		distinct_content: DF.Check
		division: DF.Link
		gap_days: DF.Int
		needs_proof: DF.Check
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		pauses_when_employed: DF.Check
		window_kind: DF.Literal["Registration Date", "Calendar Year"]
	# end: auto-generated types
