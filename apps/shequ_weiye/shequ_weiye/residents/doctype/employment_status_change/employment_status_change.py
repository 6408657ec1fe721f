# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, nowdate

from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.residents.services.registered import Registered, get_registered
from shequ_weiye.residents.services.status import refresh


class EmploymentStatusChange(Document):
	"""What a resident's employment status is from a day on; entered once, never changed."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		changed_on: DF.Date
		division: DF.Link
		division_code: DF.Data | None
		reason: DF.SmallText | None
		resident: DF.Link
		resident_name: DF.Data | None
		source: DF.Literal[
			"Told by the Resident", "Home Visit", "Telephone", "Data Comparison", "Round of Survey"
		]
		status: DF.Literal[
			"Employed",
			"Self-employed",
			"Flexibly Employed",
			"Unemployed",
			"In Education",
			"Retired",
			"Unable to Work",
		]
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete a new entry."""
		self.refuse_change()
		person = get_registered(self.resident)
		self.refuse_gone(person)
		self.set_person(person)
		self.refuse_impossible_day(person)
		self.refuse_second_entry()

	def after_insert(self) -> None:
		"""Let the resident's record show the latest status."""
		refresh(self.resident)

	def on_trash(self) -> None:
		"""The history is kept."""
		self.refuse_change()

	def refuse_change(self) -> None:
		"""A wrong entry is corrected by a new one."""
		if not self.is_new():
			frappe.throw(
				_("Entries in the history are not changed or deleted. Enter what is right as a new change."),
				frappe.PermissionError,
			)

	def refuse_gone(self, person: Registered) -> None:
		"""Refuse a resident who left."""
		if person.is_gone:
			frappe.throw(_("This resident is no longer looked after here. Take the resident back first."))

	def set_person(self, person: Registered) -> None:
		"""Copy what the entry shows of its resident."""
		self.resident_name = person.full_name
		self.division = person.division
		set_division_code(self)

	def refuse_impossible_day(self, person: Registered) -> None:
		"""Refuse a day in the future or before the person's birth."""
		day = getdate(self.changed_on)
		if day > getdate(nowdate()):
			frappe.throw(_("The change lies in the future. Enter a day up to today."))
		if person.birth_date and day < person.birth_date:
			frappe.throw(_("The change is dated before the person's birth. Check the day."))

	def refuse_second_entry(self) -> None:
		"""Refuse to tell the same status for the same day twice in a row."""
		# The user has just been checked against the resident.
		same_day = frappe.get_all(
			"Employment Status Change",
			filters={"resident": self.resident, "changed_on": self.changed_on},
			fields=["name", "status"],
			order_by="creation desc, name desc",
			limit=1,
		)
		if same_day and same_day[0].status == self.status:
			message = _("This status is entered for this day already: {0}.")
			frappe.throw(message.format(same_day[0].name), frappe.DuplicateEntryError)
