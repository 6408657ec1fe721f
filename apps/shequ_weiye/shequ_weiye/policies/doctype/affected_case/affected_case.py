"""A case on its way that would be decided otherwise today, and what the officer who holds it wrote."""

from __future__ import annotations

import frappe
from frappe.model.document import Document
from frappe.utils import nowdate

from shequ_weiye.constants.policies import LOOKED_AT, TO_LOOK_AT

OPEN_FIELDS = ("note", "modified", "modified_by")


class AffectedCase(Document):
	"""Listed by the server (``policies/affected_cases.py``); officers write only their note."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amount_before: DF.Currency
		amount_now: DF.Currency
		case_key: DF.Data | None
		cause: DF.Literal["New Version", "Changed Facts", "New Version and Changed Facts"]
		division: DF.Link
		division_code: DF.Data | None
		found_at: DF.Datetime | None
		looked_at_by: DF.Link | None
		looked_at_on: DF.Date | None
		note: DF.SmallText | None
		outcome_before: DF.Literal["Entitled", "Not Entitled", "Not Known"]
		outcome_now: DF.Literal["Entitled", "Not Entitled", "Not Known"]
		policy: DF.Link
		policy_decision: DF.Link | None
		policy_version: DF.Link | None
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		state: DF.Literal["To Look At", "Looked At", "No Longer Affected"]
		turn: DF.Link | None
		version_now: DF.Link | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Take what the server compared, and from everybody else the note alone."""
		if not self.flags.is_written_by_server:
			self.keep_what_was_found()
			self.note_look()

	def keep_what_was_found(self) -> None:
		"""Drop whatever a client wrote beside the note."""
		before = self.get_doc_before_save()
		if not before:
			raise frappe.PermissionError
		for field in self.meta.get_valid_columns():
			if field not in OPEN_FIELDS:
				self.set(field, before.get(field))

	def note_look(self) -> None:
		"""Take the case off the list of those to look at once somebody wrote what follows."""
		if self.note and self.state == TO_LOOK_AT:
			self.state = LOOKED_AT
			self.looked_at_by, self.looked_at_on = frappe.session.user, nowdate()
