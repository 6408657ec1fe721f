"""The base of applications for money: published after the approval, paid, and written into the ledger of benefits."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.policies.applications.budget import budget_notes
from shequ_weiye.policies.applications.field_rules import FIELD_RULES, is_acceptance
from shequ_weiye.policies.applications.publicity import end_by_version
from shequ_weiye.policies.applications.steps import checks_of
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.services.approval_rules import Rules
from shequ_weiye.territory.services.workdays import add_workdays

if TYPE_CHECKING:
	from datetime import date

	from shequ_weiye.policies.applications.steps import Check
	from shequ_weiye.policies.services.approval_rules import Way


class PaidApplication(ApprovalDocument):
	"""A case that ends with money.

	Its DocType has, beside the kernel's fields, those of the papers (``documents``), of publicity
	(``publicity_from``, ``publicity_to``, ``objection_outcome``) and of payment (``payee``, ``bank_name``,
	``bank_account``, ``payment_reference``, ``paid_on``), ``applied_on`` and ``policy_version``.
	"""

	rules = Rules(w.STARTUP_APPLICATION.recording_states, w.REASON_ACTIONS, w.RECORDING_ACTIONS)
	field_rules = FIELD_RULES
	finished_states = s.FINISHED_STATES
	action_fields = ("decision_reason", "payment_reference", "paid_on")

	# What must hold when the application is handed in and when it is accepted.
	entitlement: ClassVar[tuple[Check, ...]] = ()

	# --- what a subclass adds

	def check_application(self) -> None:
		"""Check and complete what is applied for."""

	def required_papers(self) -> tuple[str, ...]:
		"""Name the papers without which the application is not accepted."""
		return ()

	def version_in_force(self) -> str | None:
		"""Name the policy version of the acceptance, or before it the one of today; none where no place has one."""
		return self.policy_version

	def granted_by(self) -> str | None:
		"""Name the policy of which the case asks for money."""
		return self.get("policy")

	def least_publicity_days(self) -> int:
		"""Give the working days that publicity lasts at least, whatever the version says."""
		return 0

	def accept(self) -> None:
		"""Keep what was decided on the day of acceptance."""

	def write_ledger(self, state: str) -> None:
		"""Write what follows from ``state``, which the case enters, into the ledger of benefits."""

	# --- the same for all

	def notes(self) -> list[str]:
		"""Say whether a budget pays for the case."""
		return budget_notes(self)

	def applied_day(self) -> date | None:
		"""Give the day on which the case was applied for; none before it is handed in."""
		return getdate(self.applied_on) if self.applied_on else None

	def check_contents(self) -> None:
		"""Check what was applied for, as long as that may change."""
		self.refuse_shorter_publicity()
		if self.is_open_for_changes():
			self.check_application()

	def is_open_for_changes(self) -> bool:
		"""Answer whether the stored state leaves the contents open."""
		before = self.get_doc_before_save()
		return not before or before.workflow_state in FIELD_RULES.default.states

	def refuse_shorter_publicity(self) -> None:
		"""Publicity may be extended, for instance after a change of the list, but not shortened."""
		before = self.get_doc_before_save()
		if not before or not before.publicity_to:
			return
		if not self.publicity_to or getdate(self.publicity_to) < getdate(before.publicity_to):
			frappe.throw(
				_("Publicity may be extended, not shortened. Leave its last day or choose a later one.")
			)

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step."""
		for check in checks_of(way, self.entitlement):
			check(self)

	def enter_state(self, way: Way) -> None:
		"""Write what follows from the new state."""
		if way.state == s.DRAFT:
			self.applied_on = nowdate()
		if is_acceptance(way):
			self.accept()
		if way.next_state == s.IN_PUBLICITY:
			self.begin_publicity()
		self.write_ledger(way.next_state)

	def begin_publicity(self) -> None:
		"""Publish from today for the days of settings and version; it ends the working day after."""
		first = self.publicity_from = getdate(nowdate())
		least = add_workdays(first, self.least_publicity_days())
		self.publicity_to = max(least, end_by_version(self.policy_version, first) or least)
		self.step_due_on = add_workdays(self.publicity_to, 1)
