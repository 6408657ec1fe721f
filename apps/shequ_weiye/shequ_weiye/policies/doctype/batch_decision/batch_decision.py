"""One decision on many cases: who, what and why, and how many of the cases were decided."""

from __future__ import annotations

import frappe

from shequ_weiye.policies.batches.lines import failures_of
from shequ_weiye.policies.batches.record import DecisionRecord


class BatchDecision(DecisionRecord):
	"""Written by the server as it decides (``policies/batches/``); it is kept, and nobody writes it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		action: DF.Data
		decided: DF.Int
		decided_by: DF.Link
		division: DF.Link
		division_code: DF.Data | None
		failed: DF.Int
		finished_at: DF.Datetime | None
		reason: DF.SmallText | None
		repeats: DF.Link | None
		status: DF.Literal["Being Carried Out", "Done"]
		title: DF.Data | None
		total: DF.Int
	# end: auto-generated types

	def onload(self) -> None:
		"""Tell the form which cases were not decided, and why."""
		self.set_onload("failures", failures_of(self.name))
		self.set_onload("repeated_by", frappe.db.get_value(self.doctype, {"repeats": self.name}))
