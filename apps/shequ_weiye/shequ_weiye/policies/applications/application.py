"""The base of everything that somebody applies for with papers: accepted once, and on the worklist until it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from frappe.utils import getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.policies.applications.field_rules import FIELD_RULES, is_acceptance
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.services.approval_rules import Rules
from shequ_weiye.policies.worklist.handing_out import hand_out
from shequ_weiye.policies.worklist.offers import is_free, offers_of, require_free_hands, standing_notes
from shequ_weiye.policies.worklist.tasks import forget_tasks, keep_tasks

if TYPE_CHECKING:
	from datetime import date

	from shequ_weiye.policies.applications.steps import Check
	from shequ_weiye.policies.benefits.accounts import Holder
	from shequ_weiye.policies.services.approval_rules import Way


class Application(ApprovalDocument):
	"""A case that somebody applies for.

	Its DocType has, beside the kernel's fields, the table of papers (``documents``), ``applied_on`` and
	``policy_version``.
	"""

	rules = Rules(w.STARTUP_APPLICATION.recording_states, w.REASON_ACTIONS, w.RECORDING_ACTIONS)
	field_rules = FIELD_RULES
	finished_states = s.FINISHED_STATES
	# States in which the time that the office promised does not run.
	uncounted_states: ClassVar[frozenset[str]] = s.UNCOUNTED_STATES

	# What must hold when the application is handed in and when it is accepted.
	entitlement: ClassVar[tuple[Check, ...]] = ()

	# --- what a subclass adds

	def check_application(self) -> None:
		"""Check and complete what is applied for."""

	def checks_of(self, way: Way) -> tuple[Check, ...]:
		"""Give what must hold for a step."""
		raise NotImplementedError

	def required_papers(self) -> tuple[str, ...]:
		"""Name the papers without which the application is not accepted."""
		return ()

	def version_in_force(self) -> str | None:
		"""Name the policy version of the acceptance, or before it the one of today; none where no place has one."""
		return self.policy_version

	def granted_by(self) -> str | None:
		"""Name the policy of which the case asks something."""
		return self.get("policy")

	def receivers(self) -> tuple[Holder, ...]:
		"""Name all to whom the case grants or pays: people, employers, firms."""
		raise NotImplementedError

	def accept(self) -> None:
		"""Keep what was decided on the day of acceptance."""

	# --- the same for all

	def notes(self) -> list[str]:
		"""Say who has the case and what it waits for."""
		return standing_notes(self)

	def onload(self) -> None:
		"""Tell the form what is offered beside the actions of the workflow."""
		super().onload()
		self.set_onload("verbs", offers_of(self))

	def on_update(self) -> None:
		"""Hand the case out where that is done in turn, and let the worklist follow."""
		hand_out(self)
		keep_tasks(self)

	def on_trash(self) -> None:
		"""Take the case off the worklist."""
		forget_tasks(self)

	def open_actions(self) -> frozenset[str]:
		"""Give the actions that the present user may take now and that nothing stands against."""
		ways = [way for way in self.open_ways() if way.state == self.workflow_state]
		free = {way.action for way in ways if is_free(self, way)}
		return super().open_actions() & free

	def applied_day(self) -> date | None:
		"""Give the day on which the case was applied for; none before it is handed in."""
		return getdate(self.applied_on) if self.applied_on else None

	def check_contents(self) -> None:
		"""Check what was applied for, as long as that may change."""
		if self.is_open_for_changes():
			self.check_application()

	def is_open_for_changes(self) -> bool:
		"""Answer whether the stored state leaves the contents open."""
		before = self.get_doc_before_save()
		return not before or before.workflow_state in FIELD_RULES.default.states

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step."""
		if not self.flags.by_receipt:  # what the bank has paid is written down, whoever has the case
			require_free_hands(self, way)
		for check in self.checks_of(way):
			check(self)

	def enter_state(self, way: Way) -> None:
		"""Write what follows from the new state."""
		if way.state == s.DRAFT:
			self.applied_on = nowdate()
		if is_acceptance(way):
			self.accept()
		self.follow_state(way)
		self.steps[-1].next_due_on = self.step_due_on

	def follow_state(self, way: Way) -> None:
		"""Write what follows from the new state for this kind of application."""
