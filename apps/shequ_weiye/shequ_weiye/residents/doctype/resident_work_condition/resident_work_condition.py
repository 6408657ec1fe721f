"""What work must allow for, so that a resident can do it."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class ResidentWorkCondition(ChildRow):
	"""One condition. It tells the consequence of a circumstance, never the circumstance."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		condition: DF.Literal[
			"Can Work Nights",
			"Daytime Only",
			"Work Near Home",
			"Barrier-free Workplace",
			"Light Work",
			"Fixed Days Off",
		]
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
