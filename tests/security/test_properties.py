"""Whatever the postings and the rows: list, count, form, report, search and REST show what plain arithmetic says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import frappe
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shequ_weiye.constants import roles as r
from shequ_weiye.constants.levels import CODE_LENGTH, LEVELS, PREFIX_LENGTH
from shequ_weiye.territory.services.report_levels import Shown, totals
from support.inside import ask, begin_request
from support.matrix import (
	DOORS,
	Account,
	Row,
	doors_of,
	level_grants,
	plant,
	plant_account,
	write,
)

pytestmark = pytest.mark.inside

DOCTYPE = "Resident"
VIEWER = Account("viewer", r.STREET_OFFICER, "370102002000")
# A small tree with few digits, so that postings and rows meet often.
codes = st.builds(
	lambda parts, level: "".join(parts)[: PREFIX_LENGTH[level]].ljust(CODE_LENGTH, "0"),
	st.tuples(*map(st.sampled_from, [["37"], ["01", "02"], ["01", "12"], ["001", "100"], ["001", "200"]])),
	st.sampled_from(LEVELS),
)
held_roles = st.sampled_from(
	[
		r.COMMUNITY_OFFICER,
		r.STREET_OFFICER,
		r.COUNTY_OFFICER,
		r.CITY_OFFICER,
		r.WEIYE_AUDITOR,
		r.COUNTY_FINANCE_OFFICER,
	]
)
periods = st.sampled_from(
	[("2020-01-01", None), ("2020-01-01", "2020-12-31"), ("2099-01-01", None), ("2020-01-01", "2099-12-31")]
)
# Some of them on every run, all by ``make test-security``.
SOME = ("list", "count", "form", "document for programs", "REST document")


def covers(place: str, code: str) -> bool:
	"""A place holds the codes that begin as it does; how many digits count follows from its level."""
	for length in PREFIX_LENGTH.values():
		if not place[length:].strip("0"):
			return code.startswith(place[:length])
	raise AssertionError(place)


examples = settings(
	max_examples=12,
	suppress_health_check=[HealthCheck.function_scoped_fixture],
	derandomize=True,
	deadline=None,
)
worlds = given(
	held=st.lists(st.tuples(held_roles, codes, periods), max_size=3),
	rows=st.lists(codes, min_size=1, max_size=4),
	enabled=st.booleans(),
)


@examples
@worlds
def test_what_is_seen_is_what_plain_arithmetic_says(held, rows, enabled) -> None:
	with undone():
		check(held, rows, enabled, {name: DOORS[name] for name in SOME})


@pytest.mark.full
@examples
@worlds
def test_what_is_seen_through_every_door_is_what_plain_arithmetic_says(held, rows, enabled) -> None:
	with undone():
		check(held, rows, enabled, dict(doors_of(DOCTYPE)))


@contextmanager
def undone() -> Iterator[None]:
	"""Leave nothing of an example to the next one."""
	frappe.db.savepoint("example")
	try:
		yield
	finally:
		frappe.set_user("Administrator")
		frappe.db.rollback(save_point="example")


def check(held, codes_of_rows, enabled, doors) -> None:
	"""Plant, look through every door, compare."""
	post(held, enabled)
	planted = [plant(DOCTYPE, code) for code in codes_of_rows]
	current = [
		(role, place) for role, place, (start, end) in held if start < "2026" and (end or "2099") > "2026"
	]

	def open_to(right: str) -> set[str]:
		opened = places(current, right) if enabled and right != "nobody" else []
		return {row.name for row in planted if any(covers(place, row.code) for place in opened)}

	frappe.set_user(VIEWER.user)
	for name, opening in doors.items():
		expected = open_to("read") & open_to(opening.right)
		assert {row.name for row in planted if opening.door(row)} == expected, name
	assert found_by_search(planted) == open_to("read")
	begin_request("/", {})
	assert counted(planted) == len(open_to("aggregate"))


def post(held, enabled: bool) -> None:
	"""One person with the postings of the example, who has every role of theirs in Frappe."""
	plant_account(VIEWER)
	frappe.db.delete("Staff Posting", {"user": VIEWER.user})
	for role, place, (start, end) in held:
		values = {"user": VIEWER.user, "role": role, "division": place, "division_code": place}
		write("Staff Posting", **values, from_date=start, to_date=end)
		write("Has Role", parent=VIEWER.user, parenttype="User", parentfield="roles", role=role)
	write("Has Role", parent=VIEWER.user, parenttype="User", parentfield="roles", role=r.COMMUNITY_OFFICER)
	frappe.db.set_value("User", VIEWER.user, "enabled", int(enabled))
	frappe.cache.hdel("roles", VIEWER.user)


def places(postings, right: str) -> list[str]:
	"""The places over which a posting's role may do something at the level at which it is held."""
	return [place for role, place in postings if may_at(role, place, right)]


def may_at(role: str, place: str, right: str) -> bool:
	"""A role has its rights only at the levels at which it can be held."""
	level = next(level for level in LEVELS if not place[PREFIX_LENGTH[level] :].strip("0"))
	return level in r.ROLE_LEVELS[role] and level_grants(Account("", role, place), DOCTYPE, right)


def found_by_search(planted: list[Row]) -> set[str]:
	"""What a Link field suggests for each of the names."""
	command = "frappe.desk.search.search_link"
	return {row.name for row in planted if row.name in ask(command, doctype=DOCTYPE, txt=row.name)}


def counted(planted: list[Row]) -> int:
	"""What the report by division counts over the whole province."""
	names = [[DOCTYPE, "name", "in", [row.name for row in planted]]]
	shown = Shown("370000000000", {})
	found = totals(DOCTYPE, shown, {"residents": "count(name)"}, names)
	return sum(row.residents for row in found.values())
