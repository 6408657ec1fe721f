"""How long rows stay open that were asked for with a reason, and which exports wait for a second person."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants.row_access import MOST_HOURS


class AccessSettings(Document):
	"""Limits of row access requests."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		export_approval_rows: DF.Int
		export_valid_days: DF.Int
		import_rows: DF.Int
		row_access_hours: DF.Int
	# end: auto-generated types

	def validate(self) -> None:
		"""Check the values."""
		self.check_hours()

	def check_hours(self) -> None:
		"""Rows never stay open for long: who needs them again says why again."""
		if not 1 <= self.row_access_hours <= MOST_HOURS:
			frappe.throw(_("Enter a number of hours from 1 to {0}.").format(MOST_HOURS))
