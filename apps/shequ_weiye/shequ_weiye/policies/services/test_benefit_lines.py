"""The lines of a benefit application."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.benefits import CONTRACT, MONTH, ONCE, YEAR
from shequ_weiye.policies.services.amounts import Amount, AmountLine
from shequ_weiye.policies.services.benefit_lines import (
	MOST_MONTHS,
	Limit,
	Line,
	doubled,
	first_day,
	limit_of,
	months_between,
	period_of,
	spread,
)

pytestmark = pytest.mark.nosite

JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)
MONTHLY = AmountLine("补贴", "Fixed Amount", "amount", "Every Month")
LOAN = AmountLine("额度", "Fixed Amount", "cap", "Loan Limit")


def test_months_run_over_the_end_of_a_year() -> None:
	assert months_between(date(2025, 12, 31), date(2026, 1, 2)) == [date(2025, 12, 1), JANUARY]


@pytest.mark.parametrize("last", [date(2025, 12, 1), date(2026 + MOST_MONTHS // 12, 1, 1)])
def test_reversed_months_and_too_many_give_none(last: date) -> None:
	assert months_between(JANUARY, last) == []


def test_a_line_without_a_month_stands_for_every_month_that_its_person_lacks() -> None:
	lines = [Line("甲", JANUARY, amount=300), Line("甲", None), Line("乙", None)]
	assert spread(lines, [JANUARY, FEBRUARY]) == [
		Line("甲", JANUARY, amount=300),
		Line("甲", FEBRUARY),
		Line("乙", JANUARY),
		Line("乙", FEBRUARY),
	]


def test_without_months_lines_stay_as_they_are() -> None:
	assert spread([Line("甲", None)], []) == [Line("甲", None)]


@given(
	st.lists(st.tuples(st.sampled_from("甲乙丙"), st.none() | st.sampled_from([JANUARY, FEBRUARY]))),
	st.integers(1, 6),
)
def test_spreading_loses_no_line_and_doubles_none_of_its_own(rows: list[tuple[str, date | None]], count: int):
	months = months_between(JANUARY, date(2026, count, 1))
	lines = [Line(*row) for row in rows]
	found = spread(lines, months)
	assert [line for line in lines if line.day] == found[: sum(1 for line in lines if line.day)]
	assert all(line.day for line in found)
	for person in {line.resident for line in lines if not line.day}:
		assert {line.day for line in found if line.resident == person} >= set(months)
	assert spread(found, months) == found


@pytest.mark.parametrize(
	("period", "day"), [(MONTH, date(2026, 7, 1)), (YEAR, date(2026, 1, 1)), (CONTRACT, date(2026, 7, 15))]
)
def test_a_period_is_known_by_its_first_day(period: str, day: date) -> None:
	assert first_day(period, date(2026, 7, 15)) == day


def test_the_same_person_and_period_twice_is_found() -> None:
	assert doubled(MONTH, [Line("甲", JANUARY), Line("乙", JANUARY), Line("甲", JANUARY)]) == [3]
	assert doubled(MONTH, [Line("甲", JANUARY), Line("甲", FEBRUARY)]) == []
	assert doubled(CONTRACT, [Line("甲", JANUARY, "1"), Line("甲", FEBRUARY, "1")]) == [2]
	assert doubled(ONCE, [Line("甲", JANUARY), Line("甲", FEBRUARY)]) == [2]


def test_a_loan_or_a_place_is_granted_for_no_period() -> None:
	assert period_of([MONTHLY]) == MONTH
	assert period_of([LOAN]) is None
	assert limit_of([], []) is None


def test_the_limit_is_the_sum_of_what_is_known_and_unknown_if_anything_is() -> None:
	known, unknown = Amount(MONTHLY, 500, 500), Amount(MONTHLY, None, 0.5)
	assert limit_of([MONTHLY], [known, known]) == Limit(MONTH, 1000, 1000)
	assert limit_of([MONTHLY], [known, unknown]) == Limit(MONTH, None)
	assert limit_of([MONTHLY], []) == Limit(MONTH, None)


def test_a_cap_holds_while_the_amount_itself_is_not_known() -> None:
	capped = Amount(MONTHLY, None, 0.6667, cap=500)
	assert limit_of([MONTHLY], [capped]) == Limit(MONTH, None, 500)
	assert limit_of([MONTHLY], [capped, Amount(MONTHLY, None, 0.5)]) == Limit(MONTH, None)
