"""A number that the record it belongs to shows only as a mask; see ``privacy/vault.py``."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.privacy.server_table import ServerTable


class SealedValue(ServerTable):
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

	def refusal(self) -> str:
		"""Say by whom the table is kept."""
		return _("Sealed numbers are read by the server alone.")


def on_doctype_update() -> None:
	"""Find the values of one record."""
	frappe.db.add_index("Sealed Value", ["reference_doctype", "reference_name"])
