"""Who was given the last case of an office and stage; see policies/worklist/handing_out.py."""

from __future__ import annotations

from frappe import _

from shequ_weiye.privacy.server_table import ServerTable


class WorklistTurn(ServerTable):
	"""No document to anybody: the server reads and writes the table."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		last_person: DF.Data | None
	# end: auto-generated types

	def refusal(self) -> str:
		"""Say by whom the table is kept."""
		return _("Whose turn it is, is kept by the server alone.")
