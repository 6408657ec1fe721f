"""Windows of applications and periods of renewal: every day of every year has one answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.policies.services.windows import MonthDay, Window, period_end, read_window

SUMMER = Window(MonthDay(6, 1), MonthDay(9, 30))
NEW_YEAR = Window(MonthDay(12, 15), MonthDay(1, 31))

days = st.dates(date(2020, 1, 1), date(2035, 12, 31))
month_days = days.map(lambda day: MonthDay(day.month, day.day))
windows = st.builds(Window, month_days, month_days)


@pytest.mark.parametrize(
	("window", "day", "is_open"),
	[
		(SUMMER, date(2026, 6, 1), True),
		(SUMMER, date(2026, 9, 30), True),
		(SUMMER, date(2026, 5, 31), False),
		(SUMMER, date(2026, 10, 1), False),
		(NEW_YEAR, date(2026, 12, 31), True),
		(NEW_YEAR, date(2026, 1, 31), True),
		(NEW_YEAR, date(2026, 2, 1), False),
	],
)
def test_first_and_last_day_belong_to_a_window_also_over_the_end_of_the_year(
	window: Window, day: date, is_open: bool
) -> None:
	assert window.is_open(day) is is_open


def test_a_closed_window_opens_next_year_when_this_years_is_over() -> None:
	assert SUMMER.next_opening(date(2026, 11, 23)) == date(2027, 6, 1)
	assert SUMMER.closing(date(2026, 6, 1)) == date(2026, 9, 30)
	assert NEW_YEAR.closing(date(2026, 12, 20)) == date(2027, 1, 31)


def test_the_last_day_of_february_is_the_first_of_march_in_other_years() -> None:
	window = Window(MonthDay(2, 29), MonthDay(3, 31))
	assert window.next_opening(date(2026, 1, 1)) == date(2026, 3, 1)
	assert window.next_opening(date(2028, 1, 1)) == date(2028, 2, 29)


@given(windows, days)
def test_a_window_is_open_on_the_day_on_which_it_opens_and_closed_before(window: Window, day: date) -> None:
	if window.is_open(day):
		assert window.closing(day) >= day
		return
	opening = window.next_opening(day)
	assert window.is_open(opening)
	assert not window.is_open(opening - timedelta(days=1)) or opening - timedelta(days=1) != day
	between = (opening - day).days
	assert not any(window.is_open(day + timedelta(days=step)) for step in range(between))


def test_nothing_entered_is_all_year_and_half_a_window_is_refused() -> None:
	assert read_window(None, "") is None
	assert read_window("6-1", "09-30") == SUMMER
	for wrong in (("06-01", ""), ("", "06-01"), ("02-30", "03-01"), ("June", "July"), ("1", "2")):
		with pytest.raises(ValueError):
			read_window(*wrong)


@pytest.mark.parametrize(
	("renewal", "ends"),
	[
		("Every Month", date(2026, 11, 30)),
		("Every Quarter", date(2026, 12, 31)),
		("Every Half Year", date(2026, 12, 31)),
		("Every Year", date(2026, 12, 31)),
	],
)
def test_a_period_ends_with_the_calendars(renewal: str, ends: date) -> None:
	assert period_end(renewal, date(2026, 11, 23)) == ends
	assert period_end(renewal, ends) == ends


def test_a_quarter_ends_with_its_third_month_and_no_renewal_has_no_end() -> None:
	assert period_end("Every Quarter", date(2026, 2, 28)) == date(2026, 3, 31)
	assert period_end("None", date(2026, 2, 28)) is None


@given(days, st.sampled_from(["Every Month", "Every Quarter", "Every Half Year", "Every Year"]))
def test_the_day_after_a_period_begins_the_next(day: date, renewal: str) -> None:
	ends = period_end(renewal, day)
	assert ends is not None
	assert ends >= day
	assert (ends + timedelta(days=1)).day == 1
