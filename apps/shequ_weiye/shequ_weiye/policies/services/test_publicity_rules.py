"""What a notice shows of a person, and when a line was shown in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import publicity as c
from shequ_weiye.policies.services.publicity_rules import (
	Content,
	Fault,
	Standing,
	digest,
	fault_of,
	must_be_shown,
	shown_name,
)

pytestmark = pytest.mark.nosite

LAST = date(2026, 3, 6)
AFTER = LAST + timedelta(days=1)
LINE = Content("王某某", "千佛山街道佛山苑社区", "一次性创业补贴", "2000.00")
SHOWN = Standing(LINE, LINE, LAST)
STATES = (c.UNDER_INVESTIGATION, c.DISMISSED, c.UPHELD)


@pytest.mark.parametrize(
	("name", "style", "shown"),
	[
		("王小明", c.FULL_NAME, "王小明"),
		("王小明", c.SURNAME_AND_MOU, "王某某"),
		("王明", c.SURNAME_AND_MOU, "王某"),
		("王小明", c.SURNAME_AND_STAR, "王*"),
		("欧阳修文", c.SURNAME_AND_MOU, "欧阳某某"),
		("欧阳修", c.SURNAME_AND_STAR, "欧阳*"),
		("欧阳", c.SURNAME_AND_MOU, "欧某"),
		("买买提·艾合买提", c.SURNAME_AND_MOU, "买某某"),
	],
)
def test_a_name_is_shown_as_the_county_chooses(name: str, style: str, shown: str) -> None:
	assert shown_name(name, style) == shown


@given(st.text(alphabet="王李张欧阳小明红伟", min_size=1, max_size=6))
def test_a_masked_name_tells_no_more_than_the_surname(name: str) -> None:
	for style in (c.SURNAME_AND_MOU, c.SURNAME_AND_STAR):
		shown = shown_name(name, style)
		assert set(shown[2:]) <= {"某", "*"}
		assert len(shown) <= 4


def test_what_was_shown_to_the_end_without_objection_may_be_paid() -> None:
	assert fault_of(SHOWN, AFTER) is None
	assert fault_of(replace(SHOWN, objections=(c.DISMISSED,)), AFTER) is None


@pytest.mark.parametrize(
	("standing", "today", "fault"),
	[
		(replace(SHOWN, shown=None), AFTER, Fault.NOT_SHOWN),
		(replace(SHOWN, last_day=None), AFTER, Fault.NOT_SHOWN),
		(SHOWN, LAST, Fault.STILL_SHOWN),
		(replace(SHOWN, objections=(c.DISMISSED, c.UNDER_INVESTIGATION)), AFTER, Fault.OBJECTED),
		(replace(SHOWN, objections=(c.UPHELD,)), AFTER, Fault.UPHELD),
		(replace(SHOWN, now=LINE._replace(amount="2000.01")), AFTER, Fault.CHANGED),
		(replace(SHOWN, now=LINE._replace(shown_name="李某")), AFTER, Fault.CHANGED),
	],
)
def test_what_is_not_payable_says_why(standing: Standing, today: date, fault: Fault) -> None:
	assert fault_of(standing, today) is fault


@given(
	shown=st.none() | st.just(LINE),
	amount=st.sampled_from(["2000.00", "2000.01"]),
	days=st.integers(-9, 9),
	objections=st.lists(st.sampled_from(STATES), max_size=3),
)
def test_only_the_same_line_shown_to_its_end_without_open_or_upheld_objection_is_payable(
	shown: Content | None, amount: str, days: int, objections: list[str]
) -> None:
	standing = Standing(shown, LINE._replace(amount=amount), LAST, tuple(objections))
	payable = shown == standing.now and days > 0 and set(objections) <= {c.DISMISSED}
	assert (fault_of(standing, LAST + timedelta(days=days)) is None) is payable


def test_what_changed_is_shown_again_and_what_is_on_a_notice_is_not() -> None:
	assert must_be_shown(replace(SHOWN, shown=None))
	assert must_be_shown(replace(SHOWN, now=LINE._replace(amount="1.00")))
	assert not must_be_shown(SHOWN)
	# It goes back or is refused; showing it again settles nothing.
	assert not must_be_shown(replace(SHOWN, now=LINE._replace(amount="1.00"), objections=(c.UPHELD,)))


@given(st.lists(st.tuples(*[st.text(max_size=5)] * 4), min_size=1, max_size=5), st.integers(0, 3))
def test_the_digest_tells_every_change_apart(rows: list[tuple[str, ...]], field: int) -> None:
	lines = [Content(*row) for row in rows]
	head = ("GS-1", "2026-03-01", "2026-03-06")
	assert digest(head, lines) == digest(list(head), list(lines))
	changed = [Content(*(value + "x" * (at == field) for at, value in enumerate(lines[0]))), *lines[1:]]
	assert digest(head, changed) != digest(head, lines)
	assert digest(("GS-1", "2026-03-01", "2026-03-07"), lines) != digest(head, lines)
