"""One course in a county's public catalogue of vocational training (plan 2023-2025, task 11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.model.document import Document
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.division import set_division_code
from shequ_weiye.training.services.errors import CourseRefused

if TYPE_CHECKING:
	from datetime import date

# What a class was planned and subsidised by.
FIXED_WHEN_USED = ("division", "occupation", "grade", "hours")


class TrainingCatalogueItem(Document):
	# begin: auto-generated types
	# This code is auto-generated. Do not modify anything in this block.

	from typing import TYPE_CHECKING

	if TYPE_CHECKING:
		from frappe.types import DF

		content: DF.SmallText | None
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
		division: DF.Link
		division_code: DF.Data | None
		entry_requirements: DF.SmallText | None
		grade: DF.Literal[
			"",
			"Special Vocational Ability",
			"Grade Five",
			"Grade Four",
			"Grade Three",
			"Grade Two",
			"Grade One",
		]
		hours: DF.Float
		is_published: DF.Check
		item_name: DF.Data
		maximum_age: DF.Int
		minimum_age: DF.Int
		occupation: DF.Data
		programme: DF.Literal[
			"",
			"Job Transfer Training",
			"Employment Skills Training",
			"Labour Preparation Training",
			"Practical Skills Training",
			"Entrepreneurship Training",
		]
		published_on: DF.Date | None
		source_document: DF.Data | None
		subsidy_note: DF.SmallText | None
		subsidy_standard: DF.Currency
		valid_from: DF.Date
		valid_to: DF.Date | None
	# end: auto-generated types
	"""Content, hours, entry requirements and subsidy standard of a course; public once published."""

	def validate(self) -> None:
		"""Check the course; every rule is one method."""
		self.check_county()
		self.check_validity()
		self.check_ages()
		self.check_hours()
		self.keep_what_classes_use()
		self.publish()

	def on_trash(self) -> None:
		"""Keep a course that was published once."""
		if self.published_on:
			frappe.throw(_("A published course is not deleted. End its validity instead."), CourseRefused)

	def is_valid_on(self, day: date) -> bool:
		"""Answer whether the course is offered on ``day``."""
		return getdate(self.valid_from) <= day and not (self.valid_to and getdate(self.valid_to) < day)

	def check_county(self) -> None:
		"""Let only counties publish courses, each its own."""
		if self.division and level_of(self.division) != COUNTY:
			frappe.throw(
				_("The catalogue is the county's. Choose a county, district or county-level city."),
				CourseRefused,
			)
		set_division_code(self)

	def check_validity(self) -> None:
		"""Refuse a validity that ends before it begins."""
		if self.valid_from and self.valid_to and getdate(self.valid_to) < getdate(self.valid_from):
			frappe.throw(
				_("The course is valid until a day before it begins to be. Correct the dates."), CourseRefused
			)

	def check_ages(self) -> None:
		"""Refuse ages at which nobody can take part."""
		if self.maximum_age and self.maximum_age < (self.minimum_age or 0):
			frappe.throw(_("The maximum age is below the minimum age. Correct one of them."), CourseRefused)

	def check_hours(self) -> None:
		"""Refuse a course without hours."""
		if not self.hours or self.hours <= 0:
			frappe.throw(_("Enter the course hours: more than zero, of 45 minutes each."), CourseRefused)

	def keep_what_classes_use(self) -> None:
		"""Refuse to change under a class what it was planned and subsidised by."""
		if self.is_new() or not any(self.has_value_changed(field) for field in FIXED_WHEN_USED):
			return
		# Only whether there is one is used.
		if frappe.db.exists("Training Class", {"catalogue_item": self.name}):
			message = _(
				"Classes use this course, so county, occupation, grade and hours stay. End its validity and publish a new course."
			)
			frappe.throw(message, CourseRefused)

	def publish(self) -> None:
		"""Note the day of publication; a course is published only with all that residents must know."""
		if not self.is_published:
			return
		if not ((self.content or "").strip() and (self.entry_requirements or "").strip()):
			message = _(
				"Before publication enter course content and entry requirements: residents decide by them."
			)
			frappe.throw(message, CourseRefused)
		before = self.get_doc_before_save()
		self.published_on = (before.published_on if before else None) or nowdate()
