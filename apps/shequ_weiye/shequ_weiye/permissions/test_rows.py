"""Lists, forms, counts and writes agree with one plain rule, whatever the tree, the postings and the rows."""

from __future__ import annotations

from collections.abc import Iterator

import frappe
import pytest
from frappe.desk.reportview import get_count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shequ_weiye.constants.levels import CODE_LENGTH, LEVELS, PREFIX_LENGTH
from shequ_weiye.constants.roles import STREET_OFFICER, WEIYE_ADMINISTRATOR, WEIYE_AUDITOR
from shequ_weiye.permissions import query
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.division import DivisionClosedError, OutsideAreaError
from shequ_weiye.permissions.scope import forget_postings
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_STREET,
	QINGDAO,
	SHINAN,
	YAOJIA_STREET,
	make_officer,
	make_posting,
	make_user,
)

DOCTYPE = "Staff Posting"
# A small tree: few digits, so that random postings and rows meet often.
codes = st.builds(
	lambda groups, level: "".join(groups)[: PREFIX_LENGTH[level]].ljust(CODE_LENGTH, "0"),
	st.tuples(
		st.just("37"),
		st.sampled_from(["01", "02"]),
		st.sampled_from(["01", "12"]),
		st.sampled_from(["001", "100"]),
		st.sampled_from(["001", "200"]),
	),
	st.sampled_from(LEVELS),
)
roles = st.sampled_from([WEIYE_ADMINISTRATOR, WEIYE_AUDITOR, STREET_OFFICER])
postings = st.lists(st.tuples(roles, codes), max_size=4)


def insert_rows(user: str, rows: list[tuple[str, str]]) -> list[str]:
	"""Write postings past all rules: the oracle is about reading them."""
	names = [frappe.generate_hash(length=12) for _ in rows]
	values = [
		(name, user, role, code, code, "2020-01-01") for name, (role, code) in zip(names, rows, strict=True)
	]
	fields = ["name", "user", "role", "division", "division_code", "from_date"]
	frappe.db.bulk_insert(DOCTYPE, fields, values)
	return names


def is_below(code: str, place: str) -> bool:
	return code.startswith(place[: PREFIX_LENGTH[level_of(place)]])


@pytest.fixture
def people() -> Iterator[tuple[str, str]]:
	"""One who looks and one whose postings are looked at; each example undoes its own rows."""
	viewer, staff = make_user("viewer"), make_user("staff")
	viewer.add_roles(WEIYE_ADMINISTRATOR, WEIYE_AUDITOR, STREET_OFFICER)
	yield viewer.name, staff.name


@settings(
	max_examples=60,
	deadline=None,
	suppress_health_check=[HealthCheck.function_scoped_fixture],
	derandomize=True,
)
@given(held=postings, rows=st.lists(codes, min_size=1, max_size=12))
def test_what_is_seen_is_what_the_postings_open(
	people: tuple[str, str], held: list[tuple[str, str]], rows: list[str]
) -> None:
	viewer, staff = people
	frappe.db.savepoint("example")
	names = insert_rows(staff, [(STREET_OFFICER, code) for code in rows])
	insert_rows(viewer, held)
	forget_postings()
	reading = [place for role, place in held if role in (WEIYE_ADMINISTRATOR, WEIYE_AUDITOR)]
	expected = {
		name
		for name, code in zip(names, rows, strict=True)
		if any(is_below(code, place) for place in reading)
	}
	try:
		frappe.set_user(viewer)
		assert seen_in_list({"user": staff}) == expected
		assert count_as_the_desk_does({"user": staff}) == len(expected)
		assert {name for name in names if frappe.get_doc(DOCTYPE, name).has_permission()} == expected
	finally:
		frappe.set_user("Administrator")
		frappe.db.rollback(save_point="example")


def seen_in_list(filters: dict[str, str]) -> set[str]:
	return set(frappe.get_list(DOCTYPE, filters=filters, pluck="name", limit_page_length=0))


def count_as_the_desk_does(filters: dict[str, str]) -> int:
	frappe.local.form_dict = frappe._dict(doctype=DOCTYPE, filters=frappe.as_json(filters), fields="[]")
	return get_count()


def test_nobody_without_a_posting_sees_any_row() -> None:
	make_officer(STREET_OFFICER)
	user = make_user("role.only")
	user.add_roles(WEIYE_ADMINISTRATOR)
	frappe.set_user(user.name)
	assert query.condition(DOCTYPE) == "1=0"
	assert frappe.get_list(DOCTYPE) == []


def test_a_condition_is_qualified_bracketed_and_escaped() -> None:
	frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))
	assert query.condition(DOCTYPE) == (
		"(`tabStaff Posting`.`division_code` between '370102000000' and '370102999999')"
	)
	assert query.condition("Division Former Name") == ""


def test_an_administrator_of_a_county_posts_staff_in_that_county_alone() -> None:
	officer = make_user("new.officer").name
	frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))
	assert make_posting(STREET_OFFICER, QIANFOSHAN_STREET, user=officer).division_code == QIANFOSHAN_STREET
	with pytest.raises(frappe.PermissionError):
		make_posting("County Officer", SHINAN, user=officer)


def test_a_record_is_neither_pushed_out_of_the_own_area_nor_drawn_into_it() -> None:
	inside = make_posting(STREET_OFFICER, QIANFOSHAN_STREET)
	outside = make_posting("County Officer", SHINAN)
	frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))

	pushed = frappe.get_doc(DOCTYPE, inside.name)
	pushed.update({"division": SHINAN, "role": "County Officer"})
	with pytest.raises(frappe.PermissionError):
		pushed.save()

	drawn = frappe.get_doc({**outside.as_dict(), "division": LIXIA, "division_code": LIXIA})
	assert not drawn.has_permission("write")
	with pytest.raises(frappe.PermissionError):
		drawn.save()


def test_a_move_inside_the_own_area_is_allowed() -> None:
	posting = make_posting(STREET_OFFICER, QIANFOSHAN_STREET)
	frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))
	posting = frappe.get_doc(DOCTYPE, posting.name)
	posting.division = YAOJIA_STREET
	posting.save()
	assert posting.division_code == YAOJIA_STREET


def test_the_code_a_client_sends_is_ignored() -> None:
	posting = make_posting(STREET_OFFICER, QIANFOSHAN_STREET, division_code=QINGDAO)
	assert posting.division_code == QIANFOSHAN_STREET


def test_a_check_below_frappes_own_refuses_an_outside_division_too() -> None:
	officer = make_user("new.officer").name
	frappe.set_user(make_officer(WEIYE_ADMINISTRATOR, LIXIA))
	posting = frappe.get_doc(
		{"doctype": DOCTYPE, "user": officer, "role": "County Officer", "division": SHINAN}
	)
	posting.from_date = "2020-01-01"
	with pytest.raises(OutsideAreaError, match="青岛市市南区"):
		posting.insert(ignore_permissions=True)


def test_a_closed_division_takes_no_new_record_and_names_its_successor() -> None:
	kept = make_posting(STREET_OFFICER, YAOJIA_STREET)
	frappe.get_doc("Administrative Division", YAOJIA_STREET).merge_into(QIANFOSHAN_STREET, "2026-01-10")
	with pytest.raises(DivisionClosedError, match=r"济南市历下区姚家街道.*济南市历下区千佛山街道"):
		make_posting(STREET_OFFICER, YAOJIA_STREET, user=make_user("late").name)
	kept.reload()
	kept.note = "仍可修改"
	kept.save()
	assert kept.division_code == YAOJIA_STREET


def test_a_child_table_shows_the_rows_of_visible_parents_alone(monkeypatch: pytest.MonkeyPatch) -> None:
	condition = query._parent_is_visible("Resident Category", DOCTYPE, "nobody@example.com")
	assert condition.startswith("exists (select 1 from `tabStaff Posting` where ")
	assert condition.endswith("and 1=0) = 1")
