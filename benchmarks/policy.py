"""Policies as data: one decision with its explanation, and the sweep of a whole province's residents.

The people are invented and made by the database itself; they are committed, so that a second run finds them.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.figures import Row, at_least, at_most, informs, median, p95, seconds
from benchmarks.people_of_policies import COUNTIES, make_people, some_people
from benchmarks.site import connected

if TYPE_CHECKING:
	from shequ_weiye.policies.versions import Version

FEW, MANY = 50_000, 500_000
DECISION_MS, DECISION_QUERIES = 20, 12
SWEEP_SECONDS, SWEEP_MEGABYTES = 120, 1024
FASTER_THAN_ONE_BY_ONE, SLOWER_THAN_HAND_SQL = 100, 3
DECISIONS, ONE_BY_ONE = 200, 200
# Policies of which people wrote the SQL by hand below.
BY_HAND = ("灵活就业社会保险补贴", "城镇公益性岗位", "高校毕业生灵活就业社会保险补贴")
PROVINCE = "370000000000"


def measure() -> list[Row]:
	"""Measure few people, then many; each figure beside its bar."""
	with connected():
		make_people(FEW)
		few = seconds(sweep)
		make_people(MANY)
		rows = [*decisions(), *sweeping(few)]
		return [*rows, *compared()]


def decisions() -> Iterator[Row]:
	"""One decision about one person, read anew each time, explained and kept."""
	import frappe
	from shequ_weiye.policies.decisions import decide_for
	from shequ_weiye.policies.versions import version_for

	policy = "一次性创业补贴"

	def one(person: str) -> None:
		today = frappe.utils.getdate()
		code = frappe.db.get_value("Resident", person, "division_code")
		decide_for(version_for(policy, code, today) or "", "Resident", person, today)

	people = some_people(DECISIONS)
	one(people[0])
	started = time.process_time()
	times = [seconds(partial(one, person)) for person in people]
	own = (time.process_time() - started) / len(people)
	with counted() as queries:
		one(people[1])
	frappe.db.rollback()
	yield at_most("一次判定（含解释与留存）p95", p95(times) * 1000, DECISION_MS, "毫秒")
	yield informs("一次判定中位数", median(times) * 1000, "毫秒")
	yield informs("其中本进程的处理器用时，平均", own * 1000, "毫秒")
	yield at_most("一次判定的数据库查询", queries[0], DECISION_QUERIES, "次")


@contextmanager
def counted() -> Iterator[list[int]]:
	"""Count what goes to the database meanwhile."""
	import frappe

	count, sql = [0], frappe.db.sql

	def counting(*args: Any, **kwargs: Any) -> Any:
		count[0] += 1
		return sql(*args, **kwargs)

	frappe.db.sql = counting
	try:
		yield count
	finally:
		frappe.db.sql = sql


def sweep() -> None:
	"""Search all counties for all policies, and write the worklist; the worklist is undone."""
	import frappe
	from shequ_weiye.policies.sweep import sweep_county

	for county in COUNTIES:
		sweep_county(county)
	frappe.db.rollback()


def sweeping(few: float) -> Iterator[Row]:
	"""The sweep of everybody, its memory and its growth."""
	many = seconds(sweep)
	memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
	yield at_most(f"全部政策 × {MANY:,} 人的政策找人", many, SWEEP_SECONDS, "秒")
	yield at_most("进程内存峰值", memory, SWEEP_MEGABYTES, "MB")
	yield informs(f"{FEW:,} 人的政策找人", few, "秒")
	yield informs("人数增加 10 倍，用时增加", many / few, "倍")


def compared() -> Iterator[Row]:
	"""The engine beside evaluating one by one through documents, and beside SQL written by hand."""
	import frappe
	from shequ_weiye.permissions.area import area_of
	from shequ_weiye.policies.sweep import find_entitled
	from shequ_weiye.policies.versions import load_version, versions_for

	today = frappe.utils.getdate()
	versions = [load_version(name) for name in versions_for(PROVINCE, today)]
	residents = [version for version in versions if version.subject == "Resident"]
	set_wise = seconds(lambda: find_entitled("Resident", residents, area_of(PROVINCE), today))
	singly = seconds(lambda: one_by_one(residents)) / ONE_BY_ONE * MANY
	yield informs("全省一次查询（不写名单）", set_wise, "秒")
	yield at_least("比逐人逐项快", singly / set_wise, FASTER_THAN_ONE_BY_ONE, "倍")
	chosen = [version for version in residents if version.policy in BY_HAND]
	found: dict[str, int] = {}
	engine = seconds(
		lambda: found.update(engine=len(find_entitled("Resident", chosen, area_of(PROVINCE), today)))
	)
	by_hand = seconds(lambda: found.update(by_hand=hand_written()))
	yield at_most("三项政策：引擎用时 ÷ 手写 SQL 用时", engine / by_hand, SLOWER_THAN_HAND_SQL, "倍")
	yield informs("三项政策：手写 SQL", by_hand, "秒")
	yield at_most("三项政策：两者找到的人数之差", abs(found["engine"] - found["by_hand"]), 0, "人")


def one_by_one(versions: list[Version]) -> None:
	"""Read each person's documents and ask every policy, as a program without the sweep would."""
	import frappe
	from shequ_weiye.policies.explanation import explain
	from shequ_weiye.policies.subject_facts import read_subject

	today = frappe.utils.getdate()
	for person in some_people(ONE_BY_ONE):
		frappe.get_doc("Resident", person)
		subject = read_subject("Resident", person, today)
		for version in versions:
			explain(version, subject.facts, today)


def hand_written() -> int:
	"""The three policies as somebody would write them who knows the tables."""
	import frappe

	from benchmarks.hand_written_policies import QUERIES

	return sum(frappe.db.sql(query)[0][0] for query in QUERIES)
