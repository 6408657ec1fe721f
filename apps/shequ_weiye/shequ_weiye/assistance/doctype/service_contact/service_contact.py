# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.assistance.services.arising import Source
from shequ_weiye.assistance.services.contacts import start_service
from shequ_weiye.assistance.services.contents import content_key
from shequ_weiye.assistance.services.officers import was_posted
from shequ_weiye.assistance.services.progress import hold, refresh
from shequ_weiye.assistance.services.years import KnownYear, known_years, record_on
from shequ_weiye.constants.assistance import EXITED
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.residents.services.registered import Registered, get_registered


class ServiceContact(Document):
	"""One service offered to a resident on one day; counts for the year of its assistance record."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		assistance_record: DF.Link | None
		channel: DF.Literal["Telephone", "Home Visit", "Service Station", "By Internet"]
		contacted_on: DF.Date
		content: DF.SmallText | None
		content_key: DF.Data | None
		division: DF.Link
		division_code: DF.Data | None
		entry_key: DF.Data | None
		evidence: DF.Attach | None
		kind: DF.Literal["Policy", "Guidance", "Job", "Training"]
		officer: DF.Link | None
		outcome: DF.Literal["Accepted", "Declined", "Not Reached"]
		resident: DF.Link
		resident_name: DF.Data | None
		source_doctype: DF.Link | None
		source_name: DF.DynamicLink | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the contact."""
		person = get_registered(self.resident)
		self.keep_source()
		self.set_person(person)
		self.refuse_gone(person)
		self.refuse_impossible_day(person)
		self.set_assistance_record(person)
		self.set_officer()
		self.refuse_officer_elsewhere()
		self.set_content_key()
		self.refuse_second_entry()

	def after_insert(self) -> None:
		"""The first service that is taken starts the work on a planned record."""
		start_service(self)

	def on_update(self) -> None:
		"""Count anew, also in the record that a changed day leaves."""
		before = self.get_doc_before_save()
		for record in {
			self.assistance_record,
			before.assistance_record if before else self.assistance_record,
		}:
			refresh(record)

	def on_trash(self) -> None:
		"""What arose from a record elsewhere goes with it only."""
		self.refuse_hand(self)
		hold(self.assistance_record)

	def after_delete(self) -> None:
		"""Count anew."""
		refresh(self.assistance_record)

	def keep_source(self) -> None:
		"""Only a referral or an enrolment itself says that a contact arose from it."""
		self.refuse_hand(self.get_doc_before_save())
		if self.is_new() and not self.flags.follows_source:
			self.source_doctype = self.source_name = None

	def refuse_hand(self, stored: ServiceContact | None) -> None:
		"""Refuse to change or delete by hand what follows from a record elsewhere."""
		if stored and stored.source_name and not self.flags.follows_source:
			message = _("This contact follows from {0} {1}. Change it there, and it changes here.")
			frappe.throw(message.format(_(stored.source_doctype), stored.source_name))

	def set_person(self, person: Registered) -> None:
		"""Copy what the contact shows of its resident; a stored contact stays where it was made."""
		self.resident_name = person.full_name
		before = self.get_doc_before_save()
		self.division = before.division if before else person.division
		if self.flags.follows_source:
			# Who may enrol or refer the resident was checked there, also against the place.
			self.division_code = self.division
		else:
			set_division_code(self)

	def refuse_gone(self, person: Registered) -> None:
		"""Refuse a new contact with a resident who left."""
		if self.is_new() and person.is_gone:
			frappe.throw(_("This resident is no longer looked after here. Take the resident back first."))

	def refuse_impossible_day(self, person: Registered) -> None:
		"""Refuse a day in the future or before the person was registered."""
		day = getdate(self.contacted_on)
		if day > getdate(nowdate()):
			frappe.throw(_("The contact lies in the future. Enter a day up to today."))
		if day < person.registered_on:
			message = _("The contact is dated before the registration on {0}. Check the day of the contact.")
			frappe.throw(message.format(formatdate(person.registered_on)))

	def set_assistance_record(self, person: Registered) -> None:
		"""Find the record in whose service year the contact lies."""
		known = record_on(person.resident, getdate(self.contacted_on))
		if not known:
			self.refuse_without_record()
		self.assistance_record = known.record
		hold(known.record)

	def refuse_without_record(self) -> None:
		"""Say why no record takes the contact: the person left the ledger, or none was opened."""
		left = next((known for known in known_years(self.resident) if _was_left_before(known, self)), None)
		if left:
			message = _(
				"The person left the ledger on {0}; the contact is dated later. Reopen the record {1} first."
			)
			frappe.throw(message.format(formatdate(left.year.last), left.record))
		message = _(
			"There is no assistance record for the service year of {0}. Open one for this resident first."
		)
		frappe.throw(message.format(formatdate(self.contacted_on)))

	def set_officer(self) -> None:
		"""Whoever enters a contact made it, unless another officer is chosen."""
		self.officer = self.officer or frappe.session.user

	def refuse_officer_elsewhere(self) -> None:
		"""Refuse an officer who held no post over the resident's community on the day of the contact.

		What follows from a record elsewhere was allowed there; a stored contact is asked again when its day
		or officer changes.
		"""
		is_told = self.has_value_changed("officer") or self.has_value_changed("contacted_on")
		if self.flags.follows_source or not (self.is_new() or is_told):
			return
		day = getdate(self.contacted_on)
		if not was_posted(self.officer, self.division_code, day):
			message = _(
				"{0} had no post here on {1}. Choose the officer who gave the service, or correct the day."
			)
			name = frappe.utils.get_fullname(self.officer)
			frappe.throw(message.format(name, formatdate(day)))

	def set_content_key(self) -> None:
		"""Note what tells this content from others, and that there is a proof at all."""
		source = (
			Source(self.source_doctype, self.source_name, self.resident).key if self.source_name else None
		)
		self.content_key = content_key(self.content, self.evidence, source)

	def refuse_second_entry(self) -> None:
		"""Refuse the same service with the same outcome twice on a day: it would count once anyway."""
		self.entry_key = self.key()
		# The key names the resident, against whom the user was checked.
		found = frappe.db.get_value(
			"Service Contact", {"entry_key": self.entry_key, "name": ("!=", self.name or "")}
		)
		if found:
			message = _("This service is entered for this day already: {0}. Add to that entry instead.")
			frappe.throw(message.format(found), frappe.DuplicateEntryError)

	def key(self) -> str:
		"""Give what may stand once: a contact of a source, or a service with its outcome on a day."""
		if self.source_name:
			return Source(self.source_doctype, self.source_name, self.resident).key
		return f"{self.resident}:{getdate(self.contacted_on)}:{self.kind}:{self.outcome}"

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say the same when the second of two simultaneous entries meets the unique index."""
		frappe.throw(
			_("This service has just been entered for this day. Reload the page to see it."),
			frappe.UniqueValidationError,
		)


def _was_left_before(known: KnownYear, contact: ServiceContact) -> bool:
	return known.stage == EXITED and known.year.last < getdate(contact.contacted_on)


def on_doctype_update() -> None:
	"""Let the nightly count of all contacts read this index alone, in the order of the records."""
	columns = ["assistance_record", "outcome", "kind", "contacted_on", "content_key"]
	frappe.db.add_index("Service Contact", columns)
