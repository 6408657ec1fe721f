"""One export: who took what, by which filter, how many rows; a large one waits for a second person.

An entry is written by the server alone. It is never deleted, and changes only by the steps below.
"""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import add_days, cint, get_datetime, now_datetime

from shequ_weiye.constants.exports import APPROVED, APPROVERS, DEFAULT_VALID_DAYS, FETCHED, REFUSED, WAITING
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import holds_role_over


class ExportRecord(Document):
	"""An entry of the log of exports."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		arguments: DF.Code | None
		columns: DF.Code | None
		decided_by: DF.Link | None
		decided_on: DF.Datetime | None
		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		file_type: DF.Data | None
		filters: DF.Code | None
		kind: DF.Literal["List", "Report", "Print", "Import"]
		row_count: DF.Int
		status: DF.Literal["Done", "Waiting for Approval", "Approved", "Refused", "Fetched"]
		subject: DF.Data
		user: DF.Link
		valid_until: DF.Datetime | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Let nobody but the server's own steps write."""
		self.division_code = self.division
		self.refuse_change()

	def on_trash(self) -> None:
		"""The log keeps every entry."""
		frappe.throw(_("An export stays in the log."), frappe.PermissionError)

	def refuse_change(self) -> None:
		"""Raise ``PermissionError`` for an entry or a change that does not come from the server."""
		if not self.flags.own_step:
			frappe.throw(_("An export is written into the log by the server alone."), frappe.PermissionError)

	@frappe.whitelist(methods=["POST"])
	@scoped(Kind.BY_DIVISION)
	def approve(self) -> None:
		"""Let the person who asked fetch the export once, until the day that the settings say."""
		self.require_second_person()
		days = cint(frappe.get_cached_doc("Access Settings").export_valid_days) or DEFAULT_VALID_DAYS
		self.decide(APPROVED, valid_until=add_days(now_datetime(), days))

	@frappe.whitelist(methods=["POST"])
	@scoped(Kind.BY_DIVISION)
	def refuse(self, reason: str) -> None:
		"""Refuse the export; ``reason`` is told to the person who asked."""
		self.require_second_person()
		if not (reason or "").strip():
			frappe.throw(_("Write why the export is refused."))
		self.decide(REFUSED, decision_reason=reason.strip())

	def require_second_person(self) -> None:
		"""Raise unless the export waits and the session's user is another person with the right over the place."""
		user = frappe.session.user
		stored = frappe.get_doc(self.doctype, self.name, for_update=True)
		if stored.user == user:
			frappe.throw(_("A second person has to decide on your export."), frappe.PermissionError)
		if not any(holds_role_over(user, role, stored.division_code) for role in APPROVERS):
			frappe.throw(
				_("Only the county or an administrator over this place decides."), frappe.PermissionError
			)
		if stored.status != WAITING:
			frappe.throw(_("This export is decided already."))

	def decide(self, status: str, **values: object) -> None:
		"""Write the decision."""
		self.reload()
		self.update(
			{"status": status, "decided_by": frappe.session.user, "decided_on": now_datetime(), **values}
		)
		self.save_step()

	def fetch(self) -> None:
		"""Use the approval up. Raise unless it is the session's user's own, approved, and still valid."""
		self.check_fetchable()
		self.status = FETCHED
		self.save_step()

	def check_fetchable(self) -> None:
		"""Raise unless the session's user may fetch the export now."""
		if self.user != frappe.session.user:
			frappe.throw(_("Only the person who asked for an export fetches it."), frappe.PermissionError)
		if self.status != APPROVED:
			frappe.throw(_("This export is not approved, or was fetched already. Ask for it again."))
		if get_datetime(self.valid_until) < now_datetime():
			frappe.throw(_("The approval is no longer valid. Ask for the export again."))

	def save_step(self) -> None:
		"""Save what one of the steps above wrote."""
		self.flags.own_step = True
		# The server's own record; each step has asked for the right it needs.
		self.save(ignore_permissions=True)  # nosemgrep
