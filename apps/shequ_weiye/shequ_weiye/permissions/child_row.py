"""Rows that change only as a part of their parent document."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class ChildRow(Document):
	"""A row of a table in a form.

	Frappe lets a client save, insert or delete such a row by itself, past every rule of the document
	that it belongs to; these hooks run only then, never when the parent is saved.
	"""

	def validate(self) -> None:
		"""Refuse to be inserted or saved alone."""
		self.refuse_lone_change()

	def on_trash(self) -> None:
		"""Refuse to be deleted alone."""
		self.refuse_lone_change()

	def refuse_lone_change(self) -> None:
		"""Raise ``PermissionError``: the form that holds this row is the only way to change it."""
		frappe.throw(
			_("A row cannot be changed by itself. Open the document that it belongs to and change it there."),
			frappe.PermissionError,
		)
