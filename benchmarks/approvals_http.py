"""A stored step by HTTP: twenty officers of a street at once, beside Frappe's ``apply_workflow`` in the same minutes.

Each officer takes turns between a case and a plain document. In a first run they work as people do and look at
each case for some seconds; in a second each request follows the last one at once.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.approvals_cases import DOCTYPE, cases_waiting, open_tasks
from benchmarks.approvals_plain import PLAIN, copy_to_plain, make_plain_doctype
from benchmarks.figures import Row, at_most, informs, median, p95, seconds
from benchmarks.site import connected

if TYPE_CHECKING:
	from support.rest import RestClient

APPROVERS = 20
WARM_UP, ROUNDS = 2, 15
MOST_MS, MOST_RATIO = 150, 1.5
PASSWORD = "Weiye-Bench-2026"
# How long somebody looks at a case before deciding it, at most.
LOOKING_SECONDS = 4.0
OURS, BARE = "ours", "bare"

Times = dict[str, list[float]]


def rows() -> list[Row]:
	"""Both runs, each with its times beside the bars."""
	with connected():
		make_plain_doctype()
		number = APPROVERS * (WARM_UP + 2 * ROUNDS)
		with cases_waiting(number):
			copy_to_plain()
			cases = [case for case, _task in open_tasks()]
			clients = [log_in(account) for account in make_approvers()]
			return [*rows_of_runs(clients, iter(cases))]


def rows_of_runs(clients: list[RestClient], cases: Iterator[str]) -> Iterator[Row]:
	"""Work as people do, then without a pause."""
	run(clients, cases, WARM_UP, 0)
	yield from rows_of("每次先看 0–4 秒", run(clients, cases, ROUNDS, LOOKING_SECONDS))
	yield from rows_of("一件接一件不停顿", run(clients, cases, ROUNDS, 0))


def rows_of(pace: str, times: Times) -> Iterator[Row]:
	"""The times of one run against the bars."""
	ours, bare = times[OURS], times[BARE]
	name = f"{APPROVERS} 人同时经 HTTP 办理，{pace}"
	yield informs(f"{name}：中位数", median(ours) * 1000, "毫秒")
	yield at_most(f"{name}：p95", p95(ours) * 1000, MOST_MS, "毫秒")
	yield informs(f"{name}：apply_workflow 中位数", median(bare) * 1000, "毫秒")
	yield informs(f"{name}：apply_workflow p95", p95(bare) * 1000, "毫秒")
	yield at_most(f"{name}：÷ apply_workflow（中位数）", median(ours) / median(bare), MOST_RATIO, "倍")
	yield at_most(f"{name}：÷ apply_workflow（p95）", p95(ours) / p95(bare), MOST_RATIO, "倍")


def run(clients: list[RestClient], cases: Iterator[str], rounds: int, looking: float) -> Times:
	"""Let all work at once; give the seconds of each way."""
	shares = [[next(cases) for _round in range(rounds)] for _client in clients]
	with ThreadPoolExecutor(len(clients)) as pool:
		work = [pool.submit(approve, *each, looking) for each in zip(clients, shares, strict=True)]
		taken = [job.result() for job in work]
	return {way: [one for times in taken for one in times[way]] for way in (OURS, BARE)}


def approve(client: RestClient, cases: list[str], looking: float) -> Times:
	"""Let one officer decide each case, and its plain copy before or after it."""
	drawn = random.Random(cases[0])
	times: Times = {OURS: [], BARE: []}
	for case in cases:
		for way in drawn.sample((OURS, BARE), 2):
			time.sleep(drawn.uniform(0, looking))
			times[way].append(seconds(partial(WAYS[way], client, case)))
	return times


def approve_case(client: RestClient, case: str) -> None:
	"""Take the step as the form does."""
	from shequ_weiye.constants.workflows import PASS_REVIEW

	call(client, "shequ_weiye.policies.api.act", doctype=DOCTYPE, name=case, action=PASS_REVIEW)


def approve_plain(client: RestClient, case: str) -> None:
	"""Take the same step of the plain document, as its form does."""
	from shequ_weiye.constants.workflows import PASS_REVIEW

	call(
		client,
		"frappe.model.workflow.apply_workflow",
		doc={"doctype": PLAIN, "name": case},
		action=PASS_REVIEW,
	)


WAYS: dict[str, Callable[[RestClient, str], None]] = {OURS: approve_case, BARE: approve_plain}


def call(client: RestClient, function: str, **arguments: Any) -> None:
	"""Raise ``RuntimeError`` for any other answer than that it was done."""
	answer = client.call(function, **arguments)
	if answer.status_code != 200:
		raise RuntimeError(f"{function}: {answer.status_code} {answer.text[:300]}")


def make_approvers() -> list[str]:
	"""Give the accounts of twenty officers of the street."""
	import frappe
	from frappe.utils.password import update_password
	from shequ_weiye.constants.roles import STREET_OFFICER
	from shequ_weiye.territory.factories import QIANFOSHAN_STREET, make_posting, make_user
	from support.accounts import email

	names = [f"bench-{number}" for number in range(APPROVERS)]
	for name in names:
		user = str(make_user(name, email=email(name)).name)
		if not frappe.db.exists("Staff Posting", {"user": user}):
			make_posting(STREET_OFFICER, QIANFOSHAN_STREET, user)
		update_password(user, PASSWORD)
	frappe.db.commit()
	return names


def log_in(account: str) -> RestClient:
	"""Give a session of an officer with the served site."""
	from support.rest import RestClient

	return RestClient.logged_in(os.environ["WEIYE_TEST_URL"], account, PASSWORD)
