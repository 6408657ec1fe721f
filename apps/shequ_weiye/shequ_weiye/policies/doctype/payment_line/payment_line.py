"""One line of a payment batch."""

from __future__ import annotations

from shequ_weiye.permissions.child_row import ChildRow


class PaymentLine(ChildRow):
	"""What the bank is told of one case, with the mask of its account, and what the bank answered."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		account_masked: DF.Data | None
		amount: DF.Currency
		bank_name: DF.Data | None
		failure_reason: DF.SmallText | None
		line_state: DF.Literal["Awaiting Receipt", "Paid", "Failed"]
		live_key: DF.Data | None
		paid_on: DF.Date | None
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
		payee: DF.Data | None
		payment_reference: DF.Data | None
		reentered_by: DF.Link | None
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
	# end: auto-generated types
