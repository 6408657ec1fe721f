"""What is due, and what was done, of one kind of record in one county."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class RetentionRunItem(ChildRow):
	"""A row of a Retention Run."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		action: DF.Literal["Anonymise", "Delete"]
		before: DF.Date | None
		done_rows: DF.Int
		due_rows: DF.Int
		failed_rows: DF.Int
		held_rows: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		position: DF.Data | None
		rule: DF.Link
	# end: auto-generated types
