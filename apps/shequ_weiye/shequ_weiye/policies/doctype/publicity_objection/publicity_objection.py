"""An objection (异议) to one line of a publicity notice; until it is answered, that line is not paid."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.constants.workflows_publicity import DISMISS, PUBLICITY_OBJECTION, UPHOLD
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules, Rules
from shequ_weiye.privacy.sealing import SealedFields


class PublicityObjection(SealedFields, ApprovalDocument):
	"""A case of the approval kernel; ``policies/publicity/objections.py`` alone writes new ones."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep

		channel: DF.Literal["Public Page", "Visit", "Telephone", "Letter"]
		content: DF.SmallText
		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		last_reason: DF.SmallText | None
		mobile: DF.Data | None
		publicity_notice: DF.Link | None
		received_at: DF.Datetime | None
		recorded_by: DF.Link | None
		reference_doctype: DF.Link
		reference_name: DF.DynamicLink
		shown_name: DF.Data | None
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	rules = Rules(PUBLICITY_OBJECTION.recording_states, frozenset({DISMISS, UPHOLD}))
	# What was objected is never rewritten.
	field_rules = FieldRules((), FieldGroup(frozenset(), frozenset(), COUNTY_OFFICER))
	finished_states = frozenset({c.DISMISSED, c.UPHELD})

	def before_insert(self) -> None:
		"""Refuse an objection that the server did not take."""
		if not self.flags.is_written_by_server:
			frappe.throw(_("Write an objection down from the form of its case."), frappe.PermissionError)
		self.division_code = self.division

	def on_trash(self) -> None:
		"""Keep every objection."""
		frappe.throw(_("Objections are kept. Answer it instead."), frappe.PermissionError)

	def start(self) -> None:
		"""Begin the term in which it is to be answered."""
		super().start()
		self.step_due_on = self.due_date(c.UNDER_INVESTIGATION)

	def step_limit(self, state: str) -> int | None:
		"""Give the working days for an answer."""
		return c.ANSWER_WITHIN if state == c.UNDER_INVESTIGATION else None

	def applicant_users(self) -> frozenset[str]:
		"""Give the accounts of those whose case it is: they do not judge what is said against them."""
		return frappe.get_doc(self.reference_doctype, self.reference_name).applicant_users()
