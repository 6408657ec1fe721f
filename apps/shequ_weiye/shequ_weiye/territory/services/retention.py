"""Ends what was kept long enough: counted every night, confirmed by a person, carried out in batches.

Each county has at most one open run. Nothing goes before an administrator over the county has confirmed
what was counted. Each batch is a transaction in which the run's row is locked: a run that was killed, or
that two workers take up, goes on where the last batch ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils import now_datetime

from shequ_weiye.constants.retention import DONE, IN_PROGRESS, KEEP, KINDS, WAITING
from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.erasure import erase
from shequ_weiye.territory.services.job_log import change_each
from shequ_weiye.territory.services.notices import notify, officers_over
from shequ_weiye.territory.services.retention_due import count_by_county, due_names, older_than

if TYPE_CHECKING:
	from shequ_weiye.territory.doctype.retention_run.retention_run import RetentionRun
	from shequ_weiye.territory.doctype.retention_run_item.retention_run_item import RetentionRunItem

RUN = "Retention Run"
ROWS_PER_BATCH = 50
JOB = f"{__name__}.carry_out"

Items = list[dict[str, Any]]


def count_due() -> int:
	"""Count in every county what is due; give the number of runs that were opened or counted anew."""
	due = _due_by_county()
	waiting = _open_runs(WAITING)
	working = _open_runs(IN_PROGRESS)
	for county in sorted({*due, *waiting} - working.keys()):
		_write_count(county, due.get(county, []), waiting.get(county))
	return len({*due, *waiting} - working.keys())


def go_on() -> None:
	"""Take up again what was confirmed and is not finished: its worker was killed."""
	for run in _open_runs(IN_PROGRESS).values():
		enqueue(run)


def enqueue(run: str) -> None:
	"""Let a worker carry a confirmed run out, after this request."""
	frappe.enqueue(JOB, queue="long", timeout=6 * 60 * 60, enqueue_after_commit=True, run=run)


@scoped(Kind.BY_DIVISION)
def carry_out(run: str) -> None:
	"""Carry out a confirmed run, batch by batch; called through the queue only."""
	frappe.set_user("Administrator")
	while _work_off_batch(run):
		_commit()
	_commit()


def _work_off_batch(name: str) -> bool:
	"""Work off the next rows of a run; answer whether there may be more."""
	run = frappe.get_doc(RUN, name, for_update=True)
	if run.status != IN_PROGRESS:
		return False
	for item in run.items:
		if names := _next_names(run, item):
			_work_off(run, item, names)
			return True
	run.status, run.finished_at = DONE, now_datetime()
	run.save_step()
	return False


def _next_names(run: RetentionRun, item: RetentionRunItem) -> list[str]:
	kept = KINDS[item.rule]
	return due_names(kept, item.before, run.division_code, item.position or "", ROWS_PER_BATCH)


def _work_off(run: RetentionRun, item: RetentionRunItem, names: list[str]) -> None:
	doctype, reason = KINDS[item.rule].doctype, f"{run.name} {_(item.rule)}"

	def end(name: str) -> bool:
		erase(item.action, doctype, name, reason)
		return True

	counts = change_each(names, end, JOB)
	item.done_rows += counts.changed
	item.failed_rows += counts.failed
	item.position = names[-1]
	run.save_step()


def _due_by_county() -> dict[str, Items]:
	due: dict[str, Items] = {}
	for item, counts in _counted():
		for county, (free, held) in counts.items():
			due.setdefault(county, []).append({**item, "due_rows": free, "held_rows": held})
	return {county: items for county, items in due.items() if any(item["due_rows"] for item in items)}


def _counted() -> Iterator[tuple[dict[str, Any], dict[str, tuple[int, int]]]]:
	"""Give each rule by which something goes, with what is due of it in each county."""
	# The whole table, for the system.
	rules = {
		rule.name: rule for rule in frappe.get_all("Retention Rule", fields=["name", "action", "months"])
	}
	for kind, kept in KINDS.items():
		rule = rules.get(kind)
		if rule and rule.action != KEEP:
			before = older_than(rule.months)
			yield {"rule": kind, "action": rule.action, "before": before}, count_by_county(kept, before)


def _open_runs(status: str) -> dict[str, str]:
	# The clock looks after all areas.
	rows = frappe.get_all(RUN, filters={"status": status}, fields=["division_code", "name"])
	return {row.division_code: row.name for row in rows}


def _write_count(county: str, items: Items, name: str | None) -> None:
	if name:
		run = frappe.get_doc(RUN, name, for_update=True)
	else:
		run = frappe.get_doc({"doctype": RUN, "division": county, "status": WAITING})
	run.take_count(items)
	run.save_step()
	if not name:
		subject = _("Records whose time is over wait for your confirmation")
		notify(officers_over(county, (WEIYE_ADMINISTRATOR,)), subject, run)


def _commit() -> None:
	"""Keep what is done; a test keeps its transaction."""
	if not frappe.flags.in_test:
		# The job owns its transaction.
		frappe.db.commit()  # nosemgrep
