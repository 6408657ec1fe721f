"""What happens to fairs, posts and referrals by itself, because time passes.

Every job finds what is due by the present state of the rows, so that a second run finds nothing and a
run after days of downtime catches up.
"""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import add_days, add_to_date, getdate, now_datetime, nowdate

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.jobs.services.fair_notices import remind
from shequ_weiye.jobs.services.fair_rules import is_reminder_due
from shequ_weiye.jobs.services.post_rules import is_outcome_due
from shequ_weiye.jobs.services.settings import jobs_settings
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job
from shequ_weiye.territory.services.notices import notify, officers_over

CLOCK = "shequ_weiye.jobs.clock"


@scheduled_job("Publish Job Fairs", Kind.BY_DIVISION)
def publish_fairs() -> RowCounts:
	"""Publish the fairs that the street has passed and whose day of publication has come."""
	due = {"workflow_state": j.PENDING_PUBLICATION, "publish_on": ("<=", now_datetime())}
	return change_each(_names("Job Fair", due), _follow_clock, f"{CLOCK}.publish_fairs")


@scheduled_job("Close Sign-up for Job Fairs", Kind.BY_DIVISION)
def close_sign_ups() -> RowCounts:
	"""Close the sign-up of the fairs whose deadline has passed."""
	due = {"sign_up_open": 1, "sign_up_deadline": ("<=", now_datetime())}
	return change_each(_names("Job Fair", due), _close_sign_up, f"{CLOCK}.close_sign_ups")


@scheduled_job("Remind Officers of Job Fairs", Kind.BY_DIVISION)
def remind_of_fairs() -> RowCounts:
	"""Tell the officers of the place, once, that a fair begins within the days of the settings."""
	latest = add_to_date(now_datetime(), days=jobs_settings().reminder_days)
	soon = {
		"workflow_state": j.PUBLISHED,
		"reminded_on": ("is", "not set"),
		"starts_at": ("between", [now_datetime(), latest]),
	}
	return change_each(_names("Job Fair", soon), _remind, f"{CLOCK}.remind_of_fairs")


@scheduled_job("Mark Job Fairs as Held", Kind.BY_DIVISION)
def hold_fairs() -> RowCounts:
	"""Mark the published fairs whose end has passed as held."""
	due = {"workflow_state": j.PUBLISHED, "ends_at": ("<=", now_datetime())}
	return change_each(_names("Job Fair", due), _follow_clock, f"{CLOCK}.hold_fairs")


@scheduled_job("Expire Job Posts", Kind.BY_DIVISION)
def expire_posts() -> RowCounts:
	"""Expire the posts whose last day is over."""
	due = {"status": j.OPEN, "valid_until": ("<", nowdate())}
	return change_each(_names("Job Post", due), _expire, f"{CLOCK}.expire_posts")


@scheduled_job("Ask for Outcomes of Referrals", Kind.BY_DIVISION)
def ask_for_outcomes() -> RowCounts:
	"""Ask the officers of the place what became of referrals, every so many days (settings)."""
	days = jobs_settings().outcome_days
	if not days:
		return RowCounts()
	old = {"outcome": ("in", list(j.OPEN_OUTCOMES)), "referred_on": ("<=", add_days(nowdate(), -days))}
	return change_each(_names("Job Referral", old), _ask_for_outcome, f"{CLOCK}.ask_for_outcomes")


def _names(doctype: str, filters: dict) -> list[str]:
	# A job of the server works for all areas; what it tells goes to the officers of each place only.
	return frappe.get_all(doctype, filters=filters, pluck="name", order_by="name")


def _follow_clock(fair: str) -> bool:
	return frappe.get_doc("Job Fair", fair, for_update=True).follow_clock()


def _close_sign_up(fair: str) -> bool:
	return frappe.get_doc("Job Fair", fair, for_update=True).close_sign_up()


def _remind(name: str) -> bool:
	fair = frappe.get_doc("Job Fair", name, for_update=True)
	now = now_datetime()
	if not is_reminder_due(fair.workflow_state, fair.starts_at, now, jobs_settings().reminder_days):
		return False
	remind(fair)
	fair.db_set("reminded_on", now, update_modified=False)
	return True


def _expire(post: str) -> bool:
	return frappe.get_doc("Job Post", post, for_update=True).expire()


def _ask_for_outcome(name: str) -> bool:
	referral = frappe.get_doc("Job Referral", name, for_update=True)
	asked_on = getdate(referral.asked_on) if referral.asked_on else None
	today, days = getdate(nowdate()), jobs_settings().outcome_days
	if not is_outcome_due(referral.outcome, getdate(referral.referred_on), asked_on, today, days):
		return False
	officers = officers_over(referral.division_code, (COMMUNITY_OFFICER,)) or [referral.officer]
	notify(
		officers,
		_("Referral {0} still waits for its outcome: ask the employer").format(referral.name),
		referral,
	)
	referral.db_set("asked_on", today, update_modified=False)
	return True
