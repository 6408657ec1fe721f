"""One paper of a benefit application."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class BenefitPaper(ChildRow):
	"""A paper that the policy version asks for, when it was given and, if it was scanned, the file."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		attachment: DF.Attach | None
		document_name: DF.Data
		given_on: DF.Date | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		required: DF.Check
	# end: auto-generated types
