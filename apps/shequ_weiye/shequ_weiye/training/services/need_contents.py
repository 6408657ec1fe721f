"""What is collected of a training need: of whom, when, which course, and only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.policies.services.dates import full_years
from shequ_weiye.residents.services.applicants import get_applicant
from shequ_weiye.training.services import need_messages as messages
from shequ_weiye.training.services.courses import usable_course
from shequ_weiye.training.services.errors import NeedRefused
from shequ_weiye.training.services.need_rules import open_key

if TYPE_CHECKING:
	from shequ_weiye.training.doctype.training_need.training_need import TrainingNeed


def set_person(need: TrainingNeed) -> None:
	"""Take name and community from a resident in the officer's area, of working age."""
	if not need.resident or not _changed(need, "resident"):
		return
	person = get_applicant(need.resident)
	need.resident_name, need.division = person.full_name, person.division
	if full_years(person.birth_date, getdate(nowdate())) < t.MINIMUM_AGE:
		message = _("The resident is under {0}. Vocational training begins at that age.")
		frappe.throw(message.format(t.MINIMUM_AGE), NeedRefused)


def check_collection_day(need: TrainingNeed) -> None:
	"""Refuse a need that was collected in the future."""
	if need.collected_on and getdate(need.collected_on) > getdate(nowdate()):
		frappe.throw(
			_("The need cannot have been collected in the future. Enter a day up to today."), NeedRefused
		)


def check_wanted_course(need: TrainingNeed) -> None:
	"""Let a resident want only a course that the county publishes."""
	if need.wanted_item and _changed(need, "wanted_item"):
		usable_course(need.wanted_item)


def refuse_second_need(need: TrainingNeed) -> None:
	"""Refuse a second open need of the resident for the same direction."""
	key = open_key(need.resident, need.direction, need.workflow_state)
	if not key or not (_changed(need, "direction") or _changed(need, "resident")):
		return
	# The same resident's needs, wherever they were collected; only the number is told.
	if other := frappe.db.get_value("Training Need", {"open_key": key, "name": ["!=", need.name or ""]}):
		frappe.throw(messages.second_need(other), frappe.DuplicateEntryError)


def _changed(need: TrainingNeed, field: str) -> bool:
	"""Is the field of a new need, or written anew?"""
	return need.is_new() or need.has_value_changed(field)
