# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.constants.residents import HEAD_OF_HOUSEHOLD
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.residents.services.registered import get_registered


class Household(Document):
	"""People who live and manage together; everybody belongs to one household at most."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.residents.doctype.household_member.household_member import HouseholdMember

		address: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		head: DF.Link | None
		head_name: DF.Data | None
		member_count: DF.Int
		members: DF.Table[HouseholdMember]
	# end: auto-generated types

	def validate(self) -> None:
		"""Check and complete the household."""
		self.refuse_repeated_member()
		self.set_members()
		self.set_head()
		self.refuse_members_of_other_households()

	def refuse_repeated_member(self) -> None:
		"""Refuse a person who stands in two rows."""
		residents = [row.resident for row in self.members]
		if len(set(residents)) < len(residents):
			frappe.throw(_("A person stands in the household twice. Remove one of the rows."))

	def set_members(self) -> None:
		"""Copy the names of members whom the user may read; refuse others."""
		for row in self.members:
			row.resident_name = get_registered(row.resident).full_name
		self.member_count = len(self.members)

	def set_head(self) -> None:
		"""Take the place of the household from its one head."""
		heads = [row for row in self.members if row.relation == HEAD_OF_HOUSEHOLD]
		if len(heads) != 1:
			frappe.throw(_("A household has one head. Choose that relation for exactly one member."))
		head = get_registered(heads[0].resident)
		self.head, self.head_name, self.division = head.resident, head.full_name, head.division
		set_division_code(self)

	def refuse_members_of_other_households(self) -> None:
		"""Refuse a person who belongs to another household already."""
		for row in self.members:
			# The rows of the residents are held, so that two households cannot take one person at once.
			frappe.db.get_value("Resident", row.resident, "name", for_update=True)
			# Whether there is another household, wherever it is; only its number is told.
			other = frappe.db.get_value(
				"Household Member", {"resident": row.resident, "parent": ("!=", self.name or "")}, "parent"
			)
			if other:
				message = _("Row {0}: this person belongs to household {1}. Remove the person there first.")
				frappe.throw(message.format(row.idx, other), frappe.DuplicateEntryError)
