"""The table of jobs, Frappe's schedule and the page that shows them say the same."""

from __future__ import annotations

import ast
from pathlib import Path

import frappe
import pytest
from frappe.utils import add_to_date, now_datetime
from time_machine import travel

from shequ_weiye import hooks
from shequ_weiye.constants.scheduled_jobs import JOBS, Job, cron_events
from shequ_weiye.territory.report.scheduled_jobs_overview.scheduled_jobs_overview import execute
from shequ_weiye.territory.services import scheduled_jobs
from shequ_weiye.territory.services.job_log import title_of

# A test says with pytest.mark.job(path, *situations) what it shows; conftest.py holds it to running the job.
MARK = "pytest.mark.job"
SITUATIONS = ("changes", "leaves", "twice", "after_downtime")


def test_every_scheduled_event_of_the_app_is_in_the_table() -> None:
	assert hooks.scheduler_events == cron_events(JOBS)


def test_every_job_in_the_table_is_recorded_and_titled() -> None:
	assert all(title_of(job.method) for job in JOBS)


def test_frappe_can_tell_the_jobs_apart() -> None:
	names = [job.method.split(".")[-2:] for job in JOBS]
	assert len({tuple(name) for name in names}) == len(JOBS)


def test_the_tests_show_every_job_in_every_situation() -> None:
	assert shown_by_tests() == {(job.method, situation) for job in JOBS for situation in SITUATIONS}


def shown_by_tests() -> set[tuple[str, str]]:
	"""Read from the marks ``pytest.mark.job(job, *situations)`` what the app's tests show of which job."""
	texts = (path.read_text("utf-8") for path in Path(frappe.get_app_path("shequ_weiye")).rglob("test_*.py"))
	calls = (node for text in texts if MARK in text for node in ast.walk(ast.parse(text)))
	marks = (
		map(ast.literal_eval, call.args)
		for call in calls
		if isinstance(call, ast.Call) and ast.unparse(call.func) == MARK
	)
	return {(job, situation) for job, *situations in marks for situation in situations}


@pytest.mark.parametrize("job", JOBS)
def test_after_three_days_of_downtime_frappe_runs_each_job_at_once_and_then_at_its_time(job: Job) -> None:
	schedule = {"doctype": "Scheduled Job Type", "method": job.method, "frequency": "Cron"}
	on_schedule = frappe.get_doc({**schedule, "cron_format": job.cron})
	with travel("2026-03-05 12:05:30+08:00", tick=False):
		on_schedule.last_execution = add_to_date(now_datetime(), days=-3)
		assert on_schedule.is_event_due()
		on_schedule.last_execution = now_datetime()
		assert not on_schedule.is_event_due()


@pytest.mark.parametrize(
	("job", "cron"), [(Job("a.b", at="01:20"), "20 1 * * *"), (Job("a.b", every_minutes=10), "*/10 * * * *")]
)
def test_a_schedule_becomes_a_cron_line(job: Job, cron: str) -> None:
	assert job.cron == cron


def test_the_page_shows_each_job_with_its_last_result() -> None:
	first = JOBS[0].method
	frappe.get_doc(
		{
			"doctype": "Job Run",
			"job": first,
			"title": "x",
			"status": "Partly Failed",
			"started_at": "2099-01-01 01:20:00",
			"finished_at": "2099-01-01 01:21:05",
			"changed_rows": 4,
			"failed_rows": 1,
		}
	).insert()
	columns, rows = execute()
	assert [row["job"] for row in rows] == [job.method for job in JOBS]
	fields = ("seconds", "status", "changed_rows", "failed_rows")
	assert [rows[0][field] for field in fields] == [65, "Partly Failed", 4, 1]
	labels = [column["label"] for column in columns]
	assert len(set(labels)) == len(labels)
	assert all(row["next_run"] for row in rows)


def test_only_administrators_start_a_job() -> None:
	frappe.set_user("Guest")
	with pytest.raises(frappe.PermissionError):
		scheduled_jobs.run_now(JOBS[0].method)


def test_a_function_that_is_no_job_is_not_started() -> None:
	with pytest.raises(frappe.DoesNotExistError):
		scheduled_jobs.run_now("frappe.utils.now")


def test_a_job_started_by_hand_runs_as_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
	queued: list[dict] = []
	monkeypatch.setattr(
		frappe, "enqueue", lambda method, **kwargs: queued.append({"method": method, **kwargs})
	)
	job = frappe.get_doc({"doctype": "Scheduled Job Type", "method": JOBS[0].method, "frequency": "Daily"})
	if not frappe.db.exists("Scheduled Job Type", {"method": JOBS[0].method}):
		job.insert()
	monkeypatch.setattr(type(job), "is_job_in_queue", lambda self: False)
	assert scheduled_jobs.run_now(JOBS[0].method) is True
	assert queued[0]["method"].endswith("run_as_system")
	assert queued[0]["job_id"] == f"scheduled_job::{JOBS[0].method}"
