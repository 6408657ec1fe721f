"""政策找人: finds, county by county, who is entitled and has not applied, and keeps the worklist.

The conditions of all policies in force in a county go to the database as one query for residents and one for
employers; only those who are entitled come back. No fact and no name is written to a log.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import frappe
from frappe.utils import getdate, now, nowdate

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.applications import RELEASING_STATES
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.permissions.area import Area, area_of
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.services.evaluation import evaluate
from shequ_weiye.policies.services.fact_catalogue import stored_facts
from shequ_weiye.policies.services.fact_query import fact_table
from shequ_weiye.policies.services.match_plan import Entry, Found, Plan, match_key, plan
from shequ_weiye.policies.services.sql import to_sql
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.policies.versions import Version, load_versions, versions_for
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job

DOCTYPE = "Policy Match"
CHUNK = 2000
COLUMNS = (
	"name",
	"owner",
	"modified_by",
	"creation",
	"modified",
	"policy",
	"policy_version",
	"state",
	"resident",
	"employer",
	"subject_name",
	"found_on",
	"confirmed_on",
	"match_key",
	"division",
	"division_code",
)


@scheduled_job("Search for People Who Are Entitled", Kind.BY_DIVISION)
def sweep_counties() -> RowCounts:
	"""Sweep every county; each is written by itself, and a second run of one night finds nothing."""
	# Public reference data.
	counties = frappe.get_all(
		"Administrative Division", filters={"level": COUNTY}, pluck="name", order_by="name"
	)
	return change_each(counties, sweep_county, f"{__name__}.sweep_counties")


def sweep_county(county: str) -> bool:
	"""Bring the worklist of one county up to date; answer whether anything changed."""
	area, today = area_of(county), getdate(nowdate())
	versions = load_versions(versions_for(county, today))
	changed = 0
	for kind in p.SUBJECT_KINDS:
		found = find_entitled(kind, [version for version in versions if version.subject == kind], area, today)
		changed += write(kind, plan(found, _entries(kind, area), _applied(kind, area), today), today)
	return changed > 0


def find_entitled(kind: str, versions: list[Version], area: Area, on: date) -> list[Found]:
	"""Give all who are entitled by any of the versions, in one query; by none whose window is closed."""
	versions = [version for version in versions if version.takes_applications(on)]
	if not versions:
		return []
	keys = stored_facts(condition.fact for version in versions for condition in version.tree.conditions())
	facts = fact_table(kind, keys, area, on)
	tests = [to_sql(version.tree, on) for version in versions]
	columns = ", ".join(f"{test.text} as v{number}" for number, test in enumerate(tests))
	any_met = " or ".join(f"v{number} = 1" for number in range(len(tests)))
	# The job looks at every area; names of columns come from the catalogue, all values are parameters.
	rows = frappe.db.sql(
		f"select facts.name, facts.title, facts.division, {columns} from ({facts.text}) facts having {any_met}",
		[*(value for test in tests for value in test.values), *facts.values],
	)
	return [
		Found(name, title, division, version.policy, version.name)
		for name, title, division, *verdicts in rows
		for version, verdict in zip(versions, verdicts, strict=True)
		if verdict == 1
	]


@scoped(Kind.BY_DIVISION)
def retest(kind: str, name: str) -> None:
	"""Bring the worklist up to date for one resident or employer, after a fact changed."""
	today = getdate(nowdate())
	subject = read_subject(kind, name, today)
	versions = load_versions(versions_for(subject.division, today))
	found = [
		Found(name, subject.title, subject.division, version.policy, version.name)
		for version in versions
		if version.subject == kind
		and version.takes_applications(today)
		and evaluate(version.tree, subject.facts, today).verdict is True
	]
	area = Area(subject.division, subject.division)
	write(kind, plan(found, _entries(kind, area, name), _applied(kind, area, name), today), today)


def write(kind: str, todo: Plan, today: date) -> int:
	"""Write a plan; give the number of changed entries."""
	for start in range(0, len(todo.new), CHUNK):
		_insert([_row(kind, found, today) for found in todo.new[start : start + CHUNK]])
	_update(todo.confirmed, {"confirmed_on": today})
	_update(todo.reopened, {"state": p.TO_CONTACT, "contact_outcome": None})
	_update(todo.dropped, {"state": p.NO_LONGER_ENTITLED})
	_update(todo.applied, {"state": p.APPLIED})
	for version in set(todo.versions.values()):
		_update([name for name, new in todo.versions.items() if new == version], {"policy_version": version})
	return todo.changes


def _insert(rows: list[tuple[Any, ...]]) -> None:
	"""Write many entries in one statement; Frappe's own bulk insert takes several times as long."""
	columns = ", ".join(f"`{column}`" for column in COLUMNS)
	places = ", ".join(["%s"] * len(rows))
	# The names of the columns stand above; every value is a parameter.
	frappe.db.sql(f"insert into `tab{DOCTYPE}` ({columns}) values {places}", rows)


def _row(kind: str, found: Found, today: date) -> tuple[Any, ...]:
	resident, employer = (found.subject, None) if kind == p.RESIDENT else (None, found.subject)
	moment = now()
	return (
		frappe.generate_hash(length=20),
		"Administrator",
		"Administrator",
		moment,
		moment,
		found.policy,
		found.version,
		p.TO_CONTACT,
		resident,
		employer,
		found.title,
		today,
		today,
		found.key,
		found.division,
		found.division,
	)


def _update(names: Iterable[str], values: dict[str, Any]) -> None:
	todo = list(names)
	for start in range(0, len(todo), CHUNK):
		# Entries that the sweep itself found; only its own fields.
		frappe.db.set_value(
			DOCTYPE, {"name": ("in", todo[start : start + CHUNK])}, values, update_modified=False
		)


def _entries(kind: str, area: Area, name: str | None = None) -> dict[str, Entry]:
	link = kind.lower()
	filters = [[link, "=", name]] if name else [[link, "is", "set"], *_within(area)]
	fields = ["match_key", "name", "state", "policy_version", "quiet_until"]
	# One person's entries are found in whatever community the person lived then. The job looks at every area.
	rows = frappe.get_all(DOCTYPE, filters=filters, fields=fields, as_list=True)
	return {key: Entry(*rest) for key, *rest in rows}


def _applied(kind: str, area: Area, name: str | None = None) -> set[str]:
	"""Give the keys of those whose application was not refused or withdrawn."""
	open_or_paid = ["workflow_state", "not in", list(RELEASING_STATES)]
	link = kind.lower()
	whose = [[link, "=", name]] if name else [[link, "is", "set"], *_within(area)]
	# As above; only who has applied for what is used.
	rows = frappe.get_all(
		"Benefit Application", filters=[open_or_paid, *whose], fields=["policy", link], as_list=True
	)
	found = {match_key(policy, applicant) for policy, applicant in rows}
	return found | (_founders(open_or_paid, area, name) if kind == p.RESIDENT else set())


def _founders(open_or_paid: list[object], area: Area, name: str | None) -> set[str]:
	"""Give the keys of those who applied for the startup grant, which has a form of its own."""
	whose = [["applicant", "=", name]] if name else _within(area)
	# As above.
	applicants = frappe.get_all("Startup Application", filters=[open_or_paid, *whose], pluck="applicant")
	# Policies are read by everybody.
	policies = frappe.get_all("Policy", filters={"family": p.STARTUP_GRANT}, pluck="name")
	return {match_key(policy, applicant) for policy in policies for applicant in applicants}


def _within(area: Area) -> list[list[str]]:
	return [["division_code", ">=", area.low], ["division_code", "<=", area.high]]
