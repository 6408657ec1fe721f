"""What one nightly check of the divisions found."""

from __future__ import annotations

from frappe.model.document import Document


class DivisionCheck(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		checked_on: DF.Datetime
		details: DF.LongText | None
		findings: DF.Int
	# end: auto-generated types
	pass
