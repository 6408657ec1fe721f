"""What an officer reads when a class is refused: what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate

if TYPE_CHECKING:
	from collections.abc import Sequence
	from datetime import date

	from frappe.model.document import Document

	from shequ_weiye.training.services.class_rules import Session

# So many names are shown in one message; the form shows the rest.
MAX_NAMES = 5


def foreign_course(course: Document) -> str:
	"""Say that the course belongs to another county."""
	# Public reference data.
	county = frappe.db.get_value("Administrative Division", course.division, "full_name")
	return _("{0} is published by {1}. Choose a course of the county that organises the class.").format(
		course.item_name, county
	)


def session_ends_first(session: Session) -> str:
	"""Say that a session ends before it starts."""
	return _("Sessions, row {0}: the session ends before it starts. Correct the times.").format(session.row)


def session_outside(session: Session) -> str:
	"""Say that a session lies outside the class."""
	message = _(
		"Sessions, row {0}: {1} lies outside the days of the class. Correct it, or the first or last day."
	)
	return message.format(session.row, formatdate(session.day))


def sessions_overlap(first: Session, second: Session) -> str:
	"""Say that two sessions are at the same time."""
	return _("Sessions, rows {0} and {1} overlap. Correct one of them.").format(first.row, second.row)


def class_is_over(status: str) -> str:
	"""Say what may still be changed."""
	return _("The class is {0}. Only certificate numbers and the summary can still be written.").format(
		_(status)
	)


def class_is_full(places: int) -> str:
	"""Say that there is no place left."""
	return _("The class has {0} places. Take somebody out, raise the places, or plan another class.").format(
		places
	)


def enrolled_twice(row: Document) -> str:
	"""Say who is entered twice."""
	return _("Enrolments, row {0}: {1} is in this class already. Remove the row.").format(
		row.idx, row.resident_name
	)


def result_too_early(row: Document) -> str:
	"""Say when results are entered."""
	return _("Enrolments, row {0}: results are entered once the class is running.").format(row.idx)


def too_many_hours(row: Document, hours: float) -> str:
	"""Say how many hours there are."""
	return _("Enrolments, row {0}: the course has {1} hours, nobody can attend more.").format(row.idx, hours)


def certificate_without_pass(row: Document) -> str:
	"""Say who has a certificate."""
	return _("Enrolments, row {0}: only who passed has a certificate.").format(row.idx)


def attended_too_little(row: Document, percent: float) -> str:
	"""Say how much attendance a pass needs."""
	message = _(
		"Enrolments, row {0}: a pass needs attendance of {1}% of the course hours. Check the hours attended."
	)
	return message.format(row.idx, f"{percent:g}")


def no_such_move(status: str, next_status: str) -> str:
	"""Say that a status does not follow another."""
	return _("A class that is {0} cannot become {1}. Reload it and use the buttons.").format(
		_(status), _(next_status)
	)


def not_begun(starts_on: date | str) -> str:
	"""Say when a class starts."""
	return _("The class begins on {0}. Wait until then, or move the first day.").format(formatdate(starts_on))


def not_over(ends_on: date | str) -> str:
	"""Say when a class can be finished."""
	return _("The class lasts until {0}. Finish it then, or move the last day.").format(formatdate(ends_on))


def below_quorum(enrolled: int, needed: int) -> str:
	"""Say how many participants are missing."""
	message = _(
		"Only {0} of {1} participants needed are enrolled. Enrol more, move the first day, or lower the number needed."
	)
	return message.format(enrolled, needed)


def results_missing(names: Sequence[str]) -> str:
	"""Say whose result is missing."""
	shown = _(", ").join(names[:MAX_NAMES])
	return _("Enter a result for every participant first. Missing: {0} ({1} in all).").format(
		shown, len(names)
	)
