"""What is due in one county: counted first, confirmed by an administrator, then worked off by the server."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, now_datetime

from shequ_weiye.constants.retention import IN_PROGRESS, WAITING
from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.territory.services import retention
from shequ_weiye.territory.services.retention_due import older_than


class RetentionRun(Document):
	"""Counts only: which records went stands in the Sensitive Access Log. It is never deleted."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.territory.doctype.retention_run_item.retention_run_item import RetentionRunItem

		confirmed_at: DF.Datetime | None
		confirmed_by: DF.Link | None
		counted_at: DF.Datetime | None
		division: DF.Link
		division_code: DF.Data | None
		done_rows: DF.Int
		due_rows: DF.Int
		finished_at: DF.Datetime | None
		items: DF.Table[RetentionRunItem]
		status: DF.Literal["Waiting for Confirmation", "Being Carried Out", "Done"]
	# end: auto-generated types

	def validate(self) -> None:
		"""Let nobody but the server's own steps write, and add up."""
		self.division_code = self.division
		if not self.flags.own_step:
			frappe.throw(_("This is counted and carried out by the server alone."), frappe.PermissionError)
		self.due_rows = sum(item.due_rows or 0 for item in self.items)
		self.done_rows = sum(item.done_rows or 0 for item in self.items)

	def on_trash(self) -> None:
		"""What was done stays known."""
		frappe.throw(_("This stays in the log."), frappe.PermissionError)

	def take_count(self, items: list[dict[str, Any]]) -> None:
		"""Replace what was counted."""
		self.counted_at = now_datetime()
		self.set("items", items)

	@frappe.whitelist(methods=["POST"])
	@scoped(Kind.BY_DIVISION)
	def confirm(self, rows: int) -> None:
		"""Let the server carry out what was counted, ``rows`` records, by an administrator over the county.

		Raises ``PermissionError`` for others, ``ValidationError`` if it no longer waits, or if
		the number or a rule is no longer what the administrator saw.
		"""
		stored = frappe.get_doc(self.doctype, self.name, for_update=True)
		if not holds_role_over(frappe.session.user, WEIYE_ADMINISTRATOR, stored.division_code):
			frappe.throw(_("Only an administrator over this place confirms."), frappe.PermissionError)
		stored.refuse_unless_as_counted(rows)
		stored.update(
			{"status": IN_PROGRESS, "confirmed_by": frappe.session.user, "confirmed_at": now_datetime()}
		)
		stored.save_step()
		retention.enqueue(stored.name)

	def refuse_unless_as_counted(self, rows: int) -> None:
		"""What is confirmed is what was shown."""
		if self.status != WAITING:
			frappe.throw(_("This is confirmed already."))
		if not self.due_rows:
			frappe.throw(_("Nothing is due here any more."))
		if rows != self.due_rows:
			frappe.throw(
				_("{0} records are due, not {1}. Look at the table again.").format(self.due_rows, rows)
			)
		if not all(self.is_as_counted(item) for item in self.items):
			frappe.throw(_("A keeping period was changed after the count. Confirm after the next count."))

	def is_as_counted(self, item: Any) -> bool:
		"""Answer whether by today's rule all that was counted may still go."""
		rule = frappe.get_doc("Retention Rule", item.rule)
		return rule.action == item.action and getdate(item.before) <= older_than(rule.months)

	def save_step(self) -> None:
		"""Save what one of the server's steps wrote."""
		self.flags.own_step = True
		# The server's own record; the one step that a person takes has asked for the right it needs.
		self.save(ignore_permissions=True)  # nosemgrep
