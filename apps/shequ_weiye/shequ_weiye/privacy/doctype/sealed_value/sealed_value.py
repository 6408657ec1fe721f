"""A number that the record it belongs to shows only as a mask; see ``privacy/vault.py``."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class SealedValue(Document):
	"""One sealed number. It is no document to anybody: the vault reads and writes the table."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		blind_index: DF.Data
		fieldname: DF.Data
		key_version: DF.Int
		reference_doctype: DF.Data
		reference_name: DF.Data
		sealed: DF.SmallText
		unique_index: DF.Data | None
	# end: auto-generated types

	def load_from_db(self) -> None:
		"""Refuse to be opened, also by Administrator."""
		self.refuse()

	def validate(self) -> None:
		"""Refuse to be written by a client."""
		self.refuse()

	def refuse(self) -> None:
		"""Raise ``PermissionError``."""
		frappe.throw(_("Sealed numbers are read by the server alone."), frappe.PermissionError)


def on_doctype_update() -> None:
	"""Find the values of one record."""
	frappe.db.add_index("Sealed Value", ["reference_doctype", "reference_name"])
