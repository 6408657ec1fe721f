"""A circumstance of a resident that would harm the person if it became known (社区矫正, 安置帮教, 残疾)."""

from __future__ import annotations

import frappe

from shequ_weiye.residents.services.personal_record import PersonalRecord


class SensitiveCircumstance(PersonalRecord):
	"""Readable by the community that works with the person and the county that decides, by nobody else.

	It has no versions, and no category, list or print of the resident shows it.
	"""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		circumstance: DF.Literal["Community Correction", "Placement and Assistance", "Disabled Person"]
		division: DF.Link
		division_code: DF.Data | None
		expires_on: DF.Date | None
		recognised_on: DF.Date | None
		resident: DF.Link
		resident_name: DF.Data | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the record."""
		self.take_place_of_resident()
		self.refuse_future("recognised_on")
		self.refuse_twin({"circumstance": self.circumstance})

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say the same when the second of two simultaneous records meets the unique index."""
		self.refuse_as_twin()


def on_doctype_update() -> None:
	"""Record each circumstance of a person once."""
	frappe.db.add_unique(
		"Sensitive Circumstance", ["resident", "circumstance"], constraint_name="resident_and_circumstance"
	)
