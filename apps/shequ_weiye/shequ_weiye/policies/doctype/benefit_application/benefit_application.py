"""An application for a benefit (补贴申请) of a resident or an employer, with a line for each person and period."""

from __future__ import annotations

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.applications.base import PaidApplication
from shequ_weiye.policies.applications.benefit_contents import set_applicant, set_version
from shequ_weiye.policies.applications.benefit_grants import write_entries
from shequ_weiye.policies.applications.benefit_lines import set_lines
from shequ_weiye.policies.applications.contents import check_account, list_papers
from shequ_weiye.policies.applications.publicity import Subject, item_of_months
from shequ_weiye.policies.applications.route import limit_by_version
from shequ_weiye.policies.benefits.accounts import Holder, parties
from shequ_weiye.policies.decisions import decide
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.privacy.sealing import SealedFields


class BenefitApplication(SealedFields, PaidApplication):
	"""A case of the approval kernel; what it may ask for is said by the policy version."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep
		from shequ_weiye.policies.doctype.benefit_line.benefit_line import BenefitLine
		from shequ_weiye.policies.doctype.benefit_paper.benefit_paper import BenefitPaper

		amount: DF.Currency
		applicant_kind: DF.Data | None
		applicant_name: DF.Data | None
		applied_on: DF.Date | None
		bank_account: DF.Data | None
		bank_name: DF.Data | None
		decision_outcome: DF.Literal["", "Entitled", "Not Entitled", "Not Known"]
		decision_reason: DF.SmallText | None
		division: DF.Link | None
		division_code: DF.Data | None
		documents: DF.Table[BenefitPaper]
		employer: DF.Link | None
		first_month: DF.Date | None
		last_month: DF.Date | None
		last_reason: DF.SmallText | None
		limit_note: DF.SmallText | None
		lines: DF.Table[BenefitLine]
		paid_on: DF.Date | None
		payee: DF.Data | None
		payment_reference: DF.Data | None
		period_kind: DF.Literal["", "Month", "Calendar Year", "Contract or Course", "Once in Life"]
		policy: DF.Link
		policy_decision: DF.Link | None
		policy_version: DF.Link | None
		publicity_from: DF.Date | None
		publicity_notice: DF.Link | None
		publicity_to: DF.Date | None
		recorded_by: DF.Link | None
		resident: DF.Link | None
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	server_fields = (
		"applicant_kind",
		"applicant_name",
		"division_code",
		"applied_on",
		"amount",
		"period_kind",
		"limit_note",
		"publicity_notice",
		"publicity_from",
		"publicity_to",
		"policy_version",
		"policy_decision",
		"decision_outcome",
	)

	def check_application(self) -> None:
		"""Check and complete what is applied for."""
		subject = set_applicant(self)
		set_division_code(self)
		set_lines(self, set_version(self, subject))
		check_account(self)
		list_papers(self)

	def receivers(self) -> tuple[Holder, ...]:
		"""Name the applicant and everybody for whom is applied."""
		persons = {self.resident, *(row.resident for row in self.lines)} - {None, ""}
		people = (Holder(RESIDENT, person) for person in sorted(persons))
		return (*parties(None, self.employer, None), *people)

	def publicity_subject(self) -> Subject:
		"""Publish the applicant with the policy and, of a monthly one, the months."""
		is_person = self.applicant_kind == RESIDENT
		return Subject(
			self.applicant_name, is_person, item_of_months(self.policy, self.first_month, self.last_month)
		)

	def required_papers(self) -> tuple[str, ...]:
		"""Name the papers of the version that do not come by data sharing."""
		version = frappe.get_cached_doc("Policy Version", self.policy_version)
		return tuple(row.document_name for row in version.documents if not row.from_data_sharing)

	def accept(self) -> None:
		"""Keep the decision by the version; it informs those who judge."""
		today = getdate(nowdate())
		subject = read_subject(self.applicant_kind, self.applicant(), today)
		decision = decide(self.policy_version, subject, today, self, self.facts_of_case())
		self.policy_decision, self.decision_outcome = decision.name, decision.outcome

	def write_ledger(self, state: str) -> None:
		"""Bind, pay or give back every line."""
		write_entries(self, state)

	def step_limit(self, state: str) -> int | None:
		"""Give the working days in which ``state`` is to be dealt with, as the route of the version says."""
		return limit_by_version(self.policy_version, state)

	def applicant(self) -> str:
		"""Name the resident or employer who applies."""
		return str(self.resident or self.employer)

	def family(self) -> str:
		"""Give the family of the policy."""
		# Policies are read by everybody.
		return str(frappe.get_cached_value("Policy", self.policy, "family"))

	def applicant_users(self) -> frozenset[str]:
		"""Give the accounts of those for whom is applied, if they work here."""
		persons = {row.resident for row in self.lines if row.resident}
		if not persons:
			return frozenset()
		# The own-case rule must know them whatever the reader's area is; they are compared, never shown.
		users = frappe.get_all(RESIDENT, filters={"name": ("in", persons)}, pluck="staff_user")
		return frozenset(filter(None, users))
