"""A thousand grants at the same time, and an end in the middle: nothing doubles, nothing is overspent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from random import Random

import frappe
import pytest

from shequ_weiye.constants import benefits as b
from shequ_weiye.policies.benefits.factories import FLEXIBLE, URBAN_POST, make_envelope, month, month_grant
from shequ_weiye.policies.benefits.ledger import Grant, record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.residents.factories import make_resident

# Each attempt asks for the three months of a quarter: a thousand grants, of which the envelope holds 180.
ATTEMPTS, CONNECTIONS, PEOPLE = 334, 20, 25
QUARTERS = [[f"2026-{number:02}" for number in range(first, first + 3)] for first in (1, 4, 7, 10)]
AMOUNT, AFFORDABLE = 500.0, 60
TABLES = ("Benefit Claim", "Benefit Account", b.LEDGER)


@pytest.fixture
def office() -> Iterator[tuple[str, list[str]]]:
	"""Commit an envelope and people that every connection sees, and take everything away again."""
	people = [str(make_resident().name) for _ in range(PEOPLE)]
	envelope = str(make_envelope(3 * AFFORDABLE * AMOUNT).name)
	assert not any(frappe.db.count(table) for table in TABLES)
	frappe.db.commit()
	yield envelope, people
	frappe.db.rollback()
	for table in TABLES:
		# Past the controllers, which refuse it: only this test's entries stand there.
		frappe.db.delete(table)
	frappe.db.delete(b.ENVELOPE, {"name": envelope})
	for name in people:
		frappe.delete_doc("Resident", name, force=True)
	frappe.db.commit()


def work(site: str, attempts: list[list[Grant]]) -> Counter:
	"""Make one attempt after the other on a connection of one's own; give how many came to what."""
	frappe.init(site=site)
	frappe.connect()
	frappe.set_user("Administrator")
	outcomes: Counter = Counter()
	for grants in attempts:
		try:
			record_grants(grants)
			frappe.db.commit()
			outcomes["granted"] += 1
		except BenefitRefused:
			frappe.db.rollback()
			outcomes["refused"] += 1
	frappe.destroy()
	return outcomes


def test_a_thousand_grants_at_once_double_nothing_and_overspend_nothing(office) -> None:
	envelope, people = office
	choices = list(product(people, QUARTERS, (FLEXIBLE, URBAN_POST) * 2))
	wanted = [
		[month_grant(person, month(text), policy) for text in quarter] for person, quarter, policy in choices
	]
	Random(5).shuffle(wanted)
	shares = [wanted[:ATTEMPTS][number::CONNECTIONS] for number in range(CONNECTIONS)]
	with ThreadPoolExecutor(CONNECTIONS) as pool:
		jobs = [pool.submit(work, frappe.local.site, share) for share in shares]
		outcomes = sum((job.result() for job in jobs), Counter())
	frappe.db.rollback()
	assert outcomes == {"granted": AFFORDABLE, "refused": ATTEMPTS - AFFORDABLE}
	entries = frappe.get_all(b.LEDGER, fields=["resident", "period", "amount"])
	assert len({(entry.resident, entry.period) for entry in entries}) == len(entries) == 3 * AFFORDABLE
	stored = frappe.db.get_value(b.ENVELOPE, envelope, ["committed", "money_left"])
	assert stored == (3 * AFFORDABLE * AMOUNT, 0)
	months = frappe.get_all("Benefit Account", pluck="months")
	assert sum(months) == 3 * AFFORDABLE


KILLED = """
import os, signal, sys
import frappe
frappe.init(site=sys.argv[1])
frappe.connect()
frappe.set_user("Administrator")
from shequ_weiye.policies.benefits.factories import month, month_grant
from shequ_weiye.policies.benefits.ledger import record_grants
record_grants([month_grant(sys.argv[2], month(f"2026-{number:02}")) for number in range(1, 7)])
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_an_end_in_the_middle_leaves_nothing(office) -> None:
	envelope, people = office
	command = [sys.executable, "-c", KILLED, frappe.local.site, people[0]]
	killed = subprocess.run(command, cwd=os.getcwd(), capture_output=True, text=True)
	assert killed.returncode == -signal.SIGKILL, killed.stderr
	frappe.db.rollback()
	assert not any(frappe.db.count(table) for table in (b.LEDGER, "Benefit Claim", "Benefit Account"))
	assert frappe.db.get_value(b.ENVELOPE, envelope, "committed") == 0
	record_grants([month_grant(people[0], month("2026-01"))])
