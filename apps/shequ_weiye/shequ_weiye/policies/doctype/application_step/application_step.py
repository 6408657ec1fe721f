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
		agrees: DF.Check
		due_on: DF.Date | None
		from_state: DF.Data | None
		next_due_on: DF.Date | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		person: DF.Link | None
		reason: DF.SmallText | None
		signing_rule: DF.Data | None
		signing_share: DF.Int
		to_state: DF.Data | None
		verb: DF.Data | None
	# end: auto-generated types
