from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.roles import ROLE_LEVELS
from shequ_weiye.territory.services.posting_rules import Period, level_fits_role

pytestmark = pytest.mark.nosite

days = st.integers(0, 30).map(lambda n: date(2026, 1, 1) + timedelta(days=n))
periods = st.builds(
	lambda begin, length: Period(begin, None if length is None else begin + timedelta(days=length)),
	days,
	st.none() | st.integers(0, 10),
)


@given(periods, periods)
def test_periods_overlap_exactly_when_some_day_lies_in_both(one: Period, two: Period) -> None:
	calendar = [date(2026, 1, 1) + timedelta(days=n) for n in range(60)]
	assert one.overlaps(two) == any(one.holds_on(day) and two.holds_on(day) for day in calendar)
	assert one.overlaps(two) == two.overlaps(one)


def test_each_role_fits_its_levels_and_no_other() -> None:
	codes = {
		"Province": "370000000000",
		"City": "370100000000",
		"County": "370102000000",
		"Street": "370102002000",
		"Community": "370102002008",
	}
	for role, levels in ROLE_LEVELS.items():
		assert {level for level, code in codes.items() if level_fits_role(role, code)} == set(levels)


def test_a_role_of_the_platform_fits_no_level() -> None:
	assert not level_fits_role("System Manager", "370102000000")
