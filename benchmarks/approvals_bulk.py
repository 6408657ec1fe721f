"""A batch carried out by two workers that are killed on the way: how fast it goes on, with nothing lost or doubled.

``WEIYE_BENCH_LINES`` says how many lines; without it some thousand, and fifty thousand are reckoned from them.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benchmarks.approvals_cases import DOCTYPE, cases_waiting
from benchmarks.figures import Row, at_most, informs, seconds
from benchmarks.site import connected

if TYPE_CHECKING:
	from subprocess import Popen

LINES = int(os.environ.get("WEIYE_BENCH_LINES", "2000"))
WHOLE, MOST_MINUTES = 50_000, 15
# One worker of Frappe's queue for long jobs, carrying out the same job.
WORKER = """
import sys
import frappe
frappe.init(site=sys.argv[1])
frappe.connect()
from shequ_weiye.policies.batches.carrying_out import work_off
work_off(sys.argv[2])
frappe.db.commit()
"""


def rows() -> list[Row]:
	"""Open a batch, kill its workers when a third is decided, let others go on, and count what came of it."""
	with connected(), cases_waiting(LINES) as officer:
		opened: list[str] = []
		opening = seconds(lambda: opened.append(open_batch(officer)))
		batch = opened[0]
		started, worked = time.perf_counter(), processor_seconds()
		kill_at(batch, LINES // 3)
		for worker in start_workers(batch):
			if worker.wait():
				raise RuntimeError("a worker broke off")
		taken, worked = time.perf_counter() - started, processor_seconds() - worked
		each = informs("工作进程的处理器用时，平均每件（含启动）", worked / LINES * 1000, "毫秒")
		return [informs("开一批", opening, "秒"), *rows_of(taken), each, *checked(batch)]


def processor_seconds() -> float:
	"""What the workers that have ended used of the processors."""
	used = resource.getrusage(resource.RUSAGE_CHILDREN)
	return used.ru_utime + used.ru_stime


def rows_of(taken: float) -> Iterator[Row]:
	"""The rate, and how long fifty thousand lines take: measured, or reckoned and said so."""
	whole = taken / LINES * WHOLE / 60
	name = "实测" if LINES == WHOLE else f"按 {LINES:,} 件推算"
	yield informs(f"批量初审 {LINES:,} 件，中途 kill -9 两个进程后续办", taken, "秒")
	yield informs("批量初审速度", LINES / taken, "件/秒")
	yield at_most(f"批量初审 {WHOLE:,} 件（{name}）", whole, MOST_MINUTES, "分钟")


def checked(batch: str) -> Iterator[Row]:
	"""Every line decided, every case with one step of the review and one open task."""
	import frappe
	from shequ_weiye.constants.workflows import PASS_REVIEW

	frappe.db.rollback()
	lost = LINES - decided(batch)
	steps = frappe.db.sql(
		"""select count(*) from `tabApplication Step`
		where parenttype = %s and action = %s group by parent having count(*) > 1""",
		(DOCTYPE, PASS_REVIEW),
	)
	open_tasks = frappe.db.count("Approval Task", {"open_key": ("is", "set")})
	yield at_most("批量初审：漏办", lost, 0, "件")
	yield at_most("批量初审：重办", len(steps), 0, "件")
	yield at_most("批量初审：待办数与事项数之差", abs(open_tasks - LINES), 0, "条")


def open_batch(officer: str) -> str:
	"""Write the batch down as the officer who chose the whole list."""
	import frappe
	from shequ_weiye.constants.workflows import PASS_REVIEW
	from shequ_weiye.policies.batches.opening import open_batch, tasks_like

	frappe.set_user(officer)
	batch = open_batch(tasks_like([]), PASS_REVIEW, "")
	frappe.set_user("Administrator")
	frappe.db.commit()
	return batch


def kill_at(batch: str, number: int) -> None:
	"""Start the workers, and kill them in the middle of whatever they do once ``number`` lines are decided."""
	import frappe

	workers = start_workers(batch)
	while decided(batch) < number and all(worker.poll() is None for worker in workers):
		time.sleep(0.5)
		frappe.db.rollback()
	for worker in workers:
		worker.send_signal(signal.SIGKILL)
		worker.wait()


def start_workers(batch: str) -> list[Popen[bytes]]:
	"""As many processes as carry a batch out at once."""
	import frappe
	from shequ_weiye.constants.batch_decisions import WORKERS

	command = [sys.executable, "-c", WORKER, frappe.local.site, batch]
	return [subprocess.Popen(command) for _worker in range(WORKERS)]


def decided(batch: str) -> int:
	"""Count the lines of a batch that are decided."""
	import frappe
	from shequ_weiye.constants.batch_decisions import DECIDED, LINE

	return int(frappe.db.count(LINE, {"batch": batch, "state": DECIDED}))
