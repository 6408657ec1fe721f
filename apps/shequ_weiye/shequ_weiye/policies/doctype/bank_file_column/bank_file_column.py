"""One column of the bank's file."""

from __future__ import annotations

from frappe.model.document import Document


class BankFileColumn(Document):
	"""What stands in the column, under which heading."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		content: DF.Literal[
			"Serial", "Business Number", "Payee", "Bank Branch", "Bank Account", "Amount", "Purpose"
		]
		heading: DF.Data
		parent: DF.Data
		parentfield: DF.Data
		parenttype: DF.Data
	# end: auto-generated types
