"""One step that was taken in a case: who did what, when and why."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class ApplicationStep(ChildRow):
	"""Append only: written by the case's kernel, put back whenever a client sends other values."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		acted_at: DF.Datetime | None
		acted_by: DF.Link | None
		acting_role: DF.Link | None
		action: DF.Data | None
		due_on: DF.Date | None
		from_state: DF.Data | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		reason: DF.SmallText | None
		to_state: DF.Data | None
	# end: auto-generated types
