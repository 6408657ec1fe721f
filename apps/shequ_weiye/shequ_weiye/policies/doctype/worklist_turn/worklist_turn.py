"""Who was given the last case of an office and stage; see policies/worklist/handing_out.py."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class WorklistTurn(Document):
	"""No document to anybody: the server reads and writes the table."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		last_person: DF.Data | None
	# end: auto-generated types

	def load_from_db(self) -> None:
		"""Refuse to be opened, also by Administrator."""
		self.refuse()

	def validate(self) -> None:
		"""Refuse to be written by a client."""
		self.refuse()

	def refuse(self) -> None:
		"""Raise ``PermissionError``."""
		frappe.throw(_("Whose turn it is, is kept by the server alone."), frappe.PermissionError)
