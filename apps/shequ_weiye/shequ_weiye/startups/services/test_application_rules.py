"""The conditions of a startup subsidy."""

from __future__ import annotations

from datetime import date

import pytest

from shequ_weiye.constants.startups import (
	AMOUNT_FLOORS,
	INDIVIDUAL_BUSINESS,
	SMALL_ENTERPRISE,
)
from shequ_weiye.startups.services.application_rules import (
	floor_of,
	has_run_long_enough,
	is_old_enough,
)

pytestmark = pytest.mark.nosite


def test_plan_names_twelve_thousand_and_two_thousand_yuan():
	assert AMOUNT_FLOORS == {SMALL_ENTERPRISE: 12_000, INDIVIDUAL_BUSINESS: 2_000}


def test_floor_follows_the_setting_but_never_falls_below_the_plan():
	assert floor_of(SMALL_ENTERPRISE, {SMALL_ENTERPRISE: 24_000}) == 24_000
	assert floor_of(SMALL_ENTERPRISE, {SMALL_ENTERPRISE: 1}) == 12_000
	assert floor_of(INDIVIDUAL_BUSINESS, {}) == 2_000


def test_sixteen_is_reached_on_the_birthday():
	assert is_old_enough(date(2009, 6, 1), date(2025, 6, 1))
	assert not is_old_enough(date(2009, 6, 2), date(2025, 6, 1))


def test_twelve_full_months_are_needed():
	assert has_run_long_enough(date(2024, 6, 1), date(2025, 6, 1), 12)
	assert not has_run_long_enough(date(2024, 6, 2), date(2025, 6, 1), 12)
