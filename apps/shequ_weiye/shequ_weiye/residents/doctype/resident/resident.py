"""A person who is registered with a community."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.identity import NUMBER_PREFIXES
from shequ_weiye.constants.levels import COMMUNITY, PROVINCE
from shequ_weiye.constants.residents import HANDED_OVER, LEFT
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.constants.workflows_residents import REASON_ACTIONS, RESIDENT
from shequ_weiye.permissions.area import ancestor_at, level_of
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.permissions.scope import default_division
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.services.approval_rules import Rules
from shequ_weiye.policies.services.dates import full_years
from shequ_weiye.privacy.mask import is_masked
from shequ_weiye.privacy.messages import mobile_message
from shequ_weiye.privacy.mobile import MobileError, parse_mobile
from shequ_weiye.privacy.sealing import SealedFields, number_of
from shequ_weiye.residents.services import id_number as id_numbers
from shequ_weiye.residents.services import status
from shequ_weiye.residents.services.consents import held_purposes, record_first_consent
from shequ_weiye.residents.services.field_rules import FIELD_RULES
from shequ_weiye.residents.services.handing_over import move_history
from shequ_weiye.residents.services.identity import is_registered
from shequ_weiye.residents.services.messages import id_number_message, registered_message
from shequ_weiye.residents.services.name_search import search_keys
from shequ_weiye.residents.services.stages import CHECKS, CONSEQUENCES
from shequ_weiye.residents.services.status_changes import record_first_status
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from shequ_weiye.policies.services.approval_rules import Way


class Resident(SealedFields, ApprovalDocument):
	"""A person, registered once, in one community."""

	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep
		from shequ_weiye.residents.doctype.resident_category.resident_category import ResidentCategory
		from shequ_weiye.residents.doctype.resident_work_condition.resident_work_condition import (
			ResidentWorkCondition,
		)

		address: DF.SmallText | None
		age: DF.Int
		age_group: DF.Literal["", "Below Working Age", "Working Age", "Older Working Age", "Retirement Age"]
		birth_date: DF.Date | None
		categories: DF.Table[ResidentCategory]
		consent_form: DF.Literal["", "Paper Form", "Spoken at the Station", "Web Form"]
		decision_reason: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		education: DF.Literal[
			"",
			"Doctorate",
			"Master's Degree",
			"Bachelor's Degree",
			"Junior College",
			"Secondary Vocational School",
			"Technical School",
			"Senior High School",
			"Junior High School",
			"Primary School",
			"Other Education",
		]
		employment_status: DF.Literal[
			"",
			"Employed",
			"Self-employed",
			"Flexibly Employed",
			"Unemployed",
			"In Education",
			"Retired",
			"Unable to Work",
		]
		full_name: DF.Data
		gender: DF.Literal["", "Male", "Female"]
		hand_over_to: DF.Link | None
		handed_over_from: DF.Link | None
		id_number: DF.Data
		id_type: DF.Literal[
			"Resident Identity Card",
			"Residence Permit for Hong Kong, Macao and Taiwan Residents",
			"Foreign Permanent Resident ID Card",
			"Passport",
			"Other Identity Document",
		]
		last_reason: DF.SmallText | None
		last_surveyed_on: DF.Date | None
		left_reason: DF.Literal[
			"", "Moved Away", "Died", "Own Request", "Recorded by Mistake", "Other Reason"
		]
		mobile: DF.Data | None
		name_search: DF.Data | None
		recheck_asked_on: DF.Date | None
		recheck_due_on: DF.Date | None
		recorded_by: DF.Link | None
		registered_on: DF.Date | None
		retirement_post: DF.Literal["", "Worker", "Managerial or Technical Post"]
		retires_on: DF.Date | None
		staff_user: DF.Link | None
		status_changed_on: DF.Date | None
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		survey_round: DF.Data | None
		work_conditions: DF.Table[ResidentWorkCondition]
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types

	rules = Rules(RESIDENT.recording_states, REASON_ACTIONS)
	# A register, and no case that ends.
	resting_states = frozenset(state.name for state in RESIDENT.states)
	field_rules = FIELD_RULES
	server_fields = ("handed_over_from", "status_changed_on", *status.DERIVED_FIELDS)
	action_fields = ("decision_reason", "hand_over_to", "left_reason")

	@property
	def age(self) -> int | None:
		"""The full years of age today, for the form."""
		return full_years(getdate(self.birth_date), getdate(nowdate())) if self.birth_date else None

	def onload(self) -> None:
		"""Tell the form what the approval kernel tells, and to what the resident agreed."""
		super().onload()
		self.set_onload("purposes", held_purposes(self.name))

	def before_insert(self) -> None:
		"""Complete a new record before it gets its name."""
		self.set_default_community()

	def after_insert(self) -> None:
		"""Begin the history of the employment status, and record the consent."""
		record_first_status(self)
		record_first_consent(self)

	def on_update(self) -> None:
		"""Let the history go along with a person who is handed over, and tell the new community."""
		if self.was_just_handed_over():
			move_history(self)
			self.notify_new_community()

	def check_contents(self) -> None:
		"""Check and complete the record; every rule is one method."""
		self.keep_what_actions_bring()
		self.keep_status()
		self.set_community()
		self.set_name_keys()
		self.set_identity()
		self.refuse_second_registration()
		self.set_mobile()
		self.refuse_future_dates()
		self.set_derived()

	def check_step(self, way: Way) -> None:
		"""Check the conditions of the step."""
		if check := CHECKS.get(way.action):
			check(self)

	def enter_state(self, way: Way) -> None:
		"""Write what follows from the new stage."""
		if follow := CONSEQUENCES.get(way.action):
			follow(self)

	def applicant_users(self) -> frozenset[str]:
		"""Nobody verifies or hands over himself."""
		return frozenset({self.staff_user}) if self.staff_user else frozenset()

	def keep_what_actions_bring(self) -> None:
		"""Where somebody goes and why is told with the action only."""
		before = self.get_doc_before_save()
		stages = (self.workflow_state, before and before.workflow_state)
		if HANDED_OVER not in stages:
			self.hand_over_to = None
		if LEFT not in stages:
			self.left_reason = None

	def keep_status(self) -> None:
		"""Once registered, the status follows from the latest Employment Status Change."""
		if before := self.get_doc_before_save():
			self.employment_status = before.employment_status

	def set_derived(self) -> None:
		"""Write what follows from the facts on the present day."""
		self.update(status.derive(self, getdate(nowdate())))

	def was_just_handed_over(self) -> bool:
		"""Answer whether this save handed the person over."""
		before = self.get_doc_before_save()
		return self.workflow_state == HANDED_OVER and bool(before) and before.workflow_state != HANDED_OVER

	def notify_new_community(self) -> None:
		"""Ask the officers of the new community to take the person over; nobody is named."""
		users = officers_over(self.division_code, (COMMUNITY_OFFICER,))
		notify(users, _("A resident was handed over to your community"), self)

	def set_default_community(self) -> None:
		"""Register in the community of the officer's own posting unless another one is chosen."""
		if not self.division and (code := default_division()) and level_of(code) == COMMUNITY:
			self.division = code

	def set_community(self) -> None:
		"""Refuse any other level than the community and copy the division's code."""
		if self.division and level_of(self.division) != COMMUNITY:
			frappe.throw(_("A resident belongs to a community. Choose the community, not a higher division."))
		set_division_code(self)

	def set_name_keys(self) -> None:
		"""Write the name without stray spaces, and the keys under which it is found."""
		self.full_name = " ".join((self.full_name or "").split())
		self.name_search = search_keys(self.full_name)

	def set_identity(self) -> None:
		"""Bring the number into its normal form; take birth date and gender from it where it tells them."""
		if self.keeps_identity():
			return
		if self.id_type in NUMBER_PREFIXES:
			self.read_number()
		else:
			self.take_typed_number()

	def keeps_identity(self) -> bool:
		"""Answer whether number and kind of document are as they were; what the number tells stays, too."""
		before = self.get_doc_before_save()
		if not before or (before.id_number, before.id_type) != (self.id_number, self.id_type):
			return False
		if self.id_type in NUMBER_PREFIXES:
			self.birth_date, self.gender = before.birth_date, before.gender
		return True

	def read_number(self) -> None:
		"""Check a number of the national kind and derive what it tells."""
		try:
			parsed = id_numbers.parse(number_of(self, "id_number"), getdate(nowdate()), self.id_type)
		except id_numbers.IdNumberError as error:
			frappe.throw(id_number_message(error.fault), title=_("Check the Identity Number"))
		self.id_number, self.birth_date, self.gender = parsed.number, parsed.birth_date, parsed.gender
		self.warn_of_unknown_county(parsed)

	def take_typed_number(self) -> None:
		"""Take the number of another document as it is; nothing can be derived from it."""
		self.id_number = id_numbers.normalise(number_of(self, "id_number"))
		if not self.birth_date:
			frappe.throw(_("This kind of document does not tell the birth date. Enter it."))

	def warn_of_unknown_county(self, parsed: id_numbers.IdNumber) -> None:
		"""Ask to look at the card again when a new number names no county of the own province."""
		if not self.is_new() or not self.division:
			return
		province = ancestor_at(self.division, PROVINCE)[:2]
		county = f"{parsed.county_code}000000"
		known = {parsed.county_code} if frappe.db.exists("Administrative Division", county) else set()
		if id_numbers.county_is_unknown(parsed, known, province):
			message = _(
				"The number opens with {0}, no county of today. Old codes stay valid: compare it with the card."
			)
			frappe.msgprint(message.format(parsed.county_code), indicator="orange", alert=True)

	def refuse_second_registration(self) -> None:
		"""Refuse a number under which another resident is registered; neither who nor where is told."""
		if not is_masked(self.id_number) and is_registered(self.id_number, self.name):
			frappe.throw(registered_message(), frappe.DuplicateEntryError)

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say the same when the second of two simultaneous registrations meets the unique index."""
		frappe.throw(
			_(
				"This identity number has just been registered by somebody else. Search for it before you try again."
			),
			frappe.UniqueValidationError,
		)

	def set_mobile(self) -> None:
		"""Bring the mobile number into its normal form."""
		if not self.mobile or is_masked(self.mobile):
			return
		try:
			self.mobile = parse_mobile(self.mobile)
		except MobileError:
			frappe.throw(mobile_message())

	def refuse_future_dates(self) -> None:
		"""Refuse a birth or registration that has not happened."""
		today = getdate(nowdate())
		for field in ("birth_date", "registered_on", "last_surveyed_on"):
			if self.get(field) and getdate(self.get(field)) > today:
				label = _(self.meta.get_label(field))
				frappe.throw(_("{0} lies in the future. Enter a day up to today.").format(label))
