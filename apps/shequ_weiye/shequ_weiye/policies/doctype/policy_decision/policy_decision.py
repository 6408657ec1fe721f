"""What was decided about a resident or employer, by which version, from which facts, and why."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.model.document import Document


class PolicyDecision(Document):
	"""Written once by the server and never changed: a new decision is a new record."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		amounts: DF.JSON | None
		decided_by: DF.Link | None
		decided_on: DF.Date
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link | None
		facts: DF.JSON | None
		outcome: DF.Literal["Entitled", "Not Entitled", "Not Known"]
		policy: DF.Link
		policy_version: DF.Link
		reference_doctype: DF.Link | None
		reference_name: DF.DynamicLink | None
		resident: DF.Link | None
		subject_name: DF.Data | None
		timing: DF.JSON | None
		tree: DF.JSON | None
	# end: auto-generated types

	def validate(self) -> None:
		"""Refuse every later change."""
		self.refuse_change()
		self.division_code = self.division

	def on_trash(self) -> None:
		"""Refuse to delete what was told to somebody."""
		frappe.throw(_("A decision is kept as it was told. Decide anew instead."), frappe.PermissionError)

	def onload(self) -> None:
		"""Give the form the page as it was told."""
		page = {field: frappe.parse_json(self.get(field)) for field in ("tree", "amounts", "timing", "facts")}
		verdict = {"Entitled": "yes", "Not Entitled": "no"}.get(self.outcome, "unknown")
		self.set_onload("page", {**page, "verdict": verdict, "outcome_label": _(self.outcome)})

	def refuse_change(self) -> None:
		"""Raise ``PermissionError`` for a decision that is stored already."""
		if not self.is_new():
			frappe.throw(_("A decision is kept as it was told. Decide anew instead."), frappe.PermissionError)
