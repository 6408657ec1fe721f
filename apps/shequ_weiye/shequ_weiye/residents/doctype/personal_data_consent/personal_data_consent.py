"""A resident's consent to the use of personal data for one purpose (个人信息保护法 arts. 13 to 15, 29)."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import cstr, getdate

from shequ_weiye.residents.services.personal_record import PersonalRecord


class PersonalDataConsent(PersonalRecord):
	"""Given on a day in some form; withdrawn at any time, which is final: who agrees again gets a new record."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		division: DF.Link
		division_code: DF.Data | None
		form: DF.Literal["Paper Form", "Web Form", "Spoken at the Station"]
		given_on: DF.Date
		purpose: DF.Literal[
			"Employment Services",
			"Notices about Posts and Training",
			"Handing On to Employers",
			"Handing On to Training Institutions",
		]
		resident: DF.Link
		resident_name: DF.Data | None
		withdrawn_on: DF.Date | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the record."""
		self.take_place_of_resident()
		self.refuse_future("given_on", "withdrawn_on")
		self.refuse_early_withdrawal()
		self.refuse_change_of_withdrawal()
		if not self.withdrawn_on:
			self.refuse_twin({"purpose": self.purpose, "withdrawn_on": ("is", "not set")})

	def on_trash(self) -> None:
		"""Refuse to be deleted: consent is withdrawn, and the record proves both."""
		frappe.throw(_("A consent is not deleted. Enter the day on which it was withdrawn."))

	def refuse_early_withdrawal(self) -> None:
		"""Nobody withdraws what was not given yet."""
		if self.withdrawn_on and getdate(self.withdrawn_on) < getdate(self.given_on):
			frappe.throw(_("The consent was withdrawn before it was given. Correct the day."))

	def refuse_change_of_withdrawal(self) -> None:
		"""A withdrawal stays."""
		before = self.get_doc_before_save()
		if before and before.withdrawn_on and cstr(before.withdrawn_on) != cstr(self.withdrawn_on):
			frappe.throw(_("A withdrawal is final. Record a new consent if the resident agrees again."))
