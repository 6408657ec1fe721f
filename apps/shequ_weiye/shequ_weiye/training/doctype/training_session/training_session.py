"""One meeting of a class."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class TrainingSession(ChildRow):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		ends_at: DF.Time
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		session_on: DF.Date
		starts_at: DF.Time
		teacher: DF.Data | None
		topic: DF.Data | None
	# end: auto-generated types
	"""A row of a training class; it changes with the class only."""
