"""A change of posting, account or right counts from the next request on in every worker, not only where it was made."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = os.environ.get("WEIYE_TEST_SITE", "weiye-test.localhost")
USER = "two.workers@weiye.example.com"
# A worker that answers line after line, each as a new request; what it keeps in memory it keeps as a worker does.
WORKER = f"""
import os, sys
os.chdir({str(ROOT / "sites")!r})
import frappe
frappe.init(site={SITE!r})
frappe.connect()
from shequ_weiye.permissions.scope import areas_with_right
def sees():
	frappe.local.weiye_postings = None
	return [area.low for area in areas_with_right({USER!r}, "Resident", "read")]
for line in sys.stdin:
	frappe.db.rollback()
	answer = eval(line) if line.startswith("sees") else exec(line)
	frappe.db.commit()
	print(repr(answer), flush=True)
"""
POST = """
for table, values in (("User", dict(name=USER, email=USER, enabled=1, first_name="two")), ("Staff Posting",
	dict(user=USER, role="Street Officer", division=CODE, division_code=CODE, from_date="2020-01-01"))):
	doc = frappe.get_doc(dict(doctype=table, **values)); doc.name = values.get("name") or "TWO-WORKERS"; doc.db_insert()
"""
RIGHT = '{"document_type": "Resident", "role": "Street Officer"}'


class Worker:
	"""One process of the site."""

	def __init__(self) -> None:
		self.process = subprocess.Popen(
			[sys.executable, "-c", WORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
		)

	def does(self, line: str) -> str:
		"""Send one request; give its answer."""
		assert self.process.stdin and self.process.stdout
		self.process.stdin.write(line + "\n")
		self.process.stdin.flush()
		return self.process.stdout.readline().strip()

	def end(self) -> None:
		"""Close its input and wait."""
		self.process.communicate(timeout=30)


@pytest.fixture
def workers() -> Iterator[tuple[Worker, Worker]]:
	"""Two of them; what was written is taken away."""
	pair = Worker(), Worker()
	yield pair
	pair[0].does(f"frappe.db.set_value('Level Right', {RIGHT}, 'may_read', 1)")
	for table, name in (("User", USER), ("Staff Posting", "TWO-WORKERS")):
		pair[0].does(f"frappe.db.delete({table!r}, dict(name={name!r}))")
	for worker in pair:
		worker.end()


def test_what_one_worker_changes_the_other_knows_in_its_next_request(workers: tuple[Worker, Worker]) -> None:
	one, two = workers
	street, other = "['370102002000']", "['370102011000']"
	assert two.does("sees()") == "[]"
	one.does(f"exec({POST!r}, dict(frappe=frappe, USER={USER!r}, CODE='370102002000'))")
	assert two.does("sees()") == one.does("sees()") == street

	posting = "'Staff Posting', 'TWO-WORKERS'"
	one.does(f"frappe.db.set_value({posting}, 'division_code', '370102011000')")
	assert two.does("sees()") == other
	one.does(f"frappe.db.set_value({posting}, 'to_date', '2020-02-02')")
	assert two.does("sees()") == "[]"
	one.does(f"frappe.db.set_value({posting}, 'to_date', None)")
	assert two.does("sees()") == other

	one.does(f"frappe.db.set_value('Level Right', {RIGHT}, 'may_read', 0)")
	assert two.does("sees()") == one.does("sees()") == "[]"
	two.does(f"frappe.db.set_value('Level Right', {RIGHT}, 'may_read', 1)")
	assert one.does("sees()") == other

	two.does(f"frappe.db.set_value('User', {USER!r}, 'enabled', 0)")
	assert one.does("sees()") == "[]"
