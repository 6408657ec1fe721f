"""A thousand grants at the same time, and an end in the middle: nothing doubles, nothing is overspent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import product
from random import Random

import frappe
import pytest
from frappe.utils import getdate

from shequ_weiye.constants import benefits as b
from shequ_weiye.policies.benefits.factories import (
	FLEXIBLE,
	URBAN_POST,
	forget_grants,
	make_envelope,
	month,
	month_grant,
)
from shequ_weiye.policies.benefits.ledger import Grant, record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.factories import make_fact
from shequ_weiye.policies.services.benefit_claims import Period, key_of
from shequ_weiye.policies.versions import version_for
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY
from shequ_weiye.tests.at_once import at_once

# Each attempt asks for the three months of a quarter: a thousand grants, of which the envelope holds 180.
ATTEMPTS, CONNECTIONS, PEOPLE = 334, 20, 25
QUARTERS = [[f"2026-{number:02}" for number in range(first, first + 3)] for first in (1, 4, 7, 10)]
AMOUNT, AFFORDABLE = 500.0, 60
TABLES = ("Benefit Claim", "Benefit Account", b.LEDGER)


@contextmanager
def committed(number: int) -> Iterator[list[str]]:
	"""Make people that every connection sees, and take them and all that they were granted away again."""
	people = [str(make_resident().name) for _ in range(number)]
	frappe.db.commit()
	yield people
	frappe.db.rollback()
	forget_grants(people)
	frappe.db.delete("Policy Fact", {"resident": ("in", people)})
	for name in people:
		frappe.delete_doc("Resident", name, force=True)
	frappe.db.commit()


@pytest.fixture
def person() -> Iterator[str]:
	with committed(1) as (name,):
		yield name


@pytest.fixture
def office() -> Iterator[tuple[str, list[str]]]:
	"""People, and an envelope of this year."""
	envelope = str(make_envelope(3 * AFFORDABLE * AMOUNT).name)
	with committed(PEOPLE) as people:
		yield envelope, people
	frappe.db.delete(b.ENVELOPE, {"name": envelope})
	frappe.db.commit()


def sizes() -> list[int]:
	"""Give the number of rows of each table; the site may hold others' entries."""
	return [frappe.db.count(table) for table in TABLES]


def months_counted(people: list[str]) -> int:
	"""Give the months of all accounts of these people."""
	names = [key_of("account", f"Resident {person}", FLEXIBLE) for person in people]
	return sum(frappe.get_all("Benefit Account", filters={"name": ("in", names)}, pluck="months"))


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


def at_the_same_time(attempts: list[list[Grant]]) -> Counter:
	"""Share the attempts among the connections; give how many came to what."""
	shares = [attempts[number::CONNECTIONS] for number in range(CONNECTIONS)]
	with ThreadPoolExecutor(CONNECTIONS) as pool:
		jobs = [pool.submit(work, frappe.local.site, share) for share in shares]
		return sum((job.result() for job in jobs), Counter())


def test_a_thousand_grants_at_once_double_nothing_and_overspend_nothing(office) -> None:
	envelope, people = office
	choices = list(product(people, QUARTERS, (FLEXIBLE, URBAN_POST) * 2))
	wanted = [
		[month_grant(person, month(text), policy) for text in quarter] for person, quarter, policy in choices
	]
	Random(5).shuffle(wanted)
	outcomes = at_the_same_time(wanted[:ATTEMPTS])
	frappe.db.rollback()
	assert outcomes == {"granted": AFFORDABLE, "refused": ATTEMPTS - AFFORDABLE}
	entries = frappe.get_all(b.LEDGER, filters={"resident": ("in", people)}, fields=["resident", "period"])
	assert len({(entry.resident, entry.period) for entry in entries}) == len(entries) == 3 * AFFORDABLE
	stored = frappe.db.get_value(b.ENVELOPE, envelope, ["committed", "money_left"])
	assert stored == (3 * AFFORDABLE * AMOUNT, 0)
	assert months_counted(people) == 3 * AFFORDABLE


def test_the_limit_of_months_holds_when_all_come_at_once(office) -> None:
	_envelope, people = office
	make_fact("insurance_subsidy_months", "30", resident=people[0])
	frappe.db.commit()
	outcomes = at_the_same_time(
		[[month_grant(people[0], month(text))] for quarter in QUARTERS for text in quarter]
	)
	frappe.db.rollback()
	assert outcomes == {"granted": 6, "refused": 6}
	assert months_counted(people[:1]) == 6


@pytest.mark.parametrize(
	("policy", "before", "amount", "words", "most"),
	[
		("职业培训补贴", 2, 500.0, "最多 3 次", 3),
		("家政从业人员意外伤害保险补贴", 1, 40.0, "最多 100", 2),
	],
)
def test_of_two_approved_at_once_for_the_last_place_below_a_cap_one_is_refused(
	person: str, policy: str, before: int, amount: float, words: str, most: int
) -> None:
	version = version_for(policy, QIANFOSHAN_COMMUNITY, getdate("2026-12-01"))

	def approve(contract: str) -> list[str]:
		period = Period(b.CONTRACT, getdate("2026-03-01"), contract)
		grant = Grant(policy, QIANFOSHAN_COMMUNITY, period, amount, resident=person, policy_version=version)
		return record_grants([grant])

	for number in range(before):
		approve(f"合同 {number}")
	frappe.db.commit()
	errors = at_once(
		("Administrator", lambda: approve("合同甲")), ("Administrator", lambda: approve("合同乙"))
	)
	frappe.db.rollback()
	refused = [error for error in errors if error]
	assert [type(error) for error in refused] == [BenefitRefused]
	assert words in str(refused[0])
	assert frappe.db.count(b.LEDGER, {"resident": person, "policy": policy}) == most


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
	before = sizes()
	command = [sys.executable, "-c", KILLED, frappe.local.site, people[0]]
	killed = subprocess.run(command, cwd=os.getcwd(), capture_output=True, text=True)
	assert killed.returncode == -signal.SIGKILL, killed.stderr
	frappe.db.rollback()
	assert sizes() == before
	assert frappe.db.get_value(b.ENVELOPE, envelope, "committed") == 0
	record_grants([month_grant(people[0], month("2026-01"))])
