"""The calls that ``make bench-scope`` times: one list, one count, at one level, and what each is held against.

Ours, the hand-written and the unscoped one take turns in changing order, so that all meet the same moments of
the machine and come as often after each other; all go through the same connection and bring their rows in the
same shape.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from benchmarks.figures import seconds

PLACES = {
	"省": "370000000000",
	"市": "370100000000",
	"县区": "370102000000",
	"街道": "370102002000",
	"社区": "370102002008",
}
REPEATS = 101
DOCTYPE = "Resident"
FIELDS = ("name", "full_name", "gender", "employment_status", "workflow_state", "division", "modified")
COLUMNS = ", ".join(FIELDS)
NEWEST = "order by modified desc limit 20"
NO_ROWS = "1=0"

Key = tuple[str, str, str]
Times = dict[Key, list[float]]


def times_of_all() -> Times:
	"""Every level, by its own officer; seconds by level, kind of call and way."""
	times: Times = {}
	for level in PLACES:
		with working_at(level):
			times |= times_of_level(level)
	return times


def times_of_level(level: str) -> Times:
	"""The same rounds for every way, after one that does not count."""
	every = {(level, what, how): call for what, hows in calls(level).items() for how, call in hows.items()}
	for call in every.values():
		call()
	rounds = [{key: seconds(every[key]) for key in order} for order in orders(list(every))]
	return {key: [taken[key] for taken in rounds] for key in every}


def orders(keys: list[Key]) -> list[list[Key]]:
	"""Another order in each round, the same in every run: whoever came first would read for those after it."""
	drawn = random.Random(REPEATS)
	return [drawn.sample(keys, len(keys)) for _ in range(REPEATS)]


def calls(level: str) -> dict[str, dict[str, Callable[[], object]]]:
	"""Ours, the same by hand, ours without its scope, and that by hand.

	An unscoped list is that of the newest 20 of all rows. An unscoped count would read all rows for longer than
	Frappe works: it counts where the database finds at once that there is nothing.
	"""
	place = area_by_hand(PLACES[level])
	return {
		"列表": {
			"ours": list_as_desk,
			"sql": partial(run_sql, f"select {COLUMNS} from `tabResident` where {place} {NEWEST}"),
			"unscoped": partial(unscoped, list_as_desk, ""),
			"unscoped sql": partial(run_sql, f"select {COLUMNS} from `tabResident` {NEWEST}"),
		},
		"计数": {
			"ours": count_as_desk,
			"sql": partial(run_sql, f"select count(name) from `tabResident` where {place}"),
			"sent": partial(run_sql, count_as_desk(run=False)),
			"unscoped": partial(unscoped, count_as_desk, NO_ROWS),
			"unscoped sql": partial(run_sql, f"select count(name) from `tabResident` where {NO_ROWS}"),
		},
	}


def unscoped(work: Callable[[], object], condition: str) -> None:
	"""The same person's call, with a fixed condition in place of our predicate."""
	with instead_of_scope(condition):
		work()


@contextmanager
def instead_of_scope(condition: str) -> Iterator[None]:
	"""Put a fixed condition in the place of our predicate, in no time that would count for Frappe's."""
	from shequ_weiye.permissions import query

	ours = query.condition
	query.condition = lambda _doctype, user=None: condition  # type: ignore[assignment]
	try:
		yield
	finally:
		query.condition = ours


def list_as_desk() -> None:
	"""The first page of the list, as a new request gets it."""
	import frappe
	from shequ_weiye.permissions.scope import forget_postings

	forget_postings()
	frappe.get_list(DOCTYPE, fields=list(FIELDS), order_by="modified desc", limit_page_length=20)


def count_as_desk(run: bool = True) -> Any:
	"""The number beside the list, as a new request gets it; or the statement that would get it."""
	import frappe
	from shequ_weiye.permissions.scope import forget_postings

	forget_postings()
	fields = ["count(`tabResident`.name) as number"]
	return frappe.get_list(DOCTYPE, fields=fields, order_by=None, run=run)


WORK: dict[str, Callable[[], object]] = {"列表": list_as_desk, "计数": count_as_desk}


def run_sql(statement: str) -> None:
	"""Nothing but the database."""
	import frappe

	frappe.db.sql(statement, as_dict=True)


def area_by_hand(code: str) -> str:
	"""All codes that begin as the place's does: what somebody who knows the place would type."""
	prefix = code.rstrip("0") if code.endswith("000") else code
	return f"division_code between '{prefix.ljust(12, '0')}' and '{prefix.ljust(12, '9')}'"


@contextmanager
def working_at(level: str) -> Iterator[None]:
	"""As the auditor posted at a level."""
	import frappe
	from shequ_weiye.constants.roles import WEIYE_AUDITOR
	from shequ_weiye.territory.factories import make_officer

	frappe.set_user(make_officer(WEIYE_AUDITOR, PLACES[level]))
	try:
		yield
	finally:
		frappe.set_user("Administrator")
		frappe.db.rollback()
