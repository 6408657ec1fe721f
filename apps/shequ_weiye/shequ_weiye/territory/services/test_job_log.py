"""Every run of a job leaves a record; one bad row does not stop the rest."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import JobFailedError, RowCounts, change_each, scheduled_job

PERSONAL = "张三 370102199001011234"


@scheduled_job("Example Job", Kind.SYSTEM)
def steady() -> int:
	return 7


@scheduled_job("Example Job", Kind.SYSTEM)
def broken() -> int:
	raise ValueError(PERSONAL)


def last_run() -> frappe._dict:
	return frappe.get_last_doc("Job Run", {"title": "Example Job"})


def test_a_run_records_what_it_changed() -> None:
	assert steady() == (7, 0)
	run = last_run()
	assert (run.status, run.changed_rows, run.failed_rows) == ("Succeeded", 7, 0)
	assert run.started_at <= run.finished_at
	assert run.job.endswith("test_job_log.steady")


def test_one_failing_row_is_undone_and_the_rest_goes_on() -> None:
	def change(name: str) -> bool:
		frappe.get_doc({"doctype": "ToDo", "description": name}).insert()
		if name == "bad":
			raise ValueError(PERSONAL)
		return name != "unchanged"

	@scheduled_job("Example Job", Kind.SYSTEM)
	def work() -> RowCounts:
		return change_each(["good", "bad", "unchanged"], change, "example")

	assert work() == (1, 1)
	assert last_run().status == "Partly Failed"
	assert not frappe.db.exists("ToDo", {"description": "bad"})
	assert frappe.db.exists("ToDo", {"description": "unchanged"})


def test_the_log_of_a_failing_row_names_the_row_but_no_person() -> None:
	def change(name: str) -> bool:
		raise ValueError(PERSONAL)

	change_each(["RES-000001"], change, "example")
	# By its title: the log outlives the tests before this one, some of which lived in the future.
	log = frappe.get_last_doc("Error Log", filters={"method": "example: ValueError"})
	assert "RES-000001" in log.error
	assert "张三" not in log.error


def test_a_job_that_breaks_off_is_recorded_as_failed_without_its_text() -> None:
	with pytest.raises(JobFailedError) as raised:
		broken()
	assert raised.value.__suppress_context__
	run = last_run()
	assert (run.status, run.message) == ("Failed", "ValueError")


def test_a_run_that_never_ended_is_marked_when_the_next_one_starts() -> None:
	steady()
	killed = last_run()
	killed.db_set({"status": "Running", "finished_at": None})
	steady()
	assert frappe.db.get_value("Job Run", killed.name, "status") == "Interrupted"
