"""A name that a division bore until a day."""

from __future__ import annotations

from frappe.model.document import Document


class DivisionFormerName(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		former_name: DF.Data
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		valid_to: DF.Date
	# end: auto-generated types
	pass
