"""One resident's place in a class, and what came of it."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class TrainingEnrolment(ChildRow):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		attended_hours: DF.Float
		certificate: DF.Data | None
		community: DF.Data | None
		enrolled_on: DF.Date | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		resident: DF.Link | None
		resident_name: DF.Data | None
		result: DF.Literal["", "Passed", "Not Passed", "Did Not Attend"]
		training_need: DF.Link
	# end: auto-generated types
	"""A row of a training class; it changes with the class only."""
