"""A guaranteed startup loan (创业担保贷款) on its way from qualification to the last repayment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import nowdate

from shequ_weiye.constants import loans as n
from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.constants.workflows import RECORDING_ACTIONS
from shequ_weiye.constants.workflows_loans import REASON_ACTIONS, STARTUP_LOAN
from shequ_weiye.policies.applications.application import Application
from shequ_weiye.policies.applications.route import limit_by_version
from shequ_weiye.policies.benefits.accounts import Holder, parties
from shequ_weiye.policies.services.approval_rules import Rules
from shequ_weiye.residents.services.applicants import staff_user_of
from shequ_weiye.startups.services.loan_contents import check_wish, keep_watch
from shequ_weiye.startups.services.loan_discount import keep_quarters, open_quarters
from shequ_weiye.startups.services.loan_facts import facts_of_loan
from shequ_weiye.startups.services.loan_fields import CONTRACT, FIELD_RULES, GUARANTEE
from shequ_weiye.startups.services.loan_messages import watch_notes
from shequ_weiye.startups.services.loan_release import release
from shequ_weiye.startups.services.loan_steps import ENTITLEMENT, checks_of
from shequ_weiye.startups.services.loan_terms import accept, required_papers

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.steps import Check
	from shequ_weiye.policies.services.approval_rules import Way
	from shequ_weiye.policies.services.fact_types import Known


class StartupLoan(Application):
	"""A case of the approval kernel: it records what guarantor and bank decide, and watches the repayment."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep
		from shequ_weiye.policies.doctype.benefit_paper.benefit_paper import BenefitPaper
		from shequ_weiye.startups.doctype.loan_interest_quarter.loan_interest_quarter import (
			LoanInterestQuarter,
		)
		from shequ_weiye.startups.doctype.loan_repayment.loan_repayment import LoanRepayment

		active_borrower: DF.Data | None
		annual_rate: DF.Float
		applicant_kind: DF.Data | None
		applicant_name: DF.Data | None
		applied_on: DF.Date | None
		bank_name: DF.Data | None
		closed_on: DF.Date | None
		contract_date: DF.Date | None
		contract_number: DF.Data | None
		decision_outcome: DF.Literal["", "Entitled", "Not Entitled", "Not Known"]
		decision_reason: DF.SmallText | None
		discount_cap: DF.Currency
		discount_share: DF.Percent
		discount_version: DF.Link | None
		division: DF.Link | None
		division_code: DF.Data | None
		documents: DF.Table[BenefitPaper]
		employer: DF.Link | None
		extended_to: DF.Date | None
		granted_amount: DF.Currency
		guarantee_kind: DF.Literal["", "Guarantee Institution", "No Guarantee Needed"]
		guaranteed_on: DF.Date | None
		guarantor: DF.Data | None
		last_reason: DF.SmallText | None
		longest_months: DF.Int
		matures_on: DF.Date | None
		new_hires: DF.Int
		next_due_on: DF.Date | None
		outstanding: DF.Currency
		overdue_since: DF.Date | None
		policy: DF.Link
		policy_decision: DF.Link | None
		policy_version: DF.Link | None
		product_cap: DF.Currency
		purpose: DF.SmallText | None
		quarters: DF.Table[LoanInterestQuarter]
		recorded_by: DF.Link | None
		released_on: DF.Date | None
		repayments: DF.Table[LoanRepayment]
		requested_amount: DF.Currency
		requested_months: DF.Int
		resident: DF.Link | None
		spouse_declared: DF.Check
		staff_count: DF.Int
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		term_months: DF.Int
		was_overdue: DF.Check
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	rules = Rules(STARTUP_LOAN.recording_states, REASON_ACTIONS, RECORDING_ACTIONS)
	field_rules = FIELD_RULES
	finished_states = n.FINISHED_STATES
	uncounted_states = n.UNCOUNTED_STATES
	entitlement = ENTITLEMENT
	action_fields = ("decision_reason", *GUARANTEE, *CONTRACT, "released_on")
	server_fields = (
		"applicant_kind",
		"applicant_name",
		"active_borrower",
		"division_code",
		"applied_on",
		"product_cap",
		"longest_months",
		"discount_cap",
		"discount_share",
		"discount_version",
		"policy_version",
		"policy_decision",
		"decision_outcome",
		"matures_on",
		"closed_on",
		"outstanding",
		"next_due_on",
		"overdue_since",
		"was_overdue",
		"quarters",
	)

	def check_contents(self) -> None:
		"""Check what was applied for as long as it may change, and how the loan stands once it is paid out."""
		super().check_contents()
		keep_watch(self)

	def check_application(self) -> None:
		"""Check and complete what is applied for."""
		check_wish(self)

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say what to do when the second of two simultaneous loans of one borrower meets the unique index."""
		message = _("This borrower has a loan under way already. Search for it first.")
		frappe.throw(message, frappe.UniqueValidationError)

	def checks_of(self, way: Way) -> tuple[Check, ...]:
		"""Give what must hold for a step."""
		return checks_of(way, self.entitlement)

	def required_papers(self) -> tuple[str, ...]:
		"""Name the papers of the version that do not come by data sharing."""
		return required_papers(self)

	def receivers(self) -> tuple[Holder, ...]:
		"""Name the borrower."""
		return parties(self.resident, self.employer, None)

	def borrower(self) -> str:
		"""Name the resident or employer who borrows."""
		return str(self.resident or self.employer)

	def accept(self) -> None:
		"""Keep the decision by the version; it informs those who judge."""
		accept(self)

	def facts_of_case(self) -> dict[str, Known]:
		"""Give what the application itself tells a policy."""
		return facts_of_loan(self)

	def follow_state(self, way: Way) -> None:
		"""Write down the release; leave the borrower free once the case has ended."""
		if way.next_state == n.IN_REPAYMENT:
			release(self)
		if way.next_state in n.FINISHED_STATES:
			self.active_borrower = None
		if way.next_state in n.FINISHED_STATES & n.RELEASED_STATES:
			self.closed_on = nowdate()

	def on_update(self) -> None:
		"""Let the worklist follow, and the quarters of a loan that runs or has just ended."""
		super().on_update()
		keep_quarters(self)

	def onload(self) -> None:
		"""Tell the form whether quarters may be applied for."""
		super().onload()
		self.set_onload("open_quarters", len(open_quarters(self)))

	def notes(self) -> list[str]:
		"""Say what is due or late, beside what every case says."""
		return [*watch_notes(self), *super().notes()]

	def step_limit(self, state: str) -> int | None:
		"""Give the working days in which ``state`` is to be dealt with, as the route of the version says."""
		return limit_by_version(self.policy_version, state)

	def applicant_users(self) -> frozenset[str]:
		"""Give the account of the borrower, if the borrower works here."""
		user = staff_user_of(self.resident) if self.applicant_kind == RESIDENT else None
		return frozenset({user}) if user else frozenset()
