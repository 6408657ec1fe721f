"""One employer's booth at a job fair."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class JobFairBooth(ChildRow):
	"""Changes only as a part of its fair."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		booth_number: DF.Data
		employer: DF.Link
		job_posts: DF.Int
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		vacancies: DF.Int
	# end: auto-generated types
