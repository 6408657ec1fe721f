"""Who saw or changed a sealed number, when, and why; written once, never altered."""

from __future__ import annotations

from frappe import _

from shequ_weiye.privacy.access_log import chain
from shequ_weiye.privacy.append_only import AppendOnly


class SensitiveAccessLog(AppendOnly):
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

	def validate(self) -> None:
		"""Refuse a change; chain a new entry."""
		super().validate()
		chain(self)

	def refusal(self) -> str:
		"""Say that the log stays as it is."""
		return _("The log of accesses is never altered.")
