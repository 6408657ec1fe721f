"""What one resident needs to learn: one entry of the community's list of training needs."""

from __future__ import annotations

from typing import ClassVar

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.workflows import WITHDRAW
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.policies.approval_base import ApprovalDocument
from shequ_weiye.policies.field_changes import changed_fields
from shequ_weiye.policies.services.approval_rules import Rules, Way
from shequ_weiye.policies.services.dates import full_years
from shequ_weiye.training.services import need_messages as messages
from shequ_weiye.training.services.errors import NeedRefused
from shequ_weiye.training.services.need_contents import (
	check_collection_day,
	check_wanted_course,
	refuse_second_need,
	set_person,
)
from shequ_weiye.training.services.need_rules import locked_fields, open_key
from shequ_weiye.training.services.need_stages import check_stage
from shequ_weiye.training.services.places import release_place

CLASS_FIELDS = ("training_class", "class_starts_on", "class_place", "training_result")


class TrainingNeed(ApprovalDocument):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		from shequ_weiye.policies.doctype.application_step.application_step import ApplicationStep

		basic_age: DF.Int
		basic_education: DF.Literal[
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
		basic_employment_status: DF.Literal[
			"",
			"Employed",
			"Self-employed",
			"Flexibly Employed",
			"Unemployed",
			"In Education",
			"Retired",
			"Unable to Work",
		]
		basic_gender: DF.Literal["", "Male", "Female"]
		class_place: DF.Data | None
		class_starts_on: DF.Date | None
		collected_by: DF.Link | None
		collected_on: DF.Date
		decision_reason: DF.SmallText | None
		direction: DF.Literal[
			"",
			"Household Services",
			"Health and Elderly Care",
			"Online Delivery",
			"Live-stream Sales",
			"Handicraft",
			"Cooking",
			"Construction Trades",
			"Manufacturing",
			"New Occupations",
			"Starting a Business",
			"Other Direction",
		]
		direction_note: DF.SmallText | None
		division: DF.Link
		division_code: DF.Data | None
		last_reason: DF.SmallText | None
		open_key: DF.Data | None
		outcome: DF.Literal[
			"", "Found Work", "Started a Business", "Works Flexibly", "Still Looking", "Not Looking"
		]
		outcome_note: DF.SmallText | None
		outcome_on: DF.Date | None
		prefers_daytime: DF.Check
		prefers_evening: DF.Check
		prefers_weekend: DF.Check
		recorded_by: DF.Link | None
		reminded_on: DF.Date | None
		resident: DF.Link
		resident_name: DF.Data | None
		skill_level: DF.Literal[
			"",
			"No Certificate",
			"Special Vocational Ability",
			"Grade Five",
			"Grade Four",
			"Grade Three",
			"Grade Two",
			"Grade One",
		]
		skills: DF.SmallText | None
		source: DF.Literal[
			"",
			"Home Visit",
			"Station Reception",
			"Telephone",
			"Round of Survey",
			"Online Wish",
			"Other Source",
		]
		stage_since: DF.Date | None
		step_due_on: DF.Date | None
		steps: DF.Table[ApplicationStep]
		time_note: DF.Data | None
		training_class: DF.Link | None
		training_result: DF.Literal["", "Passed", "Not Passed", "Did Not Attend"]
		training_wish: DF.Link | None
		wanted_content: DF.SmallText | None
		wanted_item: DF.Link | None
		willingness: DF.Literal["", "Strongly Willing", "Willing", "Undecided", "Not Willing"]
		workflow_definition: DF.Link | None
		workflow_state: DF.Link | None
	# end: auto-generated types
	"""A need moves from collection to the closed case; a class moves it in between."""

	rules: ClassVar[Rules] = Rules(frozenset(t.NEED_STAGES), frozenset({WITHDRAW}))
	server_fields: ClassVar[tuple[str, ...]] = (
		*CLASS_FIELDS,
		"resident_name",
		"collected_by",
		"training_wish",
		"stage_since",
		"reminded_on",
	)
	action_fields: ClassVar[tuple[str, ...]] = ("decision_reason", "outcome", "outcome_on", "outcome_note")

	def validate(self) -> None:
		"""Check the contents and the change of stage, then what depends on the stage."""
		super().validate()
		self.set_open_key()

	def on_update(self) -> None:
		"""Let a change of stage have its effects."""
		self.leave_class_when_withdrawn()

	# --- the basic situation, read from the resident whenever the need is shown; Frappe takes the choices of a
	# field without a value for code, so that what is not known is an empty word

	@property
	def basic_gender(self) -> str:
		"""The resident's gender."""
		return self.basic_situation().gender or ""

	@property
	def basic_age(self) -> int | None:
		"""The resident's full years of age today."""
		birth_date = self.basic_situation().birth_date
		return full_years(getdate(birth_date), getdate(nowdate())) if birth_date else None

	@property
	def basic_education(self) -> str:
		"""The resident's education."""
		return self.basic_situation().education or ""

	@property
	def basic_employment_status(self) -> str:
		"""The resident's present status of employment."""
		return self.basic_situation().employment_status or ""

	def basic_situation(self) -> frappe._dict:
		"""Give what the need shows of its resident; whoever may read the need may read that much."""
		if self.flags.basic_of != self.resident:
			fields = ["gender", "birth_date", "education", "employment_status"]
			# Part of the need itself (四清): who trains a resident need not hold the whole record.
			row = frappe.db.get_value("Resident", self.resident, fields, as_dict=True)
			self.flags.update({"basic_of": self.resident, "basic": row or frappe._dict.fromkeys(fields)})
		return self.flags.basic or frappe._dict()

	# --- contents

	def check_contents(self) -> None:
		"""Check and complete what was collected."""
		self.set_collector()
		set_person(self)
		set_division_code(self)
		check_collection_day(self)
		check_wanted_course(self)
		refuse_second_need(self)

	def set_collector(self) -> None:
		"""Note who collected the need, and the wish from which it was made."""
		if self.is_new():
			self.collected_by = frappe.session.user
			self.training_wish = self.flags.training_wish
			self.stage_since = nowdate()

	def show_unique_validation_message(self, error: Exception) -> None:
		"""Say the same when the second of two simultaneous needs meets the unique index."""
		frappe.throw(messages.second_need(), frappe.UniqueValidationError)

	def set_open_key(self) -> None:
		"""Hold the place of the resident's open need for this direction, or give it up."""
		self.open_key = open_key(self.resident, self.direction, self.workflow_state)

	def check_changed_fields(self) -> None:
		"""Refuse a change of what is closed in this stage."""
		before = self.get_doc_before_save()
		if not before:
			return
		ignored = {
			*self.KERNEL_FIELDS,
			*self.server_fields,
			"division_code",
			"steps",
			"workflow_state",
			"decision_reason",
			"open_key",
		}
		if locked := locked_fields(changed_fields(before, self, ignored), before.workflow_state):
			frappe.throw(messages.closed_fields(self.meta, locked, before.workflow_state), NeedRefused)

	def open_fields(self) -> list[str]:
		"""Name the fields that are open in this stage."""
		fields = [df.fieldname for df in self.meta.get("fields")]
		closed = locked_fields(fields, self.workflow_state)
		return [field for field in fields if field not in closed]

	# --- stages

	def check_step(self, way: Way) -> None:
		"""Refuse a stage whose facts are missing."""
		check_stage(self, way)

	def enter_state(self, way: Way) -> None:
		"""Write down what follows from the new stage."""
		self.stage_since, self.reminded_on = nowdate(), None
		if way.next_state == t.OFFERED:
			self.update(self.flags.offered_class)
		elif way.next_state == t.TRAINED:
			self.training_result = self.flags.training_result
		elif way.next_state in (t.VERIFIED, t.WITHDRAWN):
			self.update(dict.fromkeys(CLASS_FIELDS))

	def leave_class_when_withdrawn(self) -> None:
		"""Give the place in the class back."""
		before = self.get_doc_before_save()
		if before and before.training_class and self.workflow_state == t.WITHDRAWN != before.workflow_state:
			release_place(before.training_class, self.name)


def on_doctype_update() -> None:
	"""Index what reports and the nightly reminders look for."""
	frappe.db.add_index("Training Need", ["workflow_state", "stage_since"])
