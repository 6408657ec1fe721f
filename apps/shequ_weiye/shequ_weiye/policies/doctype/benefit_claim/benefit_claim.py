"""One key that a grant or policy holds; see policies/benefits/claim_table.py."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class BenefitClaim(Document):
	"""No document to anybody: the ledger reads and writes the table."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		holder: DF.Data
		holds: DF.Int
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
