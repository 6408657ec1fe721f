"""Asks, as time passes, for new surveys of employers whose last one is old (plan task 15, 用工调查)."""

from __future__ import annotations

from collections import Counter

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
	asked: Counter[str] = Counter()
	counts = change_each(_due(add_days(nowdate(), -days)), lambda name: _ask(name, asked), JOB)
	_notify(asked)
	return counts


def _due(day: str) -> list[str]:
	"""Name the employers surveyed, or recorded and never surveyed, on ``day`` at the latest and not asked for."""
	surveyed = {"last_surveyed_on": ("<=", day)}
	never = {"last_surveyed_on": ("is", "not set"), "creation": ("<", add_days(day, 1))}
	found = [
		# A job of the server works for all areas; what it tells goes to the officers of each place only.
		frappe.get_all("Employer", filters={**kind, "survey_asked_on": ("is", "not set")}, pluck="name")
		for kind in (surveyed, never)
	]
	return sorted(name for names in found for name in names)


def _ask(name: str, asked: Counter[str]) -> bool:
	asked[frappe.db.get_value("Employer", name, "division_code")] += 1
	# Only the day of the reminder, and only for the place whose officers are told.
	frappe.db.set_value("Employer", name, "survey_asked_on", nowdate(), update_modified=False)
	return True


def _notify(asked: Counter[str]) -> None:
	"""Tell the officers of each community how many employers to visit; none is named."""
	for code, number in asked.items():
		community = frappe.get_doc("Administrative Division", code)
		subject = _("{0} employers wait for a new survey: visit them").format(number)
		notify(officers_over(code, (COMMUNITY_OFFICER,)), subject, community)
