"""Whether a person with a training need can be entered in a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.permissions.area import area_of
from shequ_weiye.policies.services.dates import full_years
from shequ_weiye.training.services.class_rules import takes_enrolment
from shequ_weiye.training.services.errors import EnrolmentRefused
from shequ_weiye.training.services.settings import subsidy_limits
from shequ_weiye.training.services.subsidy_limits import Excess, Training, excess

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass


def check_time(training_class: TrainingClass) -> None:
	"""Refuse an enrolment when the class takes none today."""
	if training_class.status not in (t.OPEN, t.RUNNING):
		message = _("The class is {0} and takes no enrolments. Open it for enrolment first.")
		frappe.throw(message.format(_(training_class.status)), EnrolmentRefused)
	late_allowed = bool(training_class.allow_late_enrolment)
	if not takes_enrolment(
		training_class.status, getdate(training_class.starts_on), getdate(nowdate()), late_allowed
	):
		message = _(
			"The class began on {0}. Tick Enrolment After the First Day if latecomers may still join."
		)
		frappe.throw(message.format(formatdate(training_class.starts_on)), EnrolmentRefused)


def check_need(training_class: TrainingClass, need: frappe._dict) -> None:
	"""Refuse a need that does not wait for a class, or whose resident the class is not for."""
	_check_stage(need)
	if not area_of(training_class.division).covers(need.division_code):
		message = _(
			"{0} lies outside the division that organises the class. Let a common superior organise it."
		)
		frappe.throw(message.format(need.name), EnrolmentRefused)
	_check_age(training_class, need)
	if training_class.is_subsidised:
		_check_limits(training_class, need)


def _check_stage(need: frappe._dict) -> None:
	if need.workflow_state != t.VERIFIED:
		message = _("{0} is in stage {1}. Only verified needs that wait for a class can be enrolled.")
		frappe.throw(message.format(need.name, _(need.workflow_state)), EnrolmentRefused)
	if need.willingness == t.NOT_WILLING:
		message = _(
			"{0}: the resident is not willing to be trained. Talk first, then record the new willingness."
		)
		frappe.throw(message.format(need.name), EnrolmentRefused)


def _check_age(training_class: TrainingClass, need: frappe._dict) -> None:
	course = frappe.get_cached_doc("Training Catalogue Item", training_class.catalogue_item)
	# Only the age of the need's own resident is used.
	birth_date = frappe.db.get_value("Resident", need.resident, "birth_date")
	age = full_years(getdate(birth_date), getdate(training_class.starts_on))
	lowest = max(t.MINIMUM_AGE, course.minimum_age)
	if age < lowest or (course.maximum_age and age > course.maximum_age):
		message = _("{0}: the resident is {1} on the first day, the course is for ages from {2} to {3}.")
		highest = course.maximum_age or _("any")
		frappe.throw(message.format(need.name, age, lowest, highest), EnrolmentRefused)


def _check_limits(training_class: TrainingClass, need: frappe._dict) -> None:
	limits = subsidy_limits()
	wanted = Training(training_class.occupation, training_class.grade, getdate(training_class.starts_on))
	broken = excess(wanted, _other_trainings(need.resident, training_class.name), limits)
	if broken is Excess.PER_YEAR:
		message = _(
			"{0}: the resident already has {1} subsidised trainings in {2}, which is the limit."
			" Enrol in an unsubsidised class, or next year."
		)
		frappe.throw(message.format(need.name, limits.per_year, wanted.day.year), EnrolmentRefused)
	if broken is Excess.SAME_COURSE:
		message = _(
			"{0}: the resident has a subsidised training in the same occupation and grade within {1} days."
			" Choose another course or grade."
		)
		frappe.throw(message.format(need.name, limits.same_course_days), EnrolmentRefused)


def _other_trainings(resident: str, training_class: str) -> list[Training]:
	"""Give the person's subsidised trainings in other classes, wherever they are: the limits are the person's."""
	enrolment, other = frappe.qb.DocType("Training Enrolment"), frappe.qb.DocType("Training Class")
	# Unscoped on purpose: a training elsewhere counts too. Only the refusal is shown, never the other class.
	rows = (
		frappe.qb.from_(enrolment)
		.inner_join(other)
		.on(other.name == enrolment.parent)
		.select(other.occupation, other.grade, other.starts_on)
		.where((enrolment.resident == resident) & (other.name != training_class))
		.where((other.is_subsidised == 1) & (other.status != t.CANCELLED))
		.where(enrolment.result.isnull() | (enrolment.result != t.ABSENT))
	).run()
	return [Training(occupation, grade, getdate(day)) for occupation, grade, day in rows]
