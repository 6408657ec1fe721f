"""Asks, as time passes, for new surveys of employers whose last one is old (plan task 15, 用工调查)."""

from __future__ import annotations

from collections import defaultdict

import frappe
from frappe import _
from frappe.utils import add_days, nowdate

from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.jobs.services.settings import jobs_settings
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job
from shequ_weiye.territory.services.notices import notify, officers_over

JOB = "shequ_weiye.jobs.survey_clock.ask_for_surveys"


@scheduled_job("Ask for Surveys of Employers", Kind.BY_DIVISION)
def ask_for_surveys() -> RowCounts:
	"""Ask each community, once until the next survey, to visit the employers whose survey is old (settings)."""
	days = jobs_settings().survey_days
	if not days:
		return RowCounts()
	due = _due(add_days(nowdate(), -days))
	return change_each(sorted(due), lambda code: _ask(code, due[code]), JOB)


def _due(day: str) -> dict[str, list[str]]:
	"""Name, by community, the employers last surveyed (or recorded) on ``day`` at the latest and not asked for."""
	surveyed = {"last_surveyed_on": ("<=", day)}
	never = {"last_surveyed_on": ("is", "not set"), "creation": ("<", add_days(day, 1))}
	due: dict[str, list[str]] = defaultdict(list)
	for kind in (surveyed, never):
		filters = {**kind, "survey_asked_on": ("is", "not set")}
		# A job of the server works for all areas; what it tells goes to the officers of each place only.
		for row in frappe.get_all("Employer", filters=filters, fields=["name", "division_code"]):
			due[row.division_code].append(row.name)
	return due


def _ask(code: str, names: list[str]) -> int:
	"""Tell the officers of a community how many employers to visit, and note that they were told; none is named."""
	employers = {"name": ("in", names)}
	# Only the day of the reminder, and only for the place whose officers are told.
	frappe.db.set_value("Employer", employers, "survey_asked_on", nowdate(), update_modified=False)
	community = frappe.get_doc("Administrative Division", code)
	subject = _("{0} employers wait for a new survey: visit them").format(len(names))
	notify(officers_over(code, (COMMUNITY_OFFICER,)), subject, community)
	return len(names)
