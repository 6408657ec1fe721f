"""The base of what is kept of a decision on many cases: the server writes it as it decides."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class DecisionRecord(Document):
	"""Kept for good; whoever writes it by a document sets ``flags.is_written_by_server``."""

	def validate(self) -> None:
		"""Take only what the server writes."""
		if not self.flags.is_written_by_server:
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
