"""What the rest of the module may know of a course in a county's catalogue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.training.services.errors import CourseRefused

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_catalogue_item.training_catalogue_item import (
		TrainingCatalogueItem,
	)


def usable_course(name: str, day: date | str | None = None) -> TrainingCatalogueItem:
	"""Give the course ``name``, which must be published and valid on ``day`` (today by default).

	Raises :class:`CourseRefused`.
	"""
	course = frappe.get_cached_doc("Training Catalogue Item", name)
	day = getdate(day or nowdate())
	if not course.is_published:
		message = _("{0} is not published. Choose a published course, or ask the county to publish it.")
		frappe.throw(message.format(course.item_name), CourseRefused)
	if not course.is_valid_on(day):
		message = _("{0} is not valid on {1}. Choose another course or another day.")
		frappe.throw(message.format(course.item_name, formatdate(day)), CourseRefused)
	return course
