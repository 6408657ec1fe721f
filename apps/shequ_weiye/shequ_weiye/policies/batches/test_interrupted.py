"""An end in the middle and two workers at once: every case of a batch is decided once, none is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import frappe
import pytest

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import STREET_OFFICER
from shequ_weiye.policies.applications.office_factories import officer
from shequ_weiye.policies.batches.carrying_out import carry_out
from shequ_weiye.policies.batches.opening import open_batch, tasks_named
from shequ_weiye.policies.worklist import tasks as t
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import dismiss
from shequ_weiye.territory.factories import acting_as
from shequ_weiye.tests.at_once import at_once

CASE = "Startup Application"
CASES, KILLED_AT = 4, 3

KILLED = """
import os, signal, sys
import frappe
frappe.init(site=sys.argv[1])
frappe.connect()
from shequ_weiye.policies.batches import carrying_out
act, calls = carrying_out.act, []

def killed(*values):
	act(*values)
	calls.append(values)
	if len(calls) == int(sys.argv[3]):
		os.kill(os.getpid(), signal.SIGKILL)

carrying_out.act = killed
carrying_out.work_off(sys.argv[2])
"""


@pytest.fixture
def committed() -> Iterator[tuple[str, list[str]]]:
	"""Commit a batch of cases that every connection sees, and take all of it away again."""
	there = set(frappe.get_all("User", pluck="name"))
	cases = [make_startup_application(s.PENDING_STREET_REVIEW) for _ in range(CASES)]
	names = [str(case.name) for case in cases]
	with acting_as(officer(STREET_OFFICER)):
		tasks = frappe.get_all(t.TASK, {"reference_name": ("in", names), "status": t.TO_CLAIM}, pluck="name")
		batch = open_batch(tasks_named(tasks), w.PASS_REVIEW, "")
	frappe.db.commit()
	yield batch, names
	frappe.db.rollback()
	frappe.db.delete(b.LINE, {"batch": batch})
	frappe.db.delete(b.BATCH, {"name": batch})
	for case in cases:
		frappe.delete_doc(CASE, case.name, force=True)
		frappe.delete_doc("Resident", case.applicant, force=True)
	frappe.db.commit()
	dismiss(tuple(set(frappe.get_all("User", pluck="name")) - there))


def states(batch: str) -> Counter[str]:
	frappe.db.rollback()  # a new snapshot
	return Counter(frappe.get_all(b.LINE, {"batch": batch}, pluck="state"))


def reviews(names: list[str]) -> Counter[str]:
	filters = {"parent": ("in", names), "action": w.PASS_REVIEW}
	return Counter(frappe.get_all("Application Step", filters, pluck="parent"))


def test_a_killed_batch_goes_on_and_two_workers_at_once_double_nothing(committed) -> None:
	batch, names = committed
	command = [sys.executable, "-c", KILLED, frappe.local.site, batch, str(KILLED_AT)]
	killed = subprocess.run(command, cwd=os.getcwd(), capture_output=True, text=True)
	assert killed.returncode == -signal.SIGKILL, killed.stderr
	assert states(batch) == {b.DECIDED: KILLED_AT - 1, b.WAITING: CASES - KILLED_AT + 1}
	assert reviews(names).total() == KILLED_AT - 1
	street = officer(STREET_OFFICER)
	assert at_once(*[(street, lambda: carry_out(batch))] * 2) == [None, None]
	assert states(batch) == {b.DECIDED: CASES}
	assert reviews(names) == dict.fromkeys(names, 1)
	assert frappe.db.get_value(b.BATCH, batch, ["status", "decided"]) == (b.FINISHED, CASES)
