"""A recovery (追回): what was paid wrongly comes back, after a hearing, by a decision, in instalments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import fmt_money

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.constants.workflows import RETURN
from shequ_weiye.constants.workflows_recovery import DROP, RECORD_HEARING, RECOVERY_CASE, REVOKE
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.recovery.decision import ENTERING, decide, withdraw
from shequ_weiye.policies.recovery.holds import hold, release
from shequ_weiye.policies.recovery.suspicion import keep_lines
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules, Rules

if TYPE_CHECKING:
	from shequ_weiye.policies.services.approval_rules import Way

SUSPICION = frozenset({"ground", "finding"})
HEARING = frozenset({"heard_on", "hearing_way", "statement"})
DECISION = frozenset({"lines", "decision_text", "pay_to", "instalment_count", "first_due_on"})
LIMITS = {r.SUSPECTED: r.HEAR_WITHIN, r.PENDING_DECISION: r.DECIDE_WITHIN}


class RecoveryCase(ApprovalDocument):
	"""A case of the approval kernel; ``policies/recovery/suspicion.py`` alone writes new ones."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep
		from shequ_weiye.policies.doctype.recovery_instalment.recovery_instalment import RecoveryInstalment
		from shequ_weiye.policies.doctype.recovery_line.recovery_line import RecoveryLine
		from shequ_weiye.policies.doctype.recovery_receipt.recovery_receipt import RecoveryReceipt

		debtor_name: DF.Data | None
		decided_on: DF.Date | None
		decision_reason: DF.SmallText | None
		decision_text: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		employer: DF.Link | None
		finding: DF.SmallText
		first_due_on: DF.Date | None
		ground: DF.Literal[
			"Insured by an Employer",
			"Holds a Business Licence",
			"Draws a Pension",
			"Deceased",
			"In Prison",
			"Paid Twice",
			"False Papers",
			"Other Ground",
		]
		heard_on: DF.Date | None
		hearing_way: DF.Literal["", "Visit", "Telephone", "Letter", "Did Not Answer"]
		instalment_count: DF.Int
		instalments: DF.Table[RecoveryInstalment]
		last_reason: DF.SmallText | None
		lines: DF.Table[RecoveryLine]
		owed: DF.Currency
		pay_to: DF.SmallText | None
		policy: DF.Link
		receipts: DF.Table[RecoveryReceipt]
		recorded_by: DF.Link | None
		reminded_on: DF.Date | None
		resident: DF.Link | None
		returned: DF.Currency
		served_on: DF.Date | None
		statement: DF.SmallText | None
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		total: DF.Currency
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	# Whoever suspected may write down what the person said; nobody judges who suspected or heard.
	rules = Rules(
		RECOVERY_CASE.recording_states, frozenset({DROP, REVOKE, RETURN}), frozenset({RECORD_HEARING})
	)
	field_rules = FieldRules(
		(
			FieldGroup(SUSPICION | HEARING, frozenset({r.SUSPECTED}), COUNTY_OFFICER),
			FieldGroup(DECISION, frozenset({r.PENDING_DECISION}), COUNTY_OFFICER),
			FieldGroup(frozenset({"served_on"}), frozenset({r.DECIDED}), COUNTY_OFFICER),
		),
		FieldGroup(frozenset(), frozenset(), COUNTY_OFFICER),
	)
	finished_states = r.ENDED_STATES

	def before_insert(self) -> None:
		"""Refuse a case that the server did not begin."""
		if not self.flags.is_written_by_server:
			frappe.throw(_("Begin a recovery at its payment in the ledger."), frappe.PermissionError)
		self.division_code = self.division

	def after_insert(self) -> None:
		"""Stop the payments to all whom the case concerns."""
		hold(self)

	def on_trash(self) -> None:
		"""Keep every case."""
		frappe.throw(_("Recoveries are kept. Drop the suspicion instead."), frappe.PermissionError)

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say what to do when the second of two cases about one payment meets the unique index."""
		message = _("Somebody has just begun a recovery of one of these payments. Look for it first.")
		frappe.throw(message, frappe.UniqueValidationError)

	def start(self) -> None:
		"""Begin the term in which the person is to be heard."""
		super().start()
		self.step_due_on = self.due_date(r.SUSPECTED)

	def step_limit(self, state: str) -> int | None:
		"""Give the working days for the hearing and for the decision."""
		return LIMITS.get(state)

	def check_contents(self) -> None:
		"""Leave the payments as they were suspected."""
		keep_lines(self)

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step by where it leads."""
		for check in ENTERING.get(way.next_state, ()):
			check(self)

	def enter_state(self, way: Way) -> None:
		"""Demand, withdraw, and let go of what was stopped."""
		if way.next_state == r.DECIDED:
			decide(self)
		elif way.next_state == r.REVOKED:
			withdraw(self)
		if way.next_state in r.ENDED_STATES:
			release(self)

	def notes(self) -> list[str]:
		"""Say what rests meanwhile."""
		if self.workflow_state == r.DECIDED:
			message = _("{0} yuan are still owed. Until they have come back nothing new is granted or paid.")
			return [message.format(fmt_money(self.owed))]
		if self.workflow_state in r.OPEN_STATES:
			return [_("Until this is decided no payment to the same person or employer is confirmed.")]
		return []

	def applicant_users(self) -> frozenset[str]:
		"""Give the accounts of those whom it concerns, if they work here."""
		persons = {self.resident, *(row.resident for row in self.lines)} - {None, ""}
		if not persons:
			return frozenset()
		# The own-case rule must know them whatever the reader's area is; they are compared, never shown.
		users = frappe.get_all(RESIDENT, filters={"name": ("in", persons)}, pluck="staff_user")
		return frozenset(filter(None, users))
