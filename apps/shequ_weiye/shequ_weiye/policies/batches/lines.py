"""The lines of a batch: one for each task, written by the server alone, and what came of it."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import now

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.policies.services.batch_rules import Tally, tally

CHUNK = 2000
COLUMNS = (
	"name",
	"owner",
	"modified_by",
	"creation",
	"modified",
	"batch",
	"task",
	"line_key",
	"reference_doctype",
	"reference_name",
	"stage",
	"state",
	"division",
	"division_code",
)


def line_key(batch: str, task: str) -> str:
	"""Give the unique key of a line: a task stands in a batch once."""
	return f"{batch}|{task}"


def insert_lines(batch: str, tasks: list[frappe._dict]) -> None:
	"""Write a line for each task; fifty thousand documents one by one would keep the officer waiting."""
	names = ", ".join(f"`{column}`" for column in COLUMNS)
	places = ", ".join(["%s"] * len(COLUMNS))
	for start in range(0, len(tasks), CHUNK):
		rows = [_row(batch, task) for task in tasks[start : start + CHUNK]]
		# Of tasks that the officer may see; names of columns stand above, every value is a parameter.
		frappe.db.sql(
			f"insert into `tab{b.LINE}` ({names}) values {', '.join([f'({places})'] * len(rows))}",
			[value for row in rows for value in row],
		)


def _row(batch: str, task: frappe._dict) -> tuple[Any, ...]:
	user, moment = frappe.session.user, now()
	return (
		frappe.generate_hash(length=20),
		user,
		user,
		moment,
		moment,
		batch,
		task.name,
		line_key(batch, task.name),
		task.reference_doctype,
		task.reference_name,
		task.stage,
		b.WAITING,
		task.division,
		task.division_code,
	)


def waiting_lines(batch: str) -> list[str]:
	"""Name the lines that wait, those of the same place and case always in the same order."""
	filters = {"batch": batch, "state": b.WAITING}
	# Names alone; each line is looked at with the officer's rights.
	return frappe.get_all(b.LINE, filters=filters, pluck="name", order_by="reference_name, name")


def lock_waiting(line: str) -> frappe._dict | None:
	"""Lock a line that waits and give its case and task; none if it was decided, or if another worker has it."""
	# By its key alone, of the batch that is being carried out: nothing else is locked.
	rows = frappe.db.sql(
		f"""select reference_doctype, reference_name, task from `tab{b.LINE}`
		where name = %s and state = %s for update skip locked""",
		(line, b.WAITING),
		as_dict=True,
	)
	return rows[0] if rows else None


def tally_of(batch: str) -> Tally:
	"""Count the lines of a batch by what came of them."""
	# Numbers alone, of the batch that is being carried out.
	rows = frappe.get_all(
		b.LINE, filters={"batch": batch}, fields=["state", "count(*) as number"], group_by="state"
	)
	return tally({row.state: row.number for row in rows})


def failed_tasks(batch: str) -> list[str]:
	"""Name the tasks that were not decided."""
	filters = {"batch": batch, "state": b.NOT_DECIDED}
	# Names alone: whoever repeats chooses among those that he may see.
	return frappe.get_all(b.LINE, filters=filters, pluck="task", order_by="reference_name, name")


def failures_of(batch: str) -> list[dict[str, Any]]:
	"""Give the first lines that were not decided, with the reason, of those that the user may see."""
	return frappe.get_list(
		b.LINE,
		filters={"batch": batch, "state": b.NOT_DECIDED},
		fields=["reference_doctype", "reference_name", "stage", "refusal"],
		order_by="reference_name, name",
		limit=b.MOST_LISTED,
	)


def write_outcome(line: str, refusal: str = "") -> None:
	"""Write what came of a line; a refusal says why its case was not decided."""
	state = b.NOT_DECIDED if refusal else b.DECIDED
	# The line is locked, and its batch is carried out for the officer who chose it.
	frappe.db.set_value(b.LINE, line, {"state": state, "refusal": refusal or None, "worked_off_at": now()})
