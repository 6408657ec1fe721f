"""The places of a training class: filled in from the needs, checked, and followed by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import nowdate

from shequ_weiye.training.services import class_messages as messages
from shequ_weiye.training.services import places
from shequ_weiye.training.services.enrolment_checks import check_need, check_time
from shequ_weiye.training.services.errors import EnrolmentRefused

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass
	from shequ_weiye.training.doctype.training_enrolment.training_enrolment import TrainingEnrolment

NEED_FIELDS = [
	"name",
	"resident",
	"resident_name",
	"division",
	"division_code",
	"workflow_state",
	"willingness",
]


def complete(training_class: TrainingClass) -> None:
	"""Fill each row from its need and the day of enrolment; count the rows.

	Raises :class:`EnrolmentRefused` for a need that is not there.
	"""
	needs = _needs(training_class)
	days = {row.training_need: row.enrolled_on for row in _stored(training_class)}
	for row in training_class.enrolments:
		need = needs.get(row.training_need)
		if not need:
			frappe.throw(_("Row {0}: no such training need in your area.").format(row.idx), EnrolmentRefused)
		row.update({"resident": need.resident, "resident_name": need.resident_name})
		row.community = frappe.db.get_value(
			"Administrative Division", need.division, "division_name", cache=True
		)
		row.enrolled_on = days.get(row.training_need) or nowdate()
	training_class.enrolled = len(training_class.enrolments)


def check_added(training_class: TrainingClass) -> None:
	"""Refuse a double enrolment, one over capacity, and persons whom the class is not for."""
	_check_doubles(training_class)
	added = _added(training_class)
	if not added:
		return
	check_time(training_class)
	if len(training_class.enrolments) > training_class.quorum_max:
		frappe.throw(messages.class_is_full(training_class.quorum_max), EnrolmentRefused)
	needs = _needs(training_class)
	for name in added:
		check_need(training_class, needs[name])


def differ(before: TrainingClass, after: TrainingClass) -> bool:
	"""Answer whether more than certificate numbers differs among the enrolments."""
	fields = ("training_need", "attended_hours", "result")
	old, new = ([[row.get(f) or None for f in fields] for row in doc.enrolments] for doc in (before, after))
	return old != new


def move_needs_in_and_out(training_class: TrainingClass) -> None:
	"""Offer the class to needs that were entered, let those that were taken out wait again."""
	for name in _added(training_class):
		places.offer_place(training_class, name)
	kept = {row.training_need for row in training_class.enrolments}
	for row in _stored(training_class):
		if row.training_need not in kept:
			places.return_to_waiting(training_class, row.training_need)


def _check_doubles(training_class: TrainingClass) -> None:
	"""Refuse a person that is entered twice, by the same need or by two."""
	seen: set[str] = set()
	for row in training_class.enrolments:
		if row.resident in seen:
			frappe.throw(messages.enrolled_twice(row), EnrolmentRefused)
		seen.add(row.resident)


def _needs(training_class: TrainingClass) -> dict[str, frappe._dict]:
	"""Give the needs of all rows."""
	names = [row.training_need for row in training_class.enrolments]
	if not names:
		return {}
	# New rows are checked against the class's division, and saved as the user's own change of the need.
	rows = frappe.get_all("Training Need", filters={"name": ["in", names]}, fields=NEED_FIELDS)
	return {row.name: row for row in rows}


def _stored(training_class: TrainingClass) -> list[TrainingEnrolment]:
	"""Give the enrolments as they were before this save."""
	before = training_class.get_doc_before_save()
	return before.enrolments if before else []


def _added(training_class: TrainingClass) -> list[str]:
	"""Name the needs that are entered by this save."""
	stored = {row.training_need for row in _stored(training_class)}
	return [row.training_need for row in training_class.enrolments if row.training_need not in stored]
