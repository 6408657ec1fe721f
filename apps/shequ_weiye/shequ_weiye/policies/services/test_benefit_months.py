"""Months: how many, of which kinds together, and until retirement."""

from __future__ import annotations

from datetime import date

import pytest

from shequ_weiye.policies.services.benefit_months import (
	MonthsFault,
	MonthsHad,
	MonthsRule,
	decided_until,
	month_fault,
)

RULE = MonthsRule(36, extends_to_retirement=True)
MONTH = date(2026, 3, 15)


@pytest.mark.parametrize(
	("limit", "before", "in_ledger", "fault"),
	[
		(36, 0, 35, None),
		(36, 0, 36, MonthsFault.LIMIT_REACHED),
		(36, 30, 5, None),
		(36, 30, 6, MonthsFault.LIMIT_REACHED),
		(24, 0, 24, MonthsFault.LIMIT_REACHED),
		(0, 90, 90, None),
	],
)
def test_months_before_the_system_and_in_the_ledger_are_added(limit, before, in_ledger, fault) -> None:
	assert month_fault(MonthsRule(limit), MonthsHad(before, in_ledger), MONTH) is fault


@pytest.mark.parametrize(
	("retires_on", "until"),
	[
		(date(2031, 2, 28), date(2031, 2, 28)),  # 59 full months after 1 March 2026
		(date(2031, 3, 1), None),  # five years
		(None, None),
	],
)
def test_less_than_five_years_at_the_first_approval_run_until_retirement(retires_on, until) -> None:
	assert decided_until(RULE, MonthsHad(), MONTH, retires_on) == until


def test_what_the_first_approval_decided_is_kept() -> None:
	near = date(2027, 1, 1)
	assert decided_until(RULE, MonthsHad(in_ledger=1), MONTH, near) is None
	assert decided_until(RULE, MonthsHad(in_ledger=40, runs_until=near), MONTH, date(2040, 1, 1)) == near


def test_a_first_approval_before_the_system_lies_as_many_months_back() -> None:
	retires_on = date(2029, 3, 1)  # three years from now
	assert decided_until(RULE, MonthsHad(before_system=23), MONTH, retires_on) == retires_on
	assert decided_until(RULE, MonthsHad(before_system=24), MONTH, retires_on) is None


def test_a_version_without_extension_ends_at_its_limit() -> None:
	assert decided_until(MonthsRule(36), MonthsHad(), MONTH, date(2027, 1, 1)) is None


def test_extended_months_go_past_the_limit_and_end_before_the_month_of_retirement() -> None:
	had = MonthsHad(0, 50, date(2026, 4, 20))
	assert month_fault(RULE, had, date(2026, 3, 31)) is None
	assert month_fault(RULE, had, date(2026, 4, 1)) is MonthsFault.RETIRED
