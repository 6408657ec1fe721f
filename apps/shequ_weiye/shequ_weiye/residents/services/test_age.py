"""Age in full years."""

from __future__ import annotations

from datetime import date

import pytest

from shequ_weiye.residents.services.age import age_on

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
	assert age_on(born, day) == age
