"""Runs of scheduled jobs, recorded so that a page can say what happened last night.

A scheduled job is a function without arguments that is named in ``constants/scheduled_jobs.py`` and
carries :func:`scheduled_job`. It gives the number of rows that it changed, or the :class:`RowCounts`
of :func:`change_each`, which keeps one bad row from stopping the rest. Nothing of a row's content is
written to a log, only its name and the place of the failure.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import frappe
from frappe.utils import now_datetime

from shequ_weiye.permissions.declared import refuse_undeclared, scoped
from shequ_weiye.permissions.registry import Kind

if TYPE_CHECKING:
	from shequ_weiye.territory.doctype.job_run.job_run import JobRun

Row = TypeVar("Row")
Part = TypeVar("Part")

RUNNING = "Running"
SUCCEEDED = "Succeeded"
PARTLY_FAILED = "Partly Failed"
FAILED = "Failed"
INTERRUPTED = "Interrupted"

ROW_SAVEPOINT = "scheduled_job_row"
PART_SAVEPOINT = "scheduled_job_part"
ROWS_PER_COMMIT = 200


class RowCounts(NamedTuple):
	"""How many rows a job changed, and how many it could not."""

	changed: int = 0
	failed: int = 0

	def __add__(self, other: tuple) -> RowCounts:
		"""Add the counts of another part of the same job."""
		return RowCounts(self.changed + other[0], self.failed + other[1])


NOTHING = RowCounts()


class JobFailedError(Exception):
	"""Raised in place of the error that ended a job, whose text could name a person."""


def scheduled_job(
	title: str, scope: Kind | None = None
) -> Callable[[Callable[[], RowCounts | int]], Callable[[], RowCounts]]:
	"""Make a function a scheduled job that is shown under ``title`` (English; shown translated).

	``scope`` says what it works on: ``Kind.BY_DIVISION`` if it takes each row by itself and tells only those
	in whose area the row lies, ``Kind.SYSTEM`` if it touches no row of a place. Without one it does not run.

	The run is recorded as :class:`Job Run`; an error rolls the job's open work back, is recorded, and
	goes on as :class:`JobFailedError`, so that Frappe's own scheduler log knows of it.
	"""

	def decorate(work: Callable[[], RowCounts | int]) -> Callable[[], RowCounts]:
		job = f"{work.__module__}.{work.__qualname__}"

		@wraps(work)
		def run() -> RowCounts:
			if scope is None:
				refuse_undeclared(job)
			record = _open(job, title)
			frappe.flags.job_run = record.name
			try:
				counts = _as_counts(work())
			except Exception as error:
				frappe.db.rollback()
				log_failure(job, error)
				_close(record, FAILED, message=type(error).__name__)
				raise JobFailedError(job) from None
			_close(record, PARTLY_FAILED if counts.failed else SUCCEEDED, counts)
			return counts

		run.title = title
		return scoped(scope)(run)

	return decorate


def change_each(rows: Iterable[Row], change: Callable[[Row], int], job: str) -> RowCounts:
	"""Call ``change`` on every row, each in a savepoint of its own.

	``change`` answers whether it changed the row, or how many rows behind it; a second run over the same
	rows must find nothing left to change. A row that raises is undone, logged under ``job`` and counted as failed.
	"""
	counts = RowCounts()
	for number, row in enumerate(rows, start=1):
		counts += _change_one(row, change, job)
		if number % ROWS_PER_COMMIT == 0:
			_commit()
	return counts


def change_parts(
	parts: Sequence[Part],
	change_part: Callable[[Part], int],
	change_singly: Callable[[Part], RowCounts],
) -> RowCounts:
	"""Call ``change_part`` on many rows at once, each part in a transaction of its own, and show how far it is.

	A part that raises is undone and given to ``change_singly``, which finds the row that is wrong. As for
	:func:`change_each`, a second run must find nothing left to change.
	"""
	counts = RowCounts()
	for number, part in enumerate(parts, start=1):
		try:
			frappe.db.savepoint(PART_SAVEPOINT)
			counts += RowCounts(changed=change_part(part))
			frappe.db.release_savepoint(PART_SAVEPOINT)
		except Exception:
			frappe.db.rollback(save_point=PART_SAVEPOINT)
			counts += change_singly(part)
		_show(counts, f"{number} / {len(parts)}")
		_commit()
	return counts


def log_failure(job: str, error: Exception, row: object = "") -> None:
	"""Write where an error arose to the Error Log, without its text, which could name a person."""
	frames = "".join(traceback.format_tb(error.__traceback__))
	frappe.log_error(title=f"{job}: {type(error).__name__}", message=f"{row}\n{frames}")


def title_of(job: str) -> str:
	"""Give the title of a scheduled job by the path of its function."""
	return frappe.get_attr(job).title


def _change_one(row: Row, change: Callable[[Row], int], job: str) -> RowCounts:
	frappe.db.savepoint(ROW_SAVEPOINT)
	try:
		changed = change(row)
	except Exception as error:
		frappe.db.rollback(save_point=ROW_SAVEPOINT)
		frappe.clear_messages()
		log_failure(job, error, row if isinstance(row, str) else "")
		return RowCounts(failed=1)
	frappe.db.release_savepoint(ROW_SAVEPOINT)
	return RowCounts(changed=int(changed))


def _as_counts(result: RowCounts | int) -> RowCounts:
	return result if isinstance(result, RowCounts) else RowCounts(changed=result)


def _open(job: str, title: str) -> JobRun:
	_mark_interrupted(job)
	record = frappe.new_doc("Job Run")
	record.update({"job": job, "title": title, "status": RUNNING, "started_at": now_datetime()})
	# Only the server records runs.
	record.insert(ignore_permissions=True)  # nosemgrep
	_commit()
	return record


def _show(counts: RowCounts, progress: str) -> None:
	"""Let the table of jobs say how far the present run is."""
	if run := frappe.flags.job_run:
		values = {"changed_rows": counts.changed, "failed_rows": counts.failed, "message": progress}
		# A log that holds nothing of a place or person.
		frappe.db.set_value("Job Run", run, values, update_modified=False)


def _mark_interrupted(job: str) -> None:
	"""A run that never came to its end was killed with its worker; the queue runs a job once at a time."""
	# A log that holds nothing of a place or person.
	for name in frappe.get_all("Job Run", filters={"job": job, "status": RUNNING}, pluck="name"):
		# As above.
		frappe.db.set_value("Job Run", name, "status", INTERRUPTED)


def _close(record: JobRun, status: str, counts: RowCounts = NOTHING, message: str = "") -> None:
	frappe.flags.job_run = None
	record.update({"status": status, "finished_at": now_datetime(), "message": message})
	record.update({"changed_rows": counts.changed, "failed_rows": counts.failed})
	# A rollback of the job's own work may have taken the opening row with it.
	if frappe.db.exists("Job Run", record.name):
		record.db_update()
	else:
		record.db_insert()
	_commit()


def _commit() -> None:
	"""Make the run visible while it goes on, and keep locks short; a test keeps its transaction."""
	if not frappe.flags.in_test:
		# A scheduled job owns its transaction.
		frappe.db.commit()  # nosemgrep
