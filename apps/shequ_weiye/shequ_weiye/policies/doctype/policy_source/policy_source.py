"""One document on which a version rests."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicySource(ChildRow):
	"""A document with its clause and what it says, in our own words."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		clause: DF.Data | None
		document_number: DF.Data
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		summary: DF.SmallText
	# end: auto-generated types
