"""Row scope over a million residents: as fast as the same SQL typed by hand, and beside User Permissions.

An auditor is posted at each of the five levels, since that role reads rows at all of them. Every call is
that of a new request: postings and rights are read again. The framework's own constant is what an unscoped
list of the same DocType costs the same person beyond its SQL. The whole call of a count is held against the
hand-written statement; what of it the statement itself takes is shown beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest.mock import patch

from benchmarks import population, saving
from benchmarks.figures import Row, at_least, at_most, informs, median, p95, seconds, timed
from benchmarks.site import connected

FEW, MANY = 10_000, 1_000_000
PLACES = {
	"省": "370000000000",
	"市": "370100000000",
	"县区": "370102000000",
	"街道": "370102002000",
	"社区": "370102002008",
}
CONDITION = "shequ_weiye.permissions.query.condition"
COMPARED = ("街道", "县区")
REPEATS = 101
SLOW_REPEATS = 5
DOCTYPE = "Resident"
FIELDS = [
	"name",
	"full_name",
	"gender",
	"employment_status",
	"workflow_state",
	"division",
	"modified",
]
COLUMNS = ", ".join(FIELDS)
NEWEST = "order by modified desc limit 20"
MOST_LIST, MOST_COUNT, LEAST_GAIN = 1.5, 1.2, 20
MOST_BOOT_DIFFERENCE = 500

Times = dict[tuple[str, str, str], list[float]]


def measure() -> list[Row]:
	"""Ten thousand rows, then a million; what was written is taken away afterwards."""
	with connected():
		population.clear()
		try:
			return measure_both()
		finally:
			population.clear()


def measure_both() -> list[Row]:
	"""The figures, the growth between the two sizes last."""
	population.grow_to(FEW)
	few = times_of_all()
	filling = seconds(partial(population.grow_to, MANY))
	many = times_of_all()
	rows = [informs("居民", MANY, "行"), informs("写入其余居民", filling, "秒")]
	rows += [row for level in PLACES for row in level_rows(level, many)]
	rows += [row for level in COMPARED for row in compared_rows(level, many)]
	rows += boot_rows()
	return [*rows, *saving.rows(), *growth_rows(few, many)]


def level_rows(level: str, times: Times) -> list[Row]:
	"""List and count of one level against the same SQL by hand."""
	constant = median(times[level, "固有", "ours"]) - median(times[level, "固有", "sql"])
	by_hand = {what: median(times[level, what, "sql"]) for what in WORK}
	listed = (median(times[level, "列表", "ours"]) - constant) / by_hand["列表"]
	counted, sent = (median(times[level, "计数", how]) / by_hand["计数"] for how in ("ours", "sent"))
	rows = [row for what in WORK for row in call_rows(level, what, times)]
	words = f"减去框架固有的 {constant * 1000:.1f} 毫秒后 ÷ 手写 SQL"
	return [
		*rows,
		at_most(f"{level}列表：{words}", listed, MOST_LIST, "倍"),
		at_most(f"{level}计数 ÷ 手写 SQL", counted, MOST_COUNT, "倍"),
		informs(f"{level}计数：只看发出的 SQL ÷ 手写 SQL", sent, "倍"),
	]


def call_rows(level: str, what: str, times: Times) -> list[Row]:
	"""How long a call takes, and the SQL alone."""
	ours = times[level, what, "ours"]
	return [
		informs(f"{level}{what}：中位数", median(ours) * 1000, "毫秒"),
		informs(f"{level}{what}：p95", p95(ours) * 1000, "毫秒"),
		informs(f"{level}{what}：手写 SQL 中位数", median(times[level, what, "sql"]) * 1000, "毫秒"),
	]


def compared_rows(level: str, times: Times) -> list[Row]:
	"""The same area by Frappe's User Permissions, as Frappe sets it up and with an index added."""
	rows = []
	for what in ("列表", "计数"):
		ours = median(times[level, what, "ours"])
		for kind, words in (("permissions", "User Permissions"), ("indexed", "User Permissions 另加索引")):
			theirs = median(times_of_permissions(level, what, kind))
			rows.append(informs(f"{level}{what}：{words} 中位数", theirs * 1000, "毫秒"))
			gain = theirs / ours
			bar = what == "计数" and kind == "permissions"
			name = f"{level}{what}：{words} ÷ 本产品"
			rows.append(at_least(name, gain, LEAST_GAIN, "倍") if bar else informs(name, gain, "倍"))
	return rows


def growth_rows(few: Times, many: Times) -> list[Row]:
	"""How much slower a hundred times as many rows are."""
	return [
		informs(
			f"{level}{what}：1 万行 → 100 万行",
			median(many[level, what, "ours"]) / median(few[level, what, "ours"]),
			"倍",
		)
		for level in PLACES
		for what in ("列表", "计数")
	]


def boot_rows() -> list[Row]:
	"""What the desk is told when it starts, by level; User Permissions send every division below."""
	import frappe
	from shequ_weiye.permissions.boot import extend_bootinfo

	sizes = {}
	for level in PLACES:
		with working_at(level):
			boot = frappe._dict(module_wise_workspaces={})
			extend_bootinfo(boot)
			sizes[level] = len(frappe.as_json(boot))
	theirs = len(frappe.as_json(permission_values("市")))
	return [
		informs("社区启动数据", sizes["社区"], "字节"),
		at_most("启动数据：省与社区之差", abs(sizes["省"] - sizes["社区"]), MOST_BOOT_DIFFERENCE, "字节"),
		informs("User Permissions 在市级另加的启动数据", theirs, "字节"),
	]


# --- one call of each kind


def times_of_all() -> Times:
	"""Every level, by its own officer."""
	times: Times = {}
	for level in PLACES:
		with working_at(level):
			times |= times_of_level(level)
	return times


def times_of_level(level: str) -> Times:
	"""Ours, the hand-written and the unscoped take turns, so that all meet the same moments of the machine."""
	calls: dict[str, dict[str, Callable[[], object]]] = {
		what: {"ours": work, "sql": partial(run_sql, sql_by_hand(what, PLACES[level]))}
		for what, work in WORK.items()
	}
	calls["计数"]["sent"] = partial(run_sql, count_as_desk(run=False))
	calls["固有"] = {"ours": unscoped_list, "sql": partial(run_sql, sql_by_hand("列表", None))}
	every = {(level, what, how): call for what, hows in calls.items() for how, call in hows.items()}
	for call in every.values():
		call()
	rounds = [{key: seconds(call) for key, call in every.items()} for _ in range(REPEATS)]
	return {key: [taken[key] for taken in rounds] for key in every}


def unscoped_list() -> None:
	"""The framework's own work: where the database has next to nothing to do, and nothing is scoped."""
	with patch(CONDITION, no_condition):
		list_as_desk({"name": "-"})


def list_as_desk(filters: dict[str, str] | None = None) -> None:
	"""The first page of the list, as a new request gets it."""
	import frappe
	from shequ_weiye.permissions.scope import forget_postings

	forget_postings()
	frappe.get_list(DOCTYPE, fields=FIELDS, filters=filters, order_by="modified desc", limit_page_length=20)


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


def sql_by_hand(what: str, place: str | None) -> str:
	"""What somebody who knows the place would type."""
	condition = area_by_hand(place) if place else "name = '-'"
	wanted = COLUMNS if what == "列表" else "count(name)"
	ending = NEWEST if what == "列表" else ""
	return f"select {wanted} from `tabResident` where {condition} {ending}"


def area_by_hand(code: str) -> str:
	"""All codes that begin as the place's does."""
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


# --- User Permissions


def times_of_permissions(level: str, what: str, kind: str) -> list[float]:
	"""The same calls, scoped by User Permissions in place of our predicate."""
	import frappe

	if kind == "indexed":
		frappe.db.sql_ddl("alter table `tabResident` add index if not exists bench_division (division)")
	try:
		with working_at(level), by_user_permissions(level):
			return timed(WORK[what], SLOW_REPEATS, warm_up=1)
	finally:
		if kind == "indexed":
			frappe.db.sql_ddl("alter table `tabResident` drop index bench_division")


@contextmanager
def by_user_permissions(level: str) -> Iterator[None]:
	"""Frappe's own list of allowed divisions, on the field that says where a person lives."""
	import frappe

	frappe.cache.hset("user_permissions", frappe.session.user, permission_values(level))
	others = [field for field in frappe.get_meta(DOCTYPE).get_link_fields() if field.fieldname != "division"]
	for field in others:
		field.ignore_user_permissions = 1
	try:
		with patch(CONDITION, no_condition):
			yield
	finally:
		for field in others:
			field.ignore_user_permissions = 0
		frappe.cache.hdel("user_permissions", frappe.session.user)


def no_condition(_doctype: str, user: str | None = None) -> str:
	"""In place of our predicate."""
	return ""


def permission_values(level: str) -> dict[str, Any]:
	"""What Frappe makes of one User Permission on a tree: every division below."""
	import frappe

	condition = area_by_hand(PLACES[level]).replace("division_code", "name")
	names = frappe.db.sql(f"select name from `tabAdministrative Division` where {condition}", pluck=True)
	values = [{"doc": name, "applicable_for": None, "is_default": 0} for name in names]
	return {"Administrative Division": [frappe._dict(value) for value in values]}
