"""The scheduled jobs as people see and start them."""

from __future__ import annotations

from typing import Any

import frappe
from croniter import croniter
from frappe import _
from frappe.utils import now_datetime

from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR
from shequ_weiye.constants.scheduled_jobs import JOBS, Job
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import title_of

OPERATORS = frozenset({WEIYE_ADMINISTRATOR, "System Manager"})


def overview() -> list[dict[str, Any]]:
	"""Give one row per job: what, when, last run, seconds that it took, result, rows, next run."""
	return [_row(job) for job in JOBS]


def schedule_text(job: Job) -> str:
	"""Say in words when a job runs."""
	if job.every_minutes:
		return _("Every {0} minutes").format(job.every_minutes)
	return _("Every day at {0}").format(job.at)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.SYSTEM)
def run_now(job: str) -> bool:
	"""Put a job into the queue; answer ``False`` if it waits or runs there already.

	For configuration administrators and operators only. The job runs as the system does it at night, not
	with the rights of the person who starts it.
	"""
	# Not frappe.only_for: it lets everybody through while tests run, and could not be tested.
	if OPERATORS.isdisjoint(frappe.get_roles()):
		frappe.throw(_("Only administrators start a job by hand. Ask one of them."), frappe.PermissionError)
	if job not in {listed.method for listed in JOBS}:
		frappe.throw(_("There is no scheduled job {0}.").format(job), frappe.DoesNotExistError)
	# Frappe's record of the schedule; its own button is for System Managers.
	job_type = frappe.get_doc("Scheduled Job Type", {"method": job})
	if job_type.is_job_in_queue():
		return False
	frappe.enqueue(
		"shequ_weiye.territory.services.scheduled_jobs.run_as_system",
		job_id=job_type.rq_job_id,
		job_type=job,
	)
	return True


@scoped(Kind.SYSTEM)
def run_as_system(job_type: str) -> None:
	"""Run a job in a worker as the scheduler would; called through the queue only."""
	frappe.set_user("Administrator")
	frappe.get_doc("Scheduled Job Type", {"method": job_type}).execute()


def _row(job: Job) -> dict[str, Any]:
	last = _last_run(job.method)
	return {
		"job": job.method,
		"title": _(title_of(job.method)),
		"schedule": schedule_text(job),
		"next_run": croniter(job.cron, now_datetime()).get_next(type(now_datetime())),
		**last,
	}


def _last_run(job: str) -> dict[str, Any]:
	# A log that holds nothing of a place or person; the report's roles guard it.
	rows = frappe.get_all(
		"Job Run",
		filters={"job": job},
		fields=["name as run", "started_at", "finished_at", "status", "changed_rows", "failed_rows"],
		order_by="started_at desc, creation desc",
		limit=1,
	)
	return {**rows[0], "seconds": _seconds(rows[0])} if rows else {}


def _seconds(run: frappe._dict) -> int | None:
	"""Give how long a run took, if it came to its end."""
	return run.finished_at and round((run.finished_at - run.started_at).total_seconds())
