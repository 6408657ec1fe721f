"""What one resident or employer has had and owes; see policies/benefits/accounts.py."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class BenefitAccount(Document):
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

	def load_from_db(self) -> None:
		"""Refuse to be opened, also by Administrator."""
		self.refuse()

	def validate(self) -> None:
		"""Refuse to be written by a client."""
		self.refuse()

	def refuse(self) -> None:
		"""Raise ``PermissionError``."""
		frappe.throw(_("Claims and accounts are kept by the ledger alone."), frappe.PermissionError)
