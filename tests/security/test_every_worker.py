"""A change of posting, account or right counts from the next request on in every worker, not only where it was made."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = os.environ.get("WEIYE_TEST_SITE", "weiye-test.localhost")
USER = "two.workers@weiye.example.com"
# A worker that answers line after line, each as a new request; what it keeps in memory it keeps as a worker does.
# A request that begins with "part:" is not over with its line.
WORKER = f"""
import os, sys
os.chdir({str(ROOT / "sites")!r})
import frappe
frappe.init(site={SITE!r})
frappe.connect()
from shequ_weiye.permissions.scope import areas_with_right
def sees(doctype="Resident"):
	frappe.local.weiye_postings = None
	return [area.low for area in areas_with_right({USER!r}, doctype, "read")]
def tick(doctype, value):
	cell = dict(document_type=doctype, role="Street Officer", level="Street")
	frappe.get_doc("Level Right", cell).update(dict(may_read=value)).save()
over = True
for line in sys.stdin:
	if over:
		frappe.db.rollback()
	over = not line.startswith("part:")
	line = line.removeprefix("part:")
	answer = eval(line) if line.startswith("sees") else exec(line)
	if over:
		frappe.db.commit()
	print(repr(answer), flush=True)
"""
POST = """
for table, values in (("User", dict(name=USER, email=USER, enabled=1, first_name="two")), ("Staff Posting",
	dict(user=USER, role="Street Officer", division=CODE, division_code=CODE, from_date="2020-01-01"))):
	doc = frappe.get_doc(dict(doctype=table, **values)); doc.name = values.get("name") or "TWO-WORKERS"; doc.db_insert()
"""
OPEN = "exec({!r}, dict(frappe=frappe, USER={!r}, CODE={!r}))"
STREET, OTHER_STREET = "370102002000", "370102011000"


class Worker:
	"""One process of the site."""

	def __init__(self) -> None:
		self.process = subprocess.Popen(
			[sys.executable, "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
		)

	def does(self, line: str) -> str:
		"""Send one request; give its answer."""
		self.begins(line)
		return self.answers()

	def begins(self, line: str) -> None:
		"""Send a request that may have to wait for another worker."""
		assert self.process.stdin
		self.process.stdin.write(line + "\n")
		self.process.stdin.flush()

	def answers(self) -> str:
		"""Wait for the answer to what was sent."""
		assert self.process.stdout
		return self.process.stdout.readline().strip()

	def waits(self) -> bool:
		"""Answer whether it is still busy after half a second."""
		return not select([self.process.stdout], [], [], 0.5)[0]

	def end(self) -> None:
		"""Close its input and wait."""
		self.process.communicate(timeout=30)


@pytest.fixture
def workers() -> Iterator[tuple[Worker, Worker]]:
	"""Two of them; what was written is taken away."""
	pair = Worker(), Worker()
	yield pair
	for doctype in ("Resident", "Employer"):
		pair[0].does(f"tick({doctype!r}, 1)")
	for table, name in (("User", USER), ("Staff Posting", "TWO-WORKERS")):
		pair[0].does(f"frappe.db.delete({table!r}, dict(name={name!r}))")
	for worker in pair:
		worker.end()


def test_what_one_worker_changes_the_other_knows_in_its_next_request(workers: tuple[Worker, Worker]) -> None:
	one, two = workers
	street, other = str([STREET]), str([OTHER_STREET])
	assert two.does("sees()") == "[]"
	one.does(OPEN.format(POST, USER, STREET))
	assert two.does("sees()") == one.does("sees()") == street

	posting = "'Staff Posting', 'TWO-WORKERS'"
	one.does(f"frappe.db.set_value({posting}, 'division_code', {OTHER_STREET!r})")
	assert two.does("sees()") == other
	one.does(f"frappe.db.set_value({posting}, 'to_date', '2020-02-02')")
	assert two.does("sees()") == "[]"
	one.does(f"frappe.db.set_value({posting}, 'to_date', None)")
	assert two.does("sees()") == other

	one.does("tick('Resident', 0)")
	assert two.does("sees()") == one.does("sees()") == "[]"
	two.does("tick('Resident', 1)")
	assert one.does("sees()") == other

	two.does(f"frappe.db.set_value('User', {USER!r}, 'enabled', 0)")
	assert one.does("sees()") == "[]"


def test_a_right_taken_away_while_another_was_changed_and_committed_first_is_gone(
	workers: tuple[Worker, Worker],
) -> None:
	one, two = workers
	one.does(OPEN.format(POST, USER, STREET))
	two.does("tick('Employer', 1)")  # has everything in memory that a change needs, so that it would be quick
	one.does("part:tick('Resident', 0)")
	two.begins("tick('Employer', 0)")
	assert two.waits()  # committed before the first one, its version would hide that one from who has read it
	one.does("sees()")  # ends the first change
	two.answers()
	for worker in workers:
		assert worker.does("sees()") == worker.does("sees('Employer')") == "[]"


def test_a_worker_whose_change_began_before_another_ended_does_not_keep_what_it_could_not_see(
	workers: tuple[Worker, Worker],
) -> None:
	one, two = workers
	one.does(OPEN.format(POST, USER, STREET))
	assert two.does("part:sees()") == str([STREET])  # from here on it sees the database of this moment
	one.does("tick('Resident', 0)")
	two.does("part:tick('Employer', 0)")
	two.does("sees()")
	for worker in workers:
		assert worker.does("sees()") == worker.does("sees('Employer')") == "[]"


def test_a_change_that_was_undone_leaves_nothing_in_the_worker_that_made_it(
	workers: tuple[Worker, Worker],
) -> None:
	one, two = workers
	one.does(OPEN.format(POST, USER, STREET))
	one.does("part:tick('Resident', 0)")
	assert one.does("part:sees()") == "[]"
	one.does("frappe.db.rollback()")
	assert one.does("sees()") == two.does("sees()") == str([STREET])
