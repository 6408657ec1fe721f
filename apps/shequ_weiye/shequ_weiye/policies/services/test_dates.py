"""Full years and months, as every rule counts them."""

from __future__ import annotations

from datetime import date

import pytest

from shequ_weiye.policies.services.dates import add_months, full_years

pytestmark = pytest.mark.nosite


@pytest.mark.parametrize(
	("born", "day", "age"),
	[
		(date(2009, 6, 1), date(2025, 6, 1), 16),
		(date(2009, 6, 2), date(2025, 6, 1), 15),
		(date(2004, 2, 29), date(2020, 2, 29), 16),
		(date(2004, 2, 29), date(2022, 2, 28), 17),
		(date(2004, 2, 29), date(2022, 3, 1), 18),
	],
)
def test_a_year_is_full_on_the_birthday(born: date, day: date, age: int):
	assert full_years(born, day) == age


@pytest.mark.parametrize(
	("day", "months", "later"),
	[
		(date(2024, 1, 31), 1, date(2024, 2, 29)),
		(date(2024, 2, 29), 12, date(2025, 2, 28)),
		(date(2024, 12, 15), 1, date(2025, 1, 15)),
		(date(2024, 6, 1), 12, date(2025, 6, 1)),
	],
)
def test_months_end_on_the_same_day_or_the_last_one(day: date, months: int, later: date):
	assert add_months(day, months) == later
