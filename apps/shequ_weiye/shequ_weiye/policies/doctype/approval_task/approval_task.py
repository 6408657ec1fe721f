"""What waits for somebody in a case: one row for its stage, and one for each signature that is asked for."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document

from shequ_weiye.policies.worklist.offers import offers_of


class ApprovalTask(Document):
	"""Kept by the server as the case moves (``policies/worklist/tasks.py``); nobody writes it."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		assignee: DF.Link | None
		barred: DF.SmallText | None
		closed_at: DF.Datetime | None
		closed_by: DF.Link | None
		division: DF.Link
		division_code: DF.Data | None
		due_on: DF.Date | None
		open_key: DF.Data | None
		opened_on: DF.Date | None
		policy: DF.Link | None
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		role: DF.Link | None
		stage: DF.Link
		status: DF.Literal["To Claim", "Claimed", "To Sign", "On Hold", "Done"]
		title: DF.Data | None
		urged: DF.Int
		workflow_definition: DF.Link | None
	# end: auto-generated types

	def onload(self) -> None:
		"""Tell the form what may be done in the case, to whoever may see the case."""
		if self.case_exists():
			case = frappe.get_doc(self.reference_doctype, self.reference_name)
			self.set_onload("verbs", offers_of(case) if case.has_permission("read") else [])

	def validate(self) -> None:
		"""Let nobody save a row: the server writes it without saving a document."""
		self.refuse_change()

	def on_trash(self) -> None:
		"""A task goes with its case only."""
		if self.case_exists():
			self.refuse_change()

	def case_exists(self) -> bool:
		"""Answer whether the case is still there."""
		# The row is the case's own; only whether it exists is asked.
		return bool(self.reference_doctype and frappe.db.exists(self.reference_doctype, self.reference_name))

	def refuse_change(self) -> None:
		"""Raise ``PermissionError``: the worklist follows its cases."""
		frappe.throw(
			_("The worklist follows its cases. Open the case and handle it there."), frappe.PermissionError
		)
