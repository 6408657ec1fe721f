"""Somebody who is entitled and has not applied, and what came of contacting them."""

from __future__ import annotations

from frappe.model.document import Document

from shequ_weiye.policies.contacts import keep_what_was_found, record_contact


class PolicyMatch(Document):
	"""Found by the sweep; officers write only what came of the contact."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		attempts: DF.Int
		confirmed_on: DF.Date | None
		contact_note: DF.SmallText | None
		contact_outcome: DF.Literal["", "Will Apply", "Not Reached", "Does Not Want It", "A Fact Is Wrong"]
		contacted_by: DF.Link | None
		contacted_on: DF.Date | None
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link | None
		found_on: DF.Date | None
		match_key: DF.Data | None
		policy: DF.Link
		policy_version: DF.Link | None
		quiet_until: DF.Date | None
		resident: DF.Link | None
		state: DF.Literal["To Contact", "Contacted", "Applied", "Not Interested", "No Longer Entitled"]
		subject_name: DF.Data | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Take the outcome of a contact and nothing else."""
		keep_what_was_found(self)
		record_contact(self)
