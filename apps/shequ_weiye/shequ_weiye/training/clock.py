"""What training does by itself every day; each job may run twice, or days late, without doing anything twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import add_days, formatdate, getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job
from shequ_weiye.territory.services.notices import notify, officers_over
from shequ_weiye.training.services.class_rules import announcement_due, quorum_warning_due, starts_by_itself
from shequ_weiye.training.services.need_rules import is_stale
from shequ_weiye.training.services.settings import training_settings

if TYPE_CHECKING:
	from collections.abc import Callable
	from datetime import date

	from shequ_weiye.training.doctype.training_class.training_class import TrainingClass

PATH = __name__
CLASS_OFFICERS = (STREET_OFFICER, COUNTY_OFFICER)
WAITING_STAGES = (t.COLLECTED, t.VERIFIED)


@scheduled_job("Start Training Classes", Kind.BY_DIVISION)
def start_classes() -> RowCounts:
	"""Let open classes whose first day has come run, if they are large enough; others wait for an officer."""
	return _each_class({"status": t.OPEN, "starts_on": ["<=", nowdate()]}, _start, "start_classes")


@scheduled_job("Remind of Waiting Training Needs", Kind.BY_DIVISION)
def remind_of_stale_needs() -> RowCounts:
	"""Remind the street of needs that nobody verified, street and county of needs without a class."""
	# The job looks after every division; each notice goes to the officers of the need's own.
	names = frappe.get_all(
		"Training Need",
		filters={"workflow_state": ["in", WAITING_STAGES], "willingness": ["!=", t.NOT_WILLING]},
		pluck="name",
	)
	return change_each(names, _remind_of_need, f"{PATH}.remind_of_stale_needs")


@scheduled_job("Announce Training Classes", Kind.BY_DIVISION)
def announce_classes() -> RowCounts:
	"""Shortly before a class begins, tell the officers of its participants to call them."""
	return _each_class({"status": t.OPEN, "starts_on": [">=", nowdate()]}, _announce, "announce_classes")


@scheduled_job("Warn of Small Training Classes", Kind.BY_DIVISION)
def warn_of_small_classes() -> RowCounts:
	"""Warn street and county of classes that are below quorum: some days before the first day, and on it."""
	return _each_class({"status": ["in", (t.PLANNED, t.OPEN)]}, _warn_of_size, "warn_of_small_classes")


@scheduled_job("Ask for Training Results", Kind.BY_DIVISION)
def ask_for_results() -> RowCounts:
	"""Ask once for the results of classes that are over and not finished."""
	days = training_settings().result_days
	if not days:
		return RowCounts()
	over = {"ends_on": ["<=", add_days(nowdate(), -days)], "result_reminded_on": ["is", "not set"]}
	return _each_class({"status": ["in", (t.OPEN, t.RUNNING)], **over}, _ask_for_result, "ask_for_results")


def _each_class(filters: dict[str, object], change: Callable[[TrainingClass], bool], job: str) -> RowCounts:
	# The job looks after every division; each notice goes to the officers of the class's own.
	names = frappe.get_all("Training Class", filters=filters, pluck="name", order_by="name")
	return change_each(names, lambda name: change(_locked_class(name)), f"{PATH}.{job}")


def _locked_class(name: str) -> TrainingClass:
	return frappe.get_doc("Training Class", name, for_update=True)


def _start(training_class: TrainingClass) -> bool:
	starts_on = getdate(training_class.starts_on)
	enough = training_class.enrolled >= training_class.quorum_min
	if not starts_by_itself(training_class.status, starts_on, _today(), enough):
		return False
	training_class.status = t.RUNNING
	training_class.save()
	return True


def _remind_of_need(name: str) -> bool:
	need = frappe.get_doc("Training Need", name, for_update=True)
	settings = training_settings()
	collected = need.workflow_state == t.COLLECTED
	limit = settings.verify_days if collected else settings.offer_days
	last = getdate(need.reminded_on) if need.reminded_on else None
	if not is_stale(getdate(need.stage_since), last, _today(), limit, settings.repeat_days):
		return False
	roles = (STREET_OFFICER,) if collected else CLASS_OFFICERS
	notify(
		officers_over(need.division_code, roles), _stale_subject(need.name, need.stage_since, collected), need
	)
	need.db_set("reminded_on", nowdate(), update_modified=False)
	return True


def _stale_subject(name: str, since: date, collected: bool) -> str:
	if collected:
		return _("Training need {0} waits since {1} to be verified.").format(name, formatdate(since))
	return _("Training need {0} waits since {1} for a class.").format(name, formatdate(since))


def _announce(training_class: TrainingClass) -> bool:
	days = training_settings().class_reminder_days
	starts_on = getdate(training_class.starts_on)
	if not announcement_due(starts_on, training_class.start_reminded_on, _today(), days):
		return False
	subject = _("Training class {0} begins on {1} at {2}. Please remind the participants.").format(
		training_class.name, formatdate(starts_on), training_class.place
	)
	notify(officers_over(training_class.division_code, CLASS_OFFICERS), subject, training_class)
	_announce_in_communities(training_class, subject)
	training_class.db_set("start_reminded_on", nowdate(), update_modified=False)
	return True


def _announce_in_communities(training_class: TrainingClass, subject: str) -> None:
	"""Tell each community's officers once, with one of their own needs: they may not open the class."""
	names = [row.training_need for row in training_class.enrolments]
	first_needs: dict[str, str] = {}
	# Only the places are used, to address the officers posted there.
	for name, code in frappe.get_all(
		"Training Need", filters={"name": ["in", names]}, fields=["name", "division_code"], as_list=True
	):
		first_needs.setdefault(code, name)
	for code, name in first_needs.items():
		notify(officers_over(code, (COMMUNITY_OFFICER,)), subject, frappe.get_doc("Training Need", name))


def _warn_of_size(training_class: TrainingClass) -> bool:
	days = training_settings().quorum_warning_days
	warned = getdate(training_class.quorum_warned_on) if training_class.quorum_warned_on else None
	small = training_class.enrolled < training_class.quorum_min
	if not small or not quorum_warning_due(getdate(training_class.starts_on), warned, _today(), days):
		return False
	subject = _("Training class {0} begins on {1} and has {2} of {3} participants needed.").format(
		training_class.name,
		formatdate(training_class.starts_on),
		training_class.enrolled,
		training_class.quorum_min,
	)
	notify(officers_over(training_class.division_code, CLASS_OFFICERS), subject, training_class)
	training_class.db_set("quorum_warned_on", nowdate(), update_modified=False)
	return True


def _ask_for_result(training_class: TrainingClass) -> bool:
	subject = _("Training class {0} ended on {1}. Please enter the results and finish it.").format(
		training_class.name, formatdate(training_class.ends_on)
	)
	notify(officers_over(training_class.division_code, CLASS_OFFICERS), subject, training_class)
	training_class.db_set("result_reminded_on", nowdate(), update_modified=False)
	return True


def _today() -> date:
	return getdate(nowdate())
