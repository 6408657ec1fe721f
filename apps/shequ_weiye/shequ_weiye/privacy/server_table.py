"""The base of tables that are no document to anybody: the server's own code reads and writes them."""

from __future__ import annotations

from typing import NoReturn

import frappe
from frappe.model.document import Document


class ServerTable(Document):
	"""A row of such a table. A subclass gives the words of its refusal."""

	def refusal(self) -> str:
		"""Say by whom the table is kept."""
		raise NotImplementedError

	def load_from_db(self) -> NoReturn:
		"""Refuse to be opened, also by Administrator."""
		self.refuse()

	def validate(self) -> None:
		"""Refuse to be written by a client."""
		self.refuse()

	def refuse(self) -> NoReturn:
		"""Raise ``PermissionError``."""
		frappe.throw(self.refusal(), frappe.PermissionError)
