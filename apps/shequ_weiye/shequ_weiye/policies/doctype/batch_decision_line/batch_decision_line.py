"""What came of one case in a decision on many."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class BatchDecisionLine(Document):
	"""Written by the server as it decides (``policies/batches/lines.py``); it is kept, and nobody writes it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		batch: DF.Link
		division: DF.Link
		division_code: DF.Data | None
		line_key: DF.Data | None
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		refusal: DF.SmallText | None
		stage: DF.Link
		state: DF.Literal["Waiting", "Decided", "Not Decided"]
		task: DF.Link
		worked_off_at: DF.Datetime | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Refuse to be written by a client."""
		self.refuse()

	def on_trash(self) -> None:
		"""What was decided stays known."""
		self.refuse()

	def refuse(self) -> None:
		"""Raise ``PermissionError``."""
		frappe.throw(
			_("This is the record of what was decided. It is neither written nor deleted."),
			frappe.PermissionError,
		)
