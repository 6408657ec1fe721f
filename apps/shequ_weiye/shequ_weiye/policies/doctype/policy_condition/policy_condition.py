"""One condition of a version."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyCondition(ChildRow):
	"""A fact, a comparison and a value or parameter, with what the person is told and the clause."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		clause: DF.Data | None
		fact: DF.Autocomplete
		in_group: DF.Data | None
		message: DF.SmallText
		operator: DF.Literal[
			"At Least",
			"At Most",
			"More Than",
			"Less Than",
			"Equals",
			"On or After",
			"On or Before",
			"Is Yes",
			"Is No",
			"Is One Of",
			"Is None Of",
			"Includes Any Of",
			"Includes None Of",
		]
		parameter: DF.Autocomplete | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		value: DF.SmallText | None
	# end: auto-generated types
