from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.territory.services.calendar_seed import day_name, known_days
from shequ_weiye.territory.services.workday_rules import add_workdays, is_workday

pytestmark = pytest.mark.nosite

CALENDAR = {day.date: day.is_workday for day in known_days()}
covered = st.dates(date(2023, 1, 1), date(2026, 6, 30))


def test_the_first_day_does_not_count() -> None:
	assert add_workdays(date(2026, 3, 2), 1, CALENDAR) == (date(2026, 3, 3), False)
	assert add_workdays(date(2026, 3, 2), 0, CALENDAR) == (date(2026, 3, 2), False)


def test_holidays_are_skipped_and_worked_weekends_count() -> None:
	assert day_name(date(2026, 2, 14)) == "春节调休上班"
	assert add_workdays(date(2026, 2, 13), 1, CALENDAR).date == date(2026, 2, 14)
	assert add_workdays(date(2026, 2, 14), 1, CALENDAR).date == date(2026, 2, 24)


def test_a_term_that_leaves_the_calendar_is_an_estimate_by_weekday() -> None:
	assert add_workdays(date(2026, 12, 31), 1, CALENDAR) == (date(2027, 1, 1), True)
	assert add_workdays(date(2026, 12, 30), 1, CALENDAR) == (date(2026, 12, 31), False)


def test_a_negative_term_is_refused() -> None:
	with pytest.raises(ValueError, match="negative"):
		add_workdays(date(2026, 1, 1), -1, CALENDAR)


@given(covered, st.integers(1, 60))
def test_exactly_so_many_working_days_lie_in_the_term(start: date, days: int) -> None:
	end = add_workdays(start, days, CALENDAR).date
	passed = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
	assert sum(is_workday(day, CALENDAR) for day in passed) == days
	assert is_workday(end, CALENDAR)
