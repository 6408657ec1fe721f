"""What a class must have before it takes a step, and before a result stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import flt, getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.training.services import class_messages as messages
from shequ_weiye.training.services.class_rules import attendance_suffices
from shequ_weiye.training.services.courses import usable_course
from shequ_weiye.training.services.errors import ClassRefused
from shequ_weiye.training.services.settings import training_settings

if TYPE_CHECKING:
	from frappe.model.document import Document

	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass


def check_step(training_class: TrainingClass) -> None:
	"""Refuse the status that the class is about to take while its conditions are not met.

	Raises :class:`ClassRefused`, or ``CourseRefused`` for a course that is no longer offered.
	"""
	checks = {
		t.OPEN: _check_opening,
		t.RUNNING: _check_start,
		t.FINISHED: _check_finish,
		t.CANCELLED: _check_cancelling,
	}
	checks[training_class.status](training_class)


def check_results(training_class: TrainingClass) -> None:
	"""Refuse results of a class that has not begun, and passes without attendance.

	Raises :class:`ClassRefused`.
	"""
	percent = training_settings().min_attendance_percent
	for row in training_class.enrolments:
		_check_result(training_class, row, percent)


def _check_opening(training_class: TrainingClass) -> None:
	if getdate(training_class.starts_on) < getdate(nowdate()):
		frappe.throw(
			_("The first day has passed. Move the class to days to come, then open it."), ClassRefused
		)
	usable_course(training_class.catalogue_item, training_class.starts_on)


def _check_start(training_class: TrainingClass) -> None:
	enrolled, needed = len(training_class.enrolments), training_class.quorum_min
	if getdate(training_class.starts_on) > getdate(nowdate()):
		frappe.throw(messages.not_begun(training_class.starts_on), ClassRefused)
	if enrolled < needed:
		frappe.throw(messages.below_quorum(enrolled, needed), ClassRefused)


def _check_finish(training_class: TrainingClass) -> None:
	if getdate(training_class.ends_on) > getdate(nowdate()):
		frappe.throw(messages.not_over(training_class.ends_on), ClassRefused)
	if missing := [row.resident_name for row in training_class.enrolments if not row.result]:
		frappe.throw(messages.results_missing(missing), ClassRefused)


def _check_cancelling(training_class: TrainingClass) -> None:
	if not (training_class.cancel_reason or "").strip():
		frappe.throw(_("Write the reason for cancelling: the participants must be told."), ClassRefused)


def _check_result(training_class: TrainingClass, row: Document, percent: float) -> None:
	attended, hours = flt(row.attended_hours), flt(training_class.hours)
	if row.result and training_class.status not in (t.RUNNING, t.FINISHED):
		frappe.throw(messages.result_too_early(row), ClassRefused)
	if attended > hours:
		frappe.throw(messages.too_many_hours(row, training_class.hours), ClassRefused)
	if row.certificate and row.result != t.PASSED:
		frappe.throw(messages.certificate_without_pass(row), ClassRefused)
	if row.result == t.PASSED and not attendance_suffices(attended, hours, percent):
		frappe.throw(messages.attended_too_little(row, percent), ClassRefused)
