"""Who saw or changed a sealed number, when, and why; written once, never altered."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.privacy.access_log import chain


class SensitiveAccessLog(Document):
	"""One entry. Only ``privacy/access_log.py`` writes it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		accessed_at: DF.Datetime
		action: DF.Literal["Revealed", "Changed", "Erased"]
		chain_seal: DF.Data | None
		division: DF.Link
		division_code: DF.Data | None
		field: DF.Data
		ip_address: DF.Data | None
		previous_seal: DF.Data | None
		reason: DF.Data | None
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		user: DF.Link
	# end: auto-generated types

	def before_insert(self) -> None:
		"""Refuse entries that the server did not write."""
		if not self.flags.is_written_by_server:
			self.refuse()

	def validate(self) -> None:
		"""Refuse a change; chain a new entry."""
		if not self.is_new():
			self.refuse()
		chain(self)

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

	def refuse(self) -> None:
		"""Raise ``PermissionError``."""
		frappe.throw(_("The log of accesses is never altered."), frappe.PermissionError)
