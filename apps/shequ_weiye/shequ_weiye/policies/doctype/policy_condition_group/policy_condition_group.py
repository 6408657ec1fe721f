"""Conditions of which all or any must be met."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyConditionGroup(ChildRow):
	"""A group that rows of conditions, or other groups, stand in."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		group_label: DF.Data
		inside: DF.Data | None
		match: DF.Literal["All Of", "Any Of"]
		message: DF.SmallText | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
