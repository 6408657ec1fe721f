"""One line of what is paid."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyAmount(ChildRow):
	"""An amount, when it fits and how it is found."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		basis: DF.Literal["Fixed Amount", "Share of a Fact", "Amount Times a Fact"]
		cap_parameter: DF.Autocomplete | None
		fact: DF.Autocomplete | None
		label: DF.Data
		parameter: DF.Autocomplete
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		period: DF.Literal["Once", "Every Month", "Every Year", "Per Course", "Per Contract", "Loan Limit"]
		when_fact: DF.Autocomplete | None
		when_operator: DF.Literal[
			"",
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
		when_value: DF.SmallText | None
	# end: auto-generated types
