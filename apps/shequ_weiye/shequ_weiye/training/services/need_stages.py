"""What must be known of a training need before it enters a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.training.services import need_messages as messages
from shequ_weiye.training.services.errors import NeedRefused

if TYPE_CHECKING:
	from shequ_weiye.policies.services.approval_rules import Way
	from shequ_weiye.training.doctype.training_need.training_need import TrainingNeed


def check_stage(need: TrainingNeed, way: Way) -> None:
	"""Refuse a transition whose facts are missing; those of a class come with the class alone.

	Raises :class:`NeedRefused`.
	"""
	if way.next_state == t.OFFERED and not need.flags.offered_class:
		frappe.throw(messages.not_enrolled(), NeedRefused)
	if way.state == t.OFFERED and way.next_state == t.VERIFIED and not need.flags.leaves_class:
		frappe.throw(messages.still_enrolled(need.training_class), NeedRefused)
	if way.next_state == t.TRAINED and not need.flags.training_result:
		frappe.throw(messages.no_result(need.training_class), NeedRefused)
	if way.next_state == t.CLOSED:
		_check_outcome(need)


def _check_outcome(need: TrainingNeed) -> None:
	if not (need.outcome and need.outcome_on):
		frappe.throw(messages.no_outcome(), NeedRefused)
	day = getdate(need.outcome_on)
	if day > getdate(nowdate()) or day < getdate(need.class_starts_on):
		frappe.throw(messages.outcome_day(need.class_starts_on), NeedRefused)
