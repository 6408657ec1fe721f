"""One line of a publicity notice."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PublicityLine(ChildRow):
	"""What was shown of one case, all of it, and which case it was; written by the server."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		community: DF.Data | None
		item: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		shown_name: DF.Data | None
	# end: auto-generated types
