"""Somebody signs up for a job fair, at the service station or by the public form (报名)."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import escape_html, get_datetime, now_datetime

from shequ_weiye.constants.jobs import NOTICE_DUE, NOTICE_GIVEN
from shequ_weiye.jobs.services.fair_rules import fault_of_sign_up
from shequ_weiye.jobs.services.messages import refuse_any
from shequ_weiye.jobs.services.records import require_mandatory, require_visible, restore_fields, set_mobile
from shequ_weiye.jobs.services.sign_ups import find_twin, lock_fair, recount, signed_up
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.privacy.sealing import SealedFields, number_of

WEB_FORM = "Web Form"
GUEST = "Guest"


class JobFairSignUp(SealedFields):
	"""One person, one fair; its name is the number that the person gets as confirmation."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		attended: DF.Check
		channel: DF.Literal["Web Form", "Service Station", "Telephone"]
		division: DF.Link
		division_code: DF.Data | None
		fair_title: DF.Data | None
		full_name: DF.Data
		job_fair: DF.Link
		mobile: DF.Data
		notice: DF.Literal["", "To Be Told", "Told"]
		resident: DF.Link | None
		signed_up_at: DF.Datetime | None
		wish: DF.SmallText | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the sign-up; every rule is one method."""
		require_mandatory(self)
		set_mobile(self, "mobile")
		self.full_name = " ".join((self.full_name or "").split())
		if self.is_new():
			self.check_links()
			self.take_place()
		self.set_place()
		self.keep_server_fields()
		self.refuse_twin()

	def after_insert(self) -> None:
		"""Count the people who signed up."""
		recount(self.job_fair)

	def check_links(self) -> None:
		"""An officer signs people up for the fairs, and as the residents, of his own area.

		The public form reaches any fair that takes sign-ups, and names no resident.
		"""
		if self.is_from_public():
			self.resident, self.channel = None, WEB_FORM
			return
		require_visible("Job Fair", self.job_fair)
		if self.resident:
			require_visible("Resident", self.resident)

	def is_from_public(self) -> bool:
		"""Answer whether nobody is logged in: only the public form lets such a person in."""
		return frappe.session.user == GUEST

	def take_place(self) -> None:
		"""Refuse a fair that takes nobody any more; its row stays locked until this sign-up is counted."""
		fair = lock_fair(self.job_fair)
		if not fair:
			frappe.throw(_("There is no such fair. Choose one from the list of fairs."))
		fault = fault_of_sign_up(
			fair.workflow_state,
			get_datetime(fair.sign_up_deadline),
			now_datetime(),
			capacity=fair.capacity,
			taken=signed_up(self.job_fair),
		)
		refuse_any([fault] if fault else [])
		self.division = fair.division
		self.signed_up_at = now_datetime()

	def set_place(self) -> None:
		"""Place the sign-up where its fair is; the public has no area to check against."""
		if self.is_from_public():
			self.division_code = self.division
		else:
			set_division_code(self)

	def keep_server_fields(self) -> None:
		"""Only the server writes when a person signed up, and who is to be told of a cancellation."""
		if self.is_new():
			self.notice = None
			self.attended = 0 if self.is_from_public() else self.attended
			return
		restore_fields(self, ("signed_up_at",))
		if self.has_value_changed("notice") and not self.is_notice_given():
			restore_fields(self, ("notice",))

	def is_notice_given(self) -> bool:
		"""Answer whether an officer records that a person was told of the cancellation."""
		before = self.get_doc_before_save()
		return bool(before) and (before.notice, self.notice) == (NOTICE_DUE, NOTICE_GIVEN)

	def refuse_twin(self) -> None:
		"""Refuse the same mobile number, or the same resident, for the same fair."""
		if find_twin(self.job_fair, number_of(self, "mobile"), self.resident, self.name):
			self.refuse_as_twin(frappe.DuplicateEntryError)

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say the same when the second of two simultaneous sign-ups meets the unique index."""
		self.refuse_as_twin(frappe.UniqueValidationError)

	def refuse_as_twin(self, kind: type[Exception]) -> None:
		"""Raise an error of ``kind``: the person, who may be the one who writes, is signed up."""
		message = _("You are signed up for this fair already. Nothing more needs to be done.")
		if not self.is_from_public():
			message = _("{0} is signed up for this fair already. Nothing more needs to be done.")
		frappe.throw(message.format(escape_html(self.full_name)), kind, title=_("Already Signed Up"))
