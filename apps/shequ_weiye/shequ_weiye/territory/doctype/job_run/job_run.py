# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

import frappe
from frappe.model.document import Document
from frappe.query_builder import DocType, Interval
from frappe.query_builder.functions import Now


class JobRun(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		changed_rows: DF.Int
		failed_rows: DF.Int
		finished_at: DF.Datetime | None
		job: DF.Data
		message: DF.SmallText | None
		started_at: DF.Datetime
		status: DF.Literal["Running", "Succeeded", "Partly Failed", "Failed", "Interrupted"]
		title: DF.Data
	# end: auto-generated types

	@staticmethod
	def clear_old_logs(days: int = 90) -> None:
		"""Delete runs older than ``days``; Frappe calls this by the Log Settings."""
		runs = DocType("Job Run")
		# A log that holds nothing of a place or person.
		frappe.db.delete(runs, filters=(runs.creation < (Now() - Interval(days=days))))
