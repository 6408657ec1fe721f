"""Conditions, amounts, papers and route of a policy in one division from one day on."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import formatdate

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR
from shequ_weiye.constants.workflows_policies import POLICY_VERSION, REASON_ACTIONS
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.rule_messages import VersionRefused
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules, Rules, Way
from shequ_weiye.policies.unreadable import problem_of
from shequ_weiye.policies.version_checks import CHECKS, CONSEQUENCES, check_rules


class PolicyVersion(ApprovalDocument):
	"""Written by one person, put in force by another, never changed afterwards."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep
		from shequ_weiye.policies.doctype.policy_amount.policy_amount import PolicyAmount
		from shequ_weiye.policies.doctype.policy_cap.policy_cap import PolicyCap
		from shequ_weiye.policies.doctype.policy_condition.policy_condition import PolicyCondition
		from shequ_weiye.policies.doctype.policy_condition_group.policy_condition_group import (
			PolicyConditionGroup,
		)
		from shequ_weiye.policies.doctype.policy_document.policy_document import PolicyDocument
		from shequ_weiye.policies.doctype.policy_exclusion.policy_exclusion import PolicyExclusion
		from shequ_weiye.policies.doctype.policy_parameter.policy_parameter import PolicyParameter
		from shequ_weiye.policies.doctype.policy_source.policy_source import PolicySource
		from shequ_weiye.policies.doctype.policy_step.policy_step import PolicyStep

		amounts: DF.Table[PolicyAmount]
		applicant_kind: DF.Data | None
		cannot_be_read: DF.Check
		caps: DF.Table[PolicyCap]
		condition_groups: DF.Table[PolicyConditionGroup]
		conditions: DF.Table[PolicyCondition]
		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		documents: DF.Table[PolicyDocument]
		effective_from: DF.Date
		effective_to: DF.Date | None
		exclusions: DF.Table[PolicyExclusion]
		extends_to_retirement: DF.Check
		last_reason: DF.SmallText | None
		months_limit: DF.Int
		parameters: DF.Table[PolicyParameter]
		policy: DF.Link
		publicity_day_kind: DF.Literal["Working Days", "Calendar Days"]
		publicity_days: DF.Int
		recorded_by: DF.Link | None
		renewal: DF.Literal["None", "Every Month", "Every Quarter", "Every Half Year", "Every Year"]
		renewal_note: DF.SmallText | None
		route: DF.Table[PolicyStep]
		shipped_key: DF.Data | None
		sources: DF.Table[PolicySource]
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		superseded_by: DF.Link | None
		superseded_from: DF.Date | None
		supersedes: DF.Link | None
		title: DF.Data | None
		window_from: DF.Data | None
		window_to: DF.Data | None
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	rules = Rules(POLICY_VERSION.recording_states, REASON_ACTIONS)
	resting_states = frozenset({p.IN_FORCE})
	field_rules = FieldRules((), FieldGroup(frozenset(), frozenset({p.DRAFT}), WEIYE_ADMINISTRATOR))
	server_fields = (
		"division_code",
		"applicant_kind",
		"title",
		"superseded_by",
		"superseded_from",
		"shipped_key",
		"cannot_be_read",
	)

	def onload(self) -> None:
		"""Tell the form whose turn it is, and what keeps a version in use from being read."""
		super().onload()
		if self.workflow_state in p.DECIDING_STATES:
			self.set_onload("problem", problem_of(self.name))

	def on_trash(self) -> None:
		"""Keep whatever was in force, and what waits for review."""
		if self.workflow_state not in (p.DRAFT, p.WITHDRAWN):
			frappe.throw(
				_("Only a draft is deleted. Write a new version that supersedes this one."), VersionRefused
			)

	def check_contents(self) -> None:
		"""Check and complete the version; every rule is one method."""
		self.set_names()
		set_division_code(self)
		if self.is_open_for_changes():
			self.refuse_backward_dates()
			check_rules(self)

	def is_open_for_changes(self) -> bool:
		"""Answer whether the stored state leaves the contents open."""
		before = self.get_doc_before_save()
		return not before or before.workflow_state == p.DRAFT

	def set_names(self) -> None:
		"""Write what the version is called, and who applies by it."""
		if not (self.policy and self.division and self.effective_from):
			return
		# Public reference data.
		place = frappe.db.get_value("Administrative Division", self.division, "full_name")
		self.title = f"{self.policy} · {place} · {formatdate(self.effective_from)}"
		self.applicant_kind = frappe.db.get_value("Policy", self.policy, "applicant_kind")

	def refuse_backward_dates(self) -> None:
		"""Refuse a last day before the first."""
		if self.effective_to and str(self.effective_to) < str(self.effective_from):
			frappe.throw(_("The version ends before it begins. Correct the dates."), VersionRefused)

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step."""
		for check in CHECKS.get(way.action, ()):
			check(self)

	def enter_state(self, way: Way) -> None:
		"""Write what follows from the new stage."""
		for follow in CONSEQUENCES.get(way.action, ()):
			follow(self)
