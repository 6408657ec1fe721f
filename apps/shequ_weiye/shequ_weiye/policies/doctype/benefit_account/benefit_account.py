"""What one resident or employer has had and owes; see policies/benefits/accounts.py."""

from __future__ import annotations

from frappe import _

from shequ_weiye.privacy.server_table import ServerTable


class BenefitAccount(ServerTable):
	"""No document to anybody: the ledger reads and writes the table."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount: DF.Currency
		months: DF.Int
		owed: DF.Currency
		recoveries: DF.Int
		runs_until: DF.Date | None
		times: DF.Int
	# end: auto-generated types

	def refusal(self) -> str:
		"""Say by whom the table is kept."""
		return _("Claims and accounts are kept by the ledger alone.")
