"""A paper that a place asks for beside the shipped ones."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class FurtherPaper(ChildRow):
	"""A row of the settings of startup subsidies."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		paper_name: DF.Data
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
