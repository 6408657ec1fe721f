"""An application for the one-off startup subsidy (一次性创业补贴), from the community to the payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants import applications as s
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.applications.base import PaidApplication
from shequ_weiye.policies.applications.contents import list_papers
from shequ_weiye.policies.applications.publicity import Subject
from shequ_weiye.policies.benefits.accounts import Holder, parties
from shequ_weiye.privacy.sealing import SealedFields
from shequ_weiye.residents.services.applicants import get_applicant, staff_user_of
from shequ_weiye.startups.services.contents import check_enterprise, check_money
from shequ_weiye.startups.services.grant_ledger import policy_of, write_entry
from shequ_weiye.startups.services.messages import claimed_message
from shequ_weiye.startups.services.policy import (
	application_facts,
	applied_day,
	decide_at_acceptance,
	version_of,
)
from shequ_weiye.startups.services.settings import required_papers, startup_settings, step_limit
from shequ_weiye.startups.services.steps import ENTITLEMENT

if TYPE_CHECKING:
	from datetime import date

	from shequ_weiye.policies.services.fact_types import Known


class StartupApplication(SealedFields, PaidApplication):
	"""A case of the approval kernel; what is checked at which step stands in ``startups/services``."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_document.application_document import ApplicationDocument
		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep

		active_firm: DF.Data | None
		active_founder: DF.Data | None
		amount: DF.Currency
		applicant: DF.Link
		applicant_id_masked: DF.Data | None
		applicant_name: DF.Data | None
		applied_on: DF.Date | None
		bank_account: DF.Data | None
		bank_name: DF.Data | None
		claimed_category: DF.Literal[
			"",
			"Unemployed College Graduate",
			"Person with Employment Difficulty",
			"Returned Migrant Worker",
			"Other Community Founder",
		]
		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		documents: DF.Table[ApplicationDocument]
		enterprise_kind: DF.Literal["", "Small or Micro Enterprise", "Individual Business"]
		enterprise_name: DF.Data
		is_first_startup: DF.Check
		jobs_created: DF.Int
		last_reason: DF.SmallText | None
		paid_on: DF.Date | None
		payee: DF.Data | None
		payment_reference: DF.Data | None
		policy_decision: DF.Link | None
		policy_version: DF.Link | None
		publicity_from: DF.Date | None
		publicity_notice: DF.Link | None
		publicity_to: DF.Date | None
		recorded_by: DF.Link | None
		registered_on: DF.Date
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		uscc: DF.Data
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	entitlement = ENTITLEMENT
	server_fields = (
		"applicant_name",
		"applicant_id_masked",
		"division_code",
		"applied_on",
		"publicity_notice",
		"publicity_from",
		"publicity_to",
		"active_founder",
		"active_firm",
		"policy_version",
		"policy_decision",
	)

	def check_application(self) -> None:
		"""Check and complete what is applied for."""
		self.set_applicant()
		set_division_code(self)
		check_enterprise(self)
		check_money(self)
		list_papers(self)
		self.claim()

	def set_applicant(self) -> None:
		"""Copy what the application shows of its applicant, whose community it belongs to."""
		before = self.get_doc_before_save()
		if before and before.applicant == self.applicant and before.division == self.division:
			return
		applicant = get_applicant(self.applicant)
		self.division = self.division or applicant.division
		if self.division != applicant.division:
			frappe.throw(
				_("The application belongs to the applicant's own community. Leave the community as it is.")
			)
		self.applicant_name = applicant.full_name
		self.applicant_id_masked = applicant.id_number_masked

	def claim(self) -> None:
		"""Hold the one claim of founder and firm; whoever holds it already is in the way."""
		self.active_founder, self.active_firm = self.applicant, self.uscc
		for field in ("active_founder", "active_firm"):
			self.refuse_second_claim(field)

	def refuse_second_claim(self, field: str) -> None:
		"""Refuse a founder or firm with another application that was not refused or withdrawn."""
		# Across all areas on purpose: once means once in the province. Only the community is told.
		found = frappe.db.get_value(
			"Startup Application", {field: self.get(field), "name": ("!=", self.name or "")}, "division"
		)
		if found:
			frappe.throw(claimed_message(field, found), frappe.DuplicateEntryError)

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say what to do when the second of two simultaneous claims meets the unique index."""
		frappe.throw(
			_(
				"Somebody has just recorded an application for this founder or enterprise. Search for it first."
			),
			frappe.UniqueValidationError,
		)

	def required_papers(self) -> tuple[str, ...]:
		"""Name the papers of the settings."""
		return required_papers()

	def accept(self) -> None:
		"""Keep the policy version of the day and what it says of the case."""
		decide_at_acceptance(self)

	def version_in_force(self) -> str | None:
		"""Name the version of the acceptance, or before it the one of today."""
		return version_of(self)

	def receivers(self) -> tuple[Holder, ...]:
		"""Name the founder and the firm, each of which has the grant once."""
		return parties(self.applicant, None, self.uscc)

	def publicity_subject(self) -> Subject:
		"""Publish the founder with the grant and the kind of enterprise, whose name would tell who it is."""
		kind = _(self.enterprise_kind, frappe.db.get_default("lang"))
		return Subject(self.applicant_name, True, f"{self.granted_by()}（{kind}）")

	def least_publicity_days(self) -> int:
		"""Give the working days of the settings."""
		return startup_settings().publicity_days

	def write_ledger(self, state: str) -> None:
		"""Bind, pay or give back the subsidy; a refused or withdrawn case leaves founder and firm free."""
		if state in s.RELEASING_STATES:
			self.active_founder = self.active_firm = None
		write_entry(self, state)

	def step_limit(self, state: str) -> int | None:
		"""Give the working days in which ``state`` is to be dealt with, if it is limited."""
		return step_limit(state)

	def applied_day(self) -> date | None:
		"""Give the day on which the resident applied, at the desk or online."""
		return applied_day(self)

	def granted_by(self) -> str | None:
		"""Name the policy of the case."""
		return policy_of(self)

	def facts_of_case(self) -> dict[str, Known]:
		"""Give what the application itself tells a policy."""
		return application_facts(self)

	def applicant_users(self) -> frozenset[str]:
		"""Give the account of the applicant, if the applicant works here."""
		user = staff_user_of(self.applicant)
		return frozenset({user}) if user else frozenset()
