"""One kind of records that an officer asked to see."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class RowAccessItem(ChildRow):
	"""A row of a row access request."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		document_type: DF.Literal[None]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
