"""Courses of a county's catalogue: who writes them, and when they are public."""

from __future__ import annotations

import frappe
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.territory.factories import QIANFOSHAN_STREET, SHINAN
from shequ_weiye.training.factories import make_class, make_course
from shequ_weiye.training.services.errors import CourseRefused
from shequ_weiye.training.testing import TrainingTestCase


class TestTrainingCatalogueItem(TrainingTestCase):
	def test_a_county_publishes_in_its_own_catalogue_only(self) -> None:
		with self.set_user(self.county):
			course = make_course()
			self.refused("", lambda: make_course(division=SHINAN), frappe.PermissionError)
		self.assertEqual(getdate(course.published_on), getdate(nowdate()))

	def test_a_street_reads_the_catalogue_and_does_not_write_it(self) -> None:
		course = make_course()
		with self.set_user(self.street):
			self.assertIn(course.name, frappe.get_list("Training Catalogue Item", pluck="name"))
			self.refused("", make_course, frappe.PermissionError)

	def test_the_catalogue_belongs_to_counties(self) -> None:
		self.refused("is the county's", lambda: make_course(division=QIANFOSHAN_STREET), CourseRefused)

	def test_a_course_is_published_only_with_content_and_entry_requirements(self) -> None:
		self.refused("Before publication", lambda: make_course(content=" "), CourseRefused)
		self.refused("Before publication", lambda: make_course(entry_requirements=""), CourseRefused)
		draft = make_course(content="", is_published=0)
		self.assertIsNone(draft.published_on)

	def test_dates_ages_and_hours_are_checked(self) -> None:
		self.refused("valid until", lambda: make_course(valid_to="2019-12-31"), CourseRefused)
		self.refused("maximum age", lambda: make_course(maximum_age=15), CourseRefused)
		self.refused("course hours", lambda: make_course(hours=0), CourseRefused)

	def test_a_course_is_valid_from_its_first_to_its_last_day(self) -> None:
		course = make_course(valid_from="2026-03-01", valid_to="2026-03-31")
		valid = [
			course.is_valid_on(getdate(day))
			for day in ("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01")
		]
		self.assertEqual(valid, [False, True, True, False])

	def test_what_a_class_was_planned_by_stays(self) -> None:
		course = make_course()
		course.hours = 48
		course.save()
		make_class(course.name)
		course.reload()
		course.hours = 24
		self.refused("Classes use this course", course.save, CourseRefused)
		course.reload()
		course.valid_to = add_days(nowdate(), 90)
		course.save()

	def test_a_published_course_is_not_deleted(self) -> None:
		self.refused("not deleted", make_course().delete, CourseRefused)
		make_course(is_published=0).delete()
