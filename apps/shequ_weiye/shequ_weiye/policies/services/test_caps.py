"""Caps for one person: up to the limit and not a fen beyond, whatever order the grants come in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.benefits import CAP_AMOUNT, CAP_TIMES, FOR_LIFE, SAME_YEAR
from shequ_weiye.policies.services.caps import Cap, Had, exceeded, period_of

THREE_TIMES = Cap(CAP_TIMES, SAME_YEAR, 3)
HUNDRED_YUAN = Cap(CAP_AMOUNT, SAME_YEAR, 100)


@pytest.mark.parametrize(
	("cap", "had", "amount", "refused"),
	[
		(THREE_TIMES, Had(2, 900), 500, False),
		(THREE_TIMES, Had(3, 0), 0, True),
		(HUNDRED_YUAN, Had(5, 60), 40, False),
		(HUNDRED_YUAN, Had(1, 60), 40.01, True),
		(HUNDRED_YUAN, Had(0, 0), 100.004, False),
	],
)
def test_the_limit_itself_is_granted_and_more_is_not(
	cap: Cap, had: Had, amount: float, refused: bool
) -> None:
	assert exceeded([cap], had, amount) == (cap if refused else None)


def test_of_several_caps_the_one_that_is_exceeded_is_named() -> None:
	assert exceeded([THREE_TIMES, HUNDRED_YUAN], Had(1, 90), 20) == HUNDRED_YUAN
	assert exceeded([], Had(9, 900), 900) is None


def test_a_year_is_counted_by_itself_and_life_as_one() -> None:
	days = date(2026, 12, 31), date(2027, 1, 1)
	assert len({period_of(SAME_YEAR, day) for day in days}) == 2
	assert len({period_of(FOR_LIFE, day) for day in days}) == 1


@given(st.lists(st.decimals(0, 80, places=2, allow_nan=False), max_size=12))
def test_whatever_comes_the_sum_never_goes_beyond_the_cap(amounts: list) -> None:
	had = Had()
	for amount in map(float, amounts):
		if not exceeded([HUNDRED_YUAN], had, amount):
			had = Had(had.times + 1, round(had.amount + amount, 2))
	assert had.amount <= 100
