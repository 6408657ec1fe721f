"""One key that a grant or policy holds; see policies/benefits/claim_table.py."""

from __future__ import annotations

from frappe import _

from shequ_weiye.privacy.server_table import ServerTable


class BenefitClaim(ServerTable):
	"""No document to anybody: the ledger reads and writes the table."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		holder: DF.Data
		holds: DF.Int
	# end: auto-generated types

	def refusal(self) -> str:
		"""Say by whom the table is kept."""
		return _("Claims and accounts are kept by the ledger alone.")
