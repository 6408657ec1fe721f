"""The base of what hangs on one resident and belongs to the resident's place."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, nowdate

from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.residents.services.registered import get_registered


class PersonalRecord(Document):
	"""A record with ``resident``, ``resident_name``, ``division`` and ``division_code``."""

	def take_place_of_resident(self) -> None:
		"""Copy name and place of a resident whom the user may read. Raises ``PermissionError``."""
		resident = get_registered(self.resident)
		self.resident_name, self.division = resident.full_name, resident.division
		if self.flags.arises_elsewhere:
			# The right to what it arises from is the right to it; the place is the resident's.
			self.division_code = self.division
		else:
			set_division_code(self)

	def refuse_future(self, *fields: str) -> None:
		"""Refuse a day that has not come."""
		for field in fields:
			if self.get(field) and getdate(self.get(field)) > getdate(nowdate()):
				label = _(self.meta.get_label(field))
				frappe.throw(_("{0} lies in the future. Enter a day up to today.").format(label))

	def refuse_twin(self, same: dict[str, Any]) -> None:
		"""Refuse a second record of the same resident with the values ``same``."""
		# Records of the one resident whom the user has just been found to read.
		other = {"resident": self.resident, "name": ("!=", self.name or "")}
		if frappe.db.exists(self.doctype, {**same, **other}):
			self.refuse_as_twin()

	def refuse_as_twin(self) -> None:
		"""Raise ``DuplicateEntryError``."""
		message = _("{0}: this is recorded for the resident already. Open that record instead.")
		frappe.throw(message.format(_(self.doctype)), frappe.DuplicateEntryError)
