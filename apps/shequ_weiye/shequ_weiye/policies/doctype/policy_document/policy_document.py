"""One paper that an applicant brings."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PolicyDocument(ChildRow):
	"""A paper, or what data sharing brings in its place."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		document_name: DF.Data
		from_data_sharing: DF.Check
		note: DF.SmallText | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
