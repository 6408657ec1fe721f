"""The base of books that the server alone writes: entries are added, never altered, renamed or deleted."""

from __future__ import annotations

from typing import Any, NoReturn

import frappe
from frappe.model.document import Document


class AppendOnly(Document):
	"""An entry of such a book; whoever writes it sets ``flags.is_written_by_server``.

	A subclass gives the words of its refusal, and completes a new entry in ``before_insert``.
	"""

	def refusal(self) -> str:
		"""Say why nothing is altered, and what to do instead."""
		raise NotImplementedError

	def before_insert(self) -> None:
		"""Refuse an entry that the server did not write."""
		if not self.flags.is_written_by_server:
			self.refuse()

	def validate(self) -> None:
		"""Refuse a change."""
		if not self.is_new():
			self.refuse()

	def db_update(self) -> None:
		"""Refuse a change past ``validate``."""
		self.refuse()

	def db_set(self, *args: Any, **kwargs: Any) -> None:
		"""Refuse a change past ``validate``."""
		self.refuse()

	def on_trash(self) -> None:
		"""Refuse to be deleted."""
		self.refuse()

	def before_rename(self, *args: Any) -> None:
		"""Refuse another name."""
		self.refuse()

	def refuse(self) -> NoReturn:
		"""Raise ``PermissionError``."""
		frappe.throw(self.refusal(), frappe.PermissionError)
