"""Work that an employer offers (岗位)."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants.jobs import CLOSED, EXPIRED, OPEN
from shequ_weiye.jobs.services.messages import refuse_any
from shequ_weiye.jobs.services.post_rules import PostFault, faults_of_terms, has_expired, unlawful_conditions
from shequ_weiye.jobs.services.records import require_mandatory, require_visible, restore_fields, set_mobile
from shequ_weiye.jobs.services.settings import jobs_settings
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.privacy.sealing import SealedFields


class JobPost(SealedFields):
	"""A kind of work with one or more vacancies; the clock closes it after its last day."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		contact_mobile: DF.Data | None
		contact_person: DF.Data | None
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link
		employer_name: DF.Data | None
		filled: DF.Int
		requirements: DF.Text | None
		shift: DF.Literal["Day Shift", "Night Shift", "Rotating Shifts", "Flexible Hours", "Work from Home"]
		status: DF.Literal["Open", "Closed", "Expired"]
		title: DF.Data
		vacancies: DF.Int
		valid_until: DF.Date | None
		wage_from: DF.Currency
		wage_to: DF.Currency
		wage_unit: DF.Literal["Per Month", "Per Day", "Per Hour", "Per Piece"]
		working_hours: DF.Data | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the post; every rule is one method."""
		require_mandatory(self)
		restore_fields(self, ("filled",))
		self.set_place()
		self.set_validity()
		self.follow_validity()
		refuse_any(faults_of_terms(self.vacancies or 0, self.filled or 0, self.wage_from, self.wage_to))
		self.refuse_unlawful_conditions()
		set_mobile(self, "contact_mobile")

	def set_place(self) -> None:
		"""Place the post where its employer is."""
		require_visible("Employer", self.employer)
		self.division = frappe.db.get_value("Employer", self.employer, "division")  # visible, as just checked
		set_division_code(self)

	def set_validity(self) -> None:
		"""Propose the last day from the settings."""
		if not self.valid_until:
			self.valid_until = add_days(nowdate(), jobs_settings().post_valid_days)

	def follow_validity(self) -> None:
		"""Keep the status in step with the last day, unless the post was closed by hand.

		A post that has expired opens again when its last day is moved into the future.
		"""
		expired = has_expired(getdate(self.valid_until), getdate(nowdate()))
		if self.status == CLOSED:
			return
		if expired and (self.is_new() or self.has_value_changed("valid_until") or self.is_reopened()):
			refuse_any([PostFault.VALIDITY_PAST])
		self.status = EXPIRED if expired else OPEN

	def is_reopened(self) -> bool:
		"""Answer whether somebody sets a closed or expired post to open."""
		return self.status == OPEN and self.has_value_changed("status")

	def refuse_unlawful_conditions(self) -> None:
		"""Refuse conditions that employment law forbids (就业促进法 arts. 26-31)."""
		wordings = [*unlawful_conditions(self.requirements), *unlawful_conditions(self.title)]
		if wordings:
			message = _(
				"{0}: the Employment Promotion Law does not allow this as a condition of employment. Remove it and"
				" describe what the work asks for."
			)
			frappe.throw(message.format(_(", ").join(wordings)), title=_("Unlawful Condition"))

	def expire(self) -> bool:
		"""Let the status follow the last day; answer whether it changed."""
		if self.status != OPEN or not has_expired(getdate(self.valid_until), getdate(nowdate())):
			return False
		self.db_set("status", EXPIRED)
		return True
