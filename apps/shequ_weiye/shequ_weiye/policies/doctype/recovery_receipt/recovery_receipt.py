"""One receipt of a recovery."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class RecoveryReceipt(ChildRow):
	"""What came back, by which voucher, and who entered it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		entered_by: DF.Link | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		received_on: DF.Date | None
		voucher: DF.Data | None
	# end: auto-generated types
