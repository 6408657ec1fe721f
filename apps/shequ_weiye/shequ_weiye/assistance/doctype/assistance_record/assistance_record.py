# Copyright (c) 2026, 社区微业 developers and contributors
# For license information, please see license.txt

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.assistance.services import years
from shequ_weiye.assistance.services.field_rules import FIELD_RULES
from shequ_weiye.assistance.services.progress import DERIVED_FIELDS, QUOTA_FIELDS, measure
from shequ_weiye.assistance.services.steps import CHECKS
from shequ_weiye.assistance.services.windows import ServiceYear
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.workflows_assistance import ASSISTANCE_RECORD, REASON_ACTIONS
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.services.approval_rules import Rules
from shequ_weiye.policies.services.dates import full_years
from shequ_weiye.residents.services.registered import Registered, get_registered

if TYPE_CHECKING:
	from shequ_weiye.policies.services.approval_rules import Way


class AssistanceRecord(ApprovalDocument):
	"""One resident's assistance in one service year: the 就业援助台账 and the "12333" services."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep

		aid_group: DF.Literal[
			"",
			"Zero-employment Family",
			"Subsistence Allowance Family",
			"Marginal Subsistence Allowance Family",
			"Person Lifted Out of Poverty",
			"Monitored Against Falling Back into Poverty",
			"Older Worker",
			"Disabled Person",
			"Long-term Unemployed",
		]
		aid_kind: DF.Literal[
			"Basic Employment Service Aid",
			"Special Employment Policy Aid",
			"Aid for Particular Groups",
			"Urgent Employment Aid",
		]
		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		exit_reason: DF.Literal[
			"",
			"Found Work",
			"Started a Business",
			"Draws a Pension",
			"Studies or Serves in the Army",
			"Moved Away",
			"Unable to Work",
			"Refused Service Three Times",
			"Lost Contact",
			"Own Request",
			"Serves a Sentence",
			"Died",
			"Recorded by Mistake",
		]
		exited_on: DF.Date | None
		guidance_asked: DF.Int
		guidance_done: DF.Int
		guidance_due_on: DF.Date | None
		guidance_quota: DF.Int
		guidance_status: DF.Literal["", "Done", "On Track", "Due", "Late", "Impossible"]
		job_asked: DF.Int
		job_done: DF.Int
		job_due_on: DF.Date | None
		job_quota: DF.Int
		job_status: DF.Literal["", "Done", "On Track", "Due", "Late", "Impossible"]
		last_contact_on: DF.Date | None
		last_reason: DF.SmallText | None
		lateness: DF.Literal["", "Done", "On Track", "Due", "Late", "Impossible"]
		next_due_on: DF.Date | None
		next_kind: DF.Literal["", "Policy", "Guidance", "Job", "Training"]
		officer: DF.Link | None
		paused_days: DF.Int
		plan: DF.SmallText | None
		policy_asked: DF.Int
		policy_done: DF.Int
		policy_due_on: DF.Date | None
		policy_quota: DF.Int
		policy_status: DF.Literal["", "Done", "On Track", "Due", "Late", "Impossible"]
		recorded_by: DF.Link | None
		resident: DF.Link
		resident_name: DF.Data | None
		service_year_end: DF.Date | None
		service_year_start: DF.Date | None
		services_counted: DF.Int
		services_required: DF.Int
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		training_asked: DF.Int
		training_done: DF.Int
		training_due_on: DF.Date | None
		training_quota: DF.Int
		training_status: DF.Literal["", "Done", "On Track", "Due", "Late", "Impossible"]
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
		year_key: DF.Data | None
	# end: auto-generated types

	rules = Rules(ASSISTANCE_RECORD.recording_states, REASON_ACTIONS)
	field_rules = FIELD_RULES
	server_fields = (
		"resident_name",
		"division",
		"division_code",
		"service_year_end",
		"year_key",
		*QUOTA_FIELDS,
		*DERIVED_FIELDS,
	)
	action_fields = ("decision_reason", "exit_reason", "exited_on")

	def check_contents(self) -> None:
		"""Complete a new record; afterwards the year and the person stay."""
		self.drop_exit_unless_exiting()
		if self.is_new():
			self.open_for(get_registered(self.resident))

	def open_for(self, person: Registered) -> None:
		"""Open the record of a service year for a person."""
		self.set_person(person)
		self.refuse_gone(person)
		self.refuse_under_age(person)
		self.set_year(person)
		self.refuse_second_record()
		self.set_quotas()
		self.set_officer()
		self.set_progress()

	def drop_exit_unless_exiting(self) -> None:
		"""Reason and day of an exit are part of that action; reopening takes them away later."""
		before = self.get_doc_before_save()
		if a.EXITED not in (self.workflow_state, before and before.workflow_state):
			self.exit_reason = self.exited_on = None

	def set_person(self, person: Registered) -> None:
		"""Copy what the record shows of its resident, whose community it belongs to."""
		self.resident_name = person.full_name
		self.division = person.division
		set_division_code(self)

	def refuse_gone(self, person: Registered) -> None:
		"""Refuse a resident who left or was handed over."""
		if person.is_gone:
			frappe.throw(_("This resident is no longer looked after here. Take the resident back first."))

	def refuse_under_age(self, person: Registered) -> None:
		"""Refuse a person below working age."""
		if person.birth_date and full_years(person.birth_date, getdate(nowdate())) < a.MINIMUM_AGE:
			frappe.throw(_("Employment aid is for persons from the age of {0}.").format(a.MINIMUM_AGE))

	def set_year(self, person: Registered) -> None:
		"""Take the chosen first day, or the service year that today lies in."""
		if self.service_year_start:
			year = years.year_beginning(getdate(self.service_year_start), person.division)
		else:
			year = years.proposed_year(person)
		if year.first < person.registered_on:
			message = _("The service year cannot begin before the registration on {0}.")
			frappe.throw(message.format(formatdate(person.registered_on)))
		if year.first > getdate(nowdate()):
			frappe.throw(_("The service year begins in the future. Choose a first day up to today."))
		self.service_year_start, self.service_year_end = year
		self.year_key = f"{person.resident}:{year.first}"

	def refuse_second_record(self) -> None:
		"""Refuse a service year that shares days with one on record."""
		year = ServiceYear(getdate(self.service_year_start), getdate(self.service_year_end))
		for known in years.known_years(self.resident, self.name):
			if known.meets(year):
				message = _(
					"This resident has the record {0} for the service year from {1} to {2}. Use that one."
				)
				first, last = formatdate(known.year.first), formatdate(known.year.last)
				frappe.throw(message.format(known.record, first, last), frappe.DuplicateEntryError)

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say what to do when the second of two simultaneous records meets the unique index."""
		frappe.throw(
			_(
				"Somebody has just opened this resident's record for the year. Search for it before you try again."
			),
			frappe.UniqueValidationError,
		)

	def set_quotas(self) -> None:
		"""Fix what is required this year; later settings do not change it."""
		year = ServiceYear(getdate(self.service_year_start), getdate(self.service_year_end))
		for kind, quota in years.quotas_of(year).items():
			self.set(f"{kind.lower()}_quota", quota)

	def set_officer(self) -> None:
		"""Let whoever opens a record be responsible for it unless another officer is chosen."""
		self.officer = self.officer or frappe.session.user

	def set_progress(self) -> None:
		"""Write the counts and due days of the present day."""
		self.update(measure(self))

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step."""
		if check := CHECKS.get(way.action):
			check(self)

	def enter_state(self, way: Way) -> None:
		"""Write what follows from the new stage."""
		if way.state == a.EXITED:
			self.exit_reason = self.exited_on = None
		self.set_progress()
		if self.flags.by_clock:
			self.steps[-1].acting_role = None

	def act_by_clock(self, action: str) -> None:
		"""Take an action because of the day, not by anybody's posting; called by the nightly job only."""
		self.flags.by_clock = True
		self.act(action)

	def roles_over(self, codes: tuple[str | None, ...]) -> frozenset[str]:
		"""Give the roles held over the record; the clock holds all of them for what it does."""
		if self.flags.by_clock:
			return self.definition().roles
		return super().roles_over(codes)
