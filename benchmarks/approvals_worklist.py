"""The worklist with a million open tasks: list and count of one's own, beside the same SQL typed by hand.

The tasks are written by the database, spread over all communities, stages, days and holders. Ours, the hand-written
and the unscoped one take turns in changing order, as in ``make bench-scope``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from benchmarks.approvals_cases import TASK, clear
from benchmarks.figures import Row, at_most, informs, median, p95, seconds
from benchmarks.population import NUMBERED, number_communities
from benchmarks.scope_calls import NO_ROWS, PLACES, area_by_hand, orders, run_sql, unscoped
from benchmarks.site import connected

TASKS = 1_000_000
MOST = 1.5
FIELDS = (
	"name",
	"title",
	"reference_doctype",
	"reference_name",
	"stage",
	"status",
	"due_on",
	"assignee",
	"division",
)
COLUMNS = ", ".join(FIELDS)
OPEN = ("To Claim", "Claimed", "To Sign")
FIRST = "order by due_on asc limit 20"
Times = dict[str, list[float]]


def rows() -> list[Row]:
	"""Fill the worklist, measure at three levels, and empty it."""
	import frappe

	with connected():
		clear()
		try:
			filling = seconds(write_tasks)
			officers = officers_of_levels()
			found = [informs("待办", TASKS, "条"), informs("写入待办", filling, "秒")]
			return [*found, *(row for level, officer in officers for row in rows_of(level, *officer))]
		finally:
			frappe.set_user("Administrator")
			frappe.db.rollback()
			clear()
			frappe.db.sql_ddl(f"drop table if exists {NUMBERED}")


def write_tasks() -> None:
	"""Write a million open tasks past all documents, and commit."""
	import frappe
	from shequ_weiye.constants import roles

	number_communities()
	held = (roles.COMMUNITY_OFFICER, roles.STREET_OFFICER, roles.COUNTY_OFFICER)
	stages = ("Pending Acceptance", "Pending Street Review", "Pending County Approval")
	frappe.db.sql(
		f"""insert into `tab{TASK}` (name, owner, modified_by, creation, modified, docstatus, idx, title,
			reference_doctype, reference_name, stage, role, status, assignee, barred, due_on, opened_on, open_key,
			division, division_code)
		select concat('bench-', seq), 'Administrator', 'Administrator', now(), now(), 0, 0, concat('BENCH-', seq),
			'Startup Application', concat('BENCH-', seq), elt(1 + seq mod 3, %s, %s, %s),
			elt(1 + seq mod 3, %s, %s, %s), elt(1 + seq mod 5 div 4, 'To Claim', 'Claimed'),
			if(seq mod 5 = 4, concat('officer-', seq mod 997), null), concat('|officer-', seq mod 991, '|'),
			curdate() - interval 20 day + interval (seq * 7919 mod 60) day, curdate(), concat('bench|', seq), code, code
		from seq_1_to_{TASKS}
		join {NUMBERED} on number = (seq * 104729) mod (select count(*) from {NUMBERED})""",
		(*stages, *held),
	)
	frappe.db.commit()
	frappe.db.sql_ddl(f"analyze table `tab{TASK}`")


def officers_of_levels() -> Iterator[tuple[str, tuple[str, str]]]:
	"""Give an officer with the role of each of the three levels that decide."""
	from shequ_weiye.constants import roles
	from shequ_weiye.policies.applications.factories import officer_over

	held = {"社区": roles.COMMUNITY_OFFICER, "街道": roles.STREET_OFFICER, "县区": roles.COUNTY_OFFICER}
	for level, role in held.items():
		yield level, (officer_over(PLACES[level], role), role)


def rows_of(level: str, officer: str, role: str) -> Iterator[Row]:
	"""List and count of one officer against the same SQL by hand, as they are and beyond Frappe's own constant."""
	import frappe

	frappe.set_user(officer)
	for what, ways in calls(level, officer, role).items():
		times = times_of(ways)
		ours, by_hand = times["ours"], times["sql"]
		constant = median(times["unscoped"]) - median(times["unscoped sql"])
		name = f"{level}待办{what}"
		yield informs(f"{name}：p95", p95(ours) * 1000, "毫秒")
		yield informs(f"{name}：手写 SQL p95", p95(by_hand) * 1000, "毫秒")
		yield informs(f"{name} ÷ 手写 SQL（p95）", p95(ours) / p95(by_hand), "倍")
		beyond = f"{name}，减去框架固有的 {constant * 1000:.2f} 毫秒后"
		yield at_most(f"{beyond} ÷ 手写 SQL（p95）", (p95(ours) - constant) / p95(by_hand), MOST, "倍")
	frappe.set_user("Administrator")


def times_of(ways: dict[str, Any]) -> Times:
	"""The same rounds for every way, after one that does not count."""
	for call in ways.values():
		call()
	keys = [("", "", way) for way in ways]
	rounds = [{key[-1]: seconds(ways[key[-1]]) for key in order} for order in orders(keys)]
	return {way: [taken[way] for taken in rounds] for way in ways}


def calls(level: str, officer: str, role: str) -> dict[str, dict[str, Any]]:
	"""What the officer's own list asks: open, free or his, of his role, and not kept from him."""
	import frappe

	filters = [
		[TASK, "status", "in", OPEN],
		[TASK, "assignee", "in", ["", officer]],
		[TASK, "barred", "not like", f"%|{officer}|%"],
		[TASK, "role", "in", [role]],
	]
	user = frappe.db.escape(officer)
	mine = (
		f"status in {OPEN} and (assignee is null or assignee in ('', {user})) and role = '{role}'"
		f" and barred not like '%|{officer}|%'"
	)
	here = f"{mine} and {area_by_hand(PLACES[level])}"
	return {
		"列表": {
			"ours": partial(list_mine, filters),
			"sql": partial(run_sql, f"select {COLUMNS} from `tab{TASK}` where {here} {FIRST}"),
			"unscoped": partial(unscoped, partial(list_mine, filters), NO_ROWS),
			"unscoped sql": partial(run_sql, f"select {COLUMNS} from `tab{TASK}` where {NO_ROWS} {FIRST}"),
		},
		"计数": {
			"ours": partial(count_mine, filters),
			"sql": partial(run_sql, f"select count(name) from `tab{TASK}` where {here}"),
			"unscoped": partial(unscoped, partial(count_mine, filters), NO_ROWS),
			"unscoped sql": partial(run_sql, f"select count(name) from `tab{TASK}` where {NO_ROWS}"),
		},
	}


def list_mine(filters: list[Any]) -> None:
	"""The first page of one's own worklist, as a new request gets it."""
	import frappe
	from shequ_weiye.permissions.scope import forget_postings

	forget_postings()
	frappe.get_list(TASK, filters=filters, fields=list(FIELDS), order_by="due_on asc", limit_page_length=20)


def count_mine(filters: list[Any]) -> None:
	"""The number beside it, as a new request gets it."""
	import frappe
	from shequ_weiye.permissions.scope import forget_postings

	forget_postings()
	frappe.get_list(TASK, filters=filters, fields=[f"count(`tab{TASK}`.name) as number"], order_by=None)
