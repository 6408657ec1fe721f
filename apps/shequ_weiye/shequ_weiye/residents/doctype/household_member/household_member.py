# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class HouseholdMember(ChildRow):
	"""A person of a household and the relation to its head."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		relation: DF.Literal[
			"Head of Household",
			"Spouse",
			"Child",
			"Parent",
			"Grandparent",
			"Grandchild",
			"Sibling",
			"Other Relation",
		]
		resident: DF.Link
		resident_name: DF.Data | None
	# end: auto-generated types
