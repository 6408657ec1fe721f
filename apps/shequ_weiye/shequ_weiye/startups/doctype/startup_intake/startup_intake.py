"""A startup application that a resident sent from the public form, until an officer has dealt with it."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import startups
from shequ_weiye.constants.privacy import IDENTITY_NUMBER
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.mask import mask
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.public_request import PublicRequest
from shequ_weiye.residents.services import id_number as id_numbers
from shequ_weiye.residents.services.messages import id_number_message
from shequ_weiye.startups.services.application_rules import is_old_enough
from shequ_weiye.startups.services.contents import check_enterprise
from shequ_weiye.startups.services.messages import IntakeRefused, too_young_message
from shequ_weiye.startups.services.policy import closed_window


class StartupIntake(PublicRequest):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		birth_date: DF.Date | None
		claimed_category: DF.Literal[
			"",
			"Unemployed College Graduate",
			"Person with Employment Difficulty",
			"Returned Migrant Worker",
			"Other Community Founder",
		]
		consent: DF.Check
		division: DF.Link
		division_code: DF.Data | None
		enterprise_kind: DF.Literal["", "Small or Micro Enterprise", "Individual Business"]
		enterprise_name: DF.Data
		full_name: DF.Data
		handled_by: DF.Link | None
		handled_on: DF.Date | None
		id_number: DF.Data | None
		id_number_masked: DF.Data | None
		is_first_startup: DF.Check
		jobs_created: DF.Int
		mobile: DF.Data
		registered_on: DF.Date
		reject_reason: DF.SmallText | None
		startup_application: DF.Link | None
		status: DF.Literal["Awaiting Answer", "Application Recorded", "Rejected"]
		uscc: DF.Data
	# end: auto-generated types
	"""It waits until it is recorded as a Startup Application or rejected; what the sender wrote stays as sent.

	Nothing is looked up among residents or applications while a stranger sends: no answer tells whether
	a person is known. The identity number is checked and forgotten; its ends and the birth date remain.
	"""

	# Only the server's handling (startups/services/intakes.py) writes these.
	handling_fields = ("status", "startup_application", "reject_reason", "handled_by", "handled_on")
	new_status = startups.NEW_INTAKE
	refusal = IntakeRefused

	def validate(self) -> None:
		"""Check and complete what the resident wrote; afterwards only the handling changes."""
		self.restore_handling()
		if not self.is_new():
			self.refuse_changes()
			return
		self.set_name_and_mobile()
		self.set_community()
		self.check_consent()
		self.read_identity()
		check_enterprise(self)
		self.refuse_second_intake()
		self.refuse_closed_window()

	def refuse_changes(self) -> None:
		"""Officers deal with an intake; they do not rewrite what the resident sent."""
		before = self.get_doc_before_save()
		kept = (df.fieldname for df in self.meta.fields if df.fieldname not in self.handling_fields)
		for field in kept:
			self.set(field, before.get(field))

	def read_identity(self) -> None:
		"""Check the number and the age on the day of application; keep the masked form only."""
		try:
			parsed = id_numbers.parse(self.id_number, getdate(nowdate()))
		except id_numbers.IdNumberError as error:
			frappe.throw(id_number_message(error.fault), IntakeRefused)
		if not is_old_enough(parsed.birth_date, getdate(nowdate())):
			frappe.throw(too_young_message(), IntakeRefused)
		self.id_number_masked = mask(parsed.number, IDENTITY_NUMBER)
		self.birth_date = parsed.birth_date
		self.id_number = None

	def refuse_closed_window(self) -> None:
		"""Refuse what is sent on a day on which the place takes no applications."""
		if closed := closed_window(self.division, getdate(nowdate())):
			frappe.throw(closed, IntakeRefused)

	def refuse_second_intake(self) -> None:
		"""Refuse what is already waiting: the same mobile, community and firm."""
		holders = vault.find("Startup Intake", "mobile", number_of(self, "mobile") or "")
		same = {"division": self.division, "uscc": self.uscc, "status": startups.NEW_INTAKE}
		# The answer tells the sender of the same number only that his own application is there.
		if holders and frappe.db.exists("Startup Intake", {**same, "name": ("in", holders)}):
			message = _("Your application is already with the community. Please wait for the call.")
			frappe.throw(message, IntakeRefused)
