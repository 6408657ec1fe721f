"""One day of the national calendar of working days and holidays."""

from __future__ import annotations

from frappe.model.document import Document
from frappe.utils import getdate


class WorkCalendarDay(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		date: DF.Date
		day_name: DF.Data | None
		is_workday: DF.Check
		source: DF.Data
	# end: auto-generated types

	def autoname(self) -> None:
		"""Name the day by its date, which keeps it unique."""
		self.name = str(getdate(self.date))
