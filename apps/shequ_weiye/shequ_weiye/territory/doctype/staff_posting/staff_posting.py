"""A user holds a role in one division for a period; the user's Frappe roles follow."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate

from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.permissions.scope import ADMINISTRATOR, forget_postings_written, is_operator
from shequ_weiye.territory.services.posting_roles import sync_user_roles
from shequ_weiye.territory.services.posting_rules import Period, level_fits_role

NO_STAFF = (ADMINISTRATOR, "Guest")


class StaffPosting(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		division: DF.Link
		division_code: DF.Data | None
		from_date: DF.Date
		is_acting: DF.Check
		note: DF.SmallText | None
		role: DF.Literal[
			"Community Officer",
			"Street Officer",
			"County Officer",
			"County Finance Officer",
			"City Officer",
			"Province Officer",
			"Weiye Administrator",
			"Weiye Auditor",
		]
		staff_name: DF.Data | None
		to_date: DF.Date | None
		user: DF.Link
	# end: auto-generated types

	def validate(self) -> None:
		set_division_code(self)
		self.refuse_own_posting()
		self.check_user()
		self.check_role_and_level()
		self.check_dates()
		self.refuse_second_of_the_same()

	def on_update(self) -> None:
		self.sync_roles()

	def after_delete(self) -> None:
		self.sync_roles()

	def refuse_own_posting(self) -> None:
		"""Nobody gives, changes or prolongs a posting of their own."""
		before = self.get_doc_before_save()
		users = {self.user, before.user if before else None}
		if frappe.session.user != ADMINISTRATOR and frappe.session.user in users:
			frappe.throw(_("You cannot change your own posting."), frappe.PermissionError)

	def check_user(self) -> None:
		"""The platform's operators hold no post, so that no officer is an operator."""
		if self.user in NO_STAFF or is_operator(self.user):
			frappe.throw(_("{0} is an account of the platform and cannot be posted.").format(self.user))
		if self.is_new() and not frappe.db.get_value("User", self.user, "enabled"):
			frappe.throw(_("User {0} is disabled.").format(self.user))

	def check_role_and_level(self) -> None:
		if not level_fits_role(self.role, self.division_code):
			name = frappe.db.get_value(
				"Administrative Division", self.division, "full_name"
			)  # public reference
			frappe.throw(_("The role {0} cannot be held at the level of {1}.").format(_(self.role), name))

	def check_dates(self) -> None:
		if self.to_date and getdate(self.to_date) < getdate(self.from_date):
			frappe.throw(_("A posting cannot end before it begins."))

	def refuse_second_of_the_same(self) -> None:
		# Compares with the same user's postings in the same division, which the writer may see anyway.
		others = frappe.get_all(
			"Staff Posting",
			filters={
				"user": self.user,
				"role": self.role,
				"division": self.division,
				"name": ["!=", self.name or ""],
			},
			fields=["name", "from_date", "to_date"],
		)
		for other in others:
			if self.period().overlaps(_period(other)):
				frappe.throw(_("Posting {0} says the same for the same days.").format(other.name))

	def period(self) -> Period:
		"""Give the days for which the posting holds."""
		return _period(self)

	def sync_roles(self) -> None:
		"""Bring the roles of the user, and of the user named before a change, into step."""
		forget_postings_written()
		before = self.get_doc_before_save()
		for user in {self.user, before.user if before else self.user}:
			sync_user_roles(user)


def _period(row: Document | frappe._dict) -> Period:
	return Period(getdate(row.from_date), getdate(row.to_date) if row.to_date else None)
