"""One named value of a version."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyParameter(ChildRow):
	"""A number, an amount, a day or words, with the limits of the plan and how sure it is."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		cap: DF.Float
		floor: DF.Float
		label: DF.Data
		mark: DF.Literal["Stated by the Plan", "Published", "To Be Confirmed"]
		parameter: DF.Data
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		unit: DF.Data | None
		value: DF.Data
		value_type: DF.Literal["Number", "Money", "Date", "Words"]
	# end: auto-generated types
