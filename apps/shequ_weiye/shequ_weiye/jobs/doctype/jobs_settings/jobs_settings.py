"""What the jobs module decides by numbers that an administrator may change."""

from __future__ import annotations

from frappe.model.document import Document


class JobsSettings(Document):
	"""One record for the site; every field's description says what it does."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		fair_capacity: DF.Int
		outcome_days: DF.Int
		post_valid_days: DF.Int
		reminder_days: DF.Int
		sign_up_closes_hours: DF.Int
		survey_days: DF.Int
	# end: auto-generated types
