"""The base of every document that is approved step by step.

Whatever way a change comes in (the form's buttons, a bulk approval, a plain ``PUT``, ``set_value``,
an insert or a submit), it passes the document's ``validate`` and with it these checks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import frappe
from frappe import _
from frappe.model.workflow import is_transition_condition_satisfied
from frappe.utils import getdate, now_datetime, nowdate

from shequ_weiye.permissions.scope import ADMINISTRATOR, holds_role_over
from shequ_weiye.policies.affected_list import listed_as_affected
from shequ_weiye.policies.approval_messages import ApprovalRefused, refuse, refuse_fields
from shequ_weiye.policies.definitions import definition_of, keep
from shequ_weiye.policies.field_changes import changed_fields
from shequ_weiye.policies.lean_saving import LeanSaving
from shequ_weiye.policies.services.approval_rules import (
	Act,
	ApprovalError,
	Case,
	FieldRules,
	Rules,
	Way,
	check_person,
	check_reason,
	choose_way,
	ways_for,
)
from shequ_weiye.policies.services.case_log import JUDGING
from shequ_weiye.territory.services.workdays import add_workdays

if TYPE_CHECKING:
	from collections.abc import Mapping
	from datetime import date

	from shequ_weiye.policies.services.definitions import Definition, Transition
	from shequ_weiye.policies.services.fact_types import Known


class ApprovalDocument(LeanSaving):
	"""A case that moves through the Frappe Workflow of its DocType as it was when the case was handed in.

	A subclass declares its rules and says what its steps need; its DocType has the fields
	``division_code``, ``workflow_state``, ``workflow_definition``, ``recorded_by``, ``step_due_on``,
	``decision_reason``, ``last_reason`` and the table ``steps`` of Application Step.
	"""

	# What is special to the kind of application.
	rules: ClassVar[Rules]
	field_rules: ClassVar[FieldRules]
	# Fields that only the server writes, beside the kernel's own.
	server_fields: ClassVar[tuple[str, ...]] = ()
	# Fields that may come along with an action.
	action_fields: ClassVar[tuple[str, ...]] = ("decision_reason",)

	# States in which nothing is decided any more.
	finished_states: ClassVar[frozenset[str]] = frozenset()

	# States of a record that never ends, between two rounds: in them it follows the workflow of today.
	resting_states: ClassVar[frozenset[str]] = frozenset()

	KERNEL_FIELDS = ("recorded_by", "step_due_on", "last_reason", "workflow_definition")

	def onload(self) -> None:
		"""Tell the form whose turn it is."""
		self.set_onload("turn", self.turn())
		self.set_onload("editor", self.definition().editors.get(self.workflow_state))
		self.set_onload("reason_actions", sorted(self.rules.reason_actions))
		self.set_onload("open_fields", self.open_fields())
		self.set_onload("affected_case", listed_as_affected(self.doctype, self.name))
		self.set_onload("notes", self.notes())

	def validate(self) -> None:
		"""Check the contents, then the change of state."""
		self.refuse_submission()
		self.restore_server_fields()
		self.check_contents()
		self.check_changed_fields()
		self.move()

	def validate_workflow(self) -> None:
		"""Leave to :meth:`move` what Frappe would check by the workflow of today."""

	# --- what a subclass adds

	def check_contents(self) -> None:
		"""Check and complete what is written in the form."""

	def check_step(self, way: Way) -> None:
		"""Refuse a transition whose conditions are not met."""

	def enter_state(self, way: Way) -> None:
		"""Write what follows from a transition."""

	def step_limit(self, state: str) -> int | None:
		"""Give the working days in which ``state`` is to be dealt with, if it is limited."""

	def applicant_users(self) -> frozenset[str]:
		"""Give the accounts of the applicant, if the applicant works here."""
		return frozenset()

	def notes(self) -> list[str]:
		"""Give what whoever opens the form should know before the next step."""
		return []

	def applied_day(self) -> date | None:
		"""Give the day on which the applicant came, if the case tells it: windows are asked for that day."""
		return None

	def facts_of_case(self) -> dict[str, Known]:
		"""Give what the case itself tells a policy beside the record of its applicant."""
		return {}

	# --- what may be done now

	def act(self, action: str, values: Mapping[str, Any] | None = None) -> None:
		"""Take ``action`` now, with what belongs to it, and save.

		Raises :class:`ApprovalRefused` for an action that the present state does not know; everything
		else is checked when the document is saved.
		"""
		ways = [way for way in self.open_ways() if way.state == self.workflow_state and way.action == action]
		if not ways:
			message = _("{0} is not possible while the case is in state {1}. Reload it and try again.")
			frappe.throw(message.format(_(action), _(self.workflow_state)), ApprovalRefused)
		roles = self.roles_over((self.division_code,))
		self.update({field: value for field, value in (values or {}).items() if field in self.action_fields})
		self.workflow_state = next((way for way in ways if way.role in roles), ways[0]).next_state
		self.save()

	def open_actions(self) -> frozenset[str]:
		"""Give the actions that the present user may take now."""
		roles = self.roles_over((self.division_code,))
		ways = ways_for(self.rules, self.case(), frappe.session.user, self.open_ways(), roles)
		return frozenset(way.action for way in ways)

	def open_fields(self) -> list[str]:
		"""Name the fields that the present user may change now."""
		fields = [df.fieldname for df in self.meta.get("fields")]
		locked = self.field_rules.locked(fields, self.workflow_state, self.editing_roles())
		return [field for field in fields if field not in locked]

	def turn(self) -> str | None:
		"""Give the role whose turn it is, if anybody's."""
		return self.definition().turns.get(self.workflow_state)

	# --- the kernel

	def refuse_submission(self) -> None:
		"""A case has no docstatus; submitting it is no way around the workflow."""
		if self.docstatus:
			message = _("This document is not submitted. Use the actions of its workflow.")
			frappe.throw(message, ApprovalRefused)

	def restore_server_fields(self) -> None:
		"""Drop what a client wrote into fields that only the server writes."""
		before = self.get_doc_before_save()
		for field in (*self.KERNEL_FIELDS, *self.server_fields):
			self.set(field, before.get(field) if before else None)
		self.set("steps", before.steps if before else [])
		if not before:
			self.recorded_by = frappe.session.user

	def check_changed_fields(self) -> None:
		"""Refuse a change of a field that is closed in this state or to this person."""
		before = self.get_doc_before_save()
		if not before:
			return  # who may record a case is the DocType's right to create, over its division
		ignored = {*self.KERNEL_FIELDS, *self.server_fields, "steps", "workflow_state", "decision_reason"}
		changed = changed_fields(before, self, ignored)
		locked = self.field_rules.locked(changed, before.workflow_state, self.editing_roles())
		if locked:
			refuse_fields([_(self.meta.get_label(field)) for field in locked], before.workflow_state)

	def move(self) -> None:
		"""Check and record a change of state."""
		before = self.get_doc_before_save()
		reason = self.take_reason()
		if not before:
			self.start()
		elif before.workflow_state != self.workflow_state:
			self.take_step(self.allowed_way(before.workflow_state, reason), reason)
		elif reason:
			frappe.throw(_("Write a reason together with the action that it explains."), ApprovalRefused)

	def take_reason(self) -> str:
		"""Take the reason out of the field in which it came; it is kept in the step."""
		reason = (self.decision_reason or "").strip()
		self.decision_reason = None
		return reason

	def start(self) -> None:
		"""Let a new case begin in the first state, and in no later one."""
		first = self.first_state()
		if self.workflow_state not in (None, "", first):
			message = _(
				"A new case begins in state {0}. Record it first, then use the actions of its workflow."
			)
			frappe.throw(message.format(_(first)), ApprovalRefused)
		self.workflow_state = first
		self.update(dict.fromkeys(self.action_fields))  # no action was taken yet

	def allowed_way(self, state: str, reason: str) -> Way:
		"""Give the transition that is being made; refuse what the rules refuse."""
		codes = self.division_codes()
		try:
			way = choose_way(self.open_ways(), state, self.workflow_state, self.roles_over(codes))
			check_person(self.rules, self.case(state), frappe.session.user, way.action)
			check_reason(self.rules, way.action, reason)
		except ApprovalError as error:
			refuse(error)
		return way

	def take_step(self, way: Way, reason: str) -> None:
		"""Make the transition and write it down."""
		self.check_step(way)
		self.keep_definition(way)
		due_on, self.step_due_on = self.step_due_on, self.due_date(way.next_state)
		self.last_reason = reason or None
		self.append(
			"steps",
			{
				"action": way.action,
				"from_state": way.state,
				"to_state": way.next_state,
				"acted_by": frappe.session.user,
				"acting_role": way.role,
				"acted_at": now_datetime(),
				"reason": reason or None,
				"due_on": due_on,
			},
		)
		self.enter_state(way)

	def keep_definition(self, way: Way) -> None:
		"""Let the case go by today's workflow to its end, or to its rest."""
		rests = way.next_state in self.resting_states
		self.workflow_definition = None if rests else self.workflow_definition or keep(self.definition())

	def due_date(self, state: str) -> date | None:
		"""Give the working day by which ``state`` is to be dealt with, if it is limited."""
		limit = self.step_limit(state)
		return add_workdays(getdate(nowdate()), limit) if limit else None

	# --- facts for the rules

	def case(self, state: str | None = None) -> Case:
		"""Tell the rules about this case, in its stored state or the given one."""
		return Case(
			state=state or self.workflow_state,
			recorded_by=self.recorded_by,
			applicant_users=self.applicant_users(),
			history=tuple(Act(row.from_state, row.acted_by) for row in self.steps if row.verb in JUDGING),
		)

	def division_codes(self) -> tuple[str | None, ...]:
		"""Give the stored code and the one about to be stored: both must be covered."""
		before = self.get_doc_before_save()
		return (self.division_code, before.division_code if before else self.division_code)

	def roles_over(self, codes: tuple[str | None, ...]) -> frozenset[str]:
		"""Give the workflow's roles that the user holds by postings covering all ``codes``."""
		user = frappe.session.user
		roles = self.definition().roles
		return frozenset(role for role in roles if all(holds_role_over(user, role, code) for code in codes))

	def editing_roles(self) -> frozenset[str]:
		"""Give the roles by which the user may fill in the form; Administrator repairs, never decides."""
		if frappe.session.user == ADMINISTRATOR:
			return self.definition().roles
		return self.roles_over(self.division_codes())

	def first_state(self) -> str:
		"""Give the state in which the active workflow begins; without one, nothing is recorded."""
		states = self.definition().states
		if not states:
			message = _("There is no active workflow for {0}. Ask the administrator to activate it.")
			frappe.throw(message.format(_(self.doctype)), ApprovalRefused)
		return states[0].state

	def definition(self) -> Definition:
		"""Give the workflow that the case goes by; an empty one when there is none."""
		return definition_of(self.doctype, self.workflow_definition)

	def open_transitions(self) -> list[Transition]:
		"""Give those transitions whose condition, if they have one, holds for the case as it is stored."""
		stored = self.get_doc_before_save() or self
		return [
			row for row in self.definition().transitions if is_transition_condition_satisfied(row, stored)
		]

	def open_ways(self) -> tuple[Way, ...]:
		"""Give the same as the rules know them."""
		return tuple(row.way for row in self.open_transitions())
