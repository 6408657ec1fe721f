"""Who qualifies for a loan: each rule with whom it lets through and whom it does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.startups.services.loan_rules import (
	Caps,
	Fault,
	Firm,
	Person,
	Record,
	cap_faults,
	firm_faults,
	hire_share,
	person_faults,
	record_faults,
)

pytestmark = pytest.mark.nosite

DAY = date(2025, 6, 1)
FIT = Person(date(1990, 5, 1), date(2052, 8, 1), declared=True)
PRODUCT = Caps(Decimal(500_000), 36, 3)
TEN, FIVE = Decimal(10), Decimal(5)


@pytest.mark.parametrize(
	("person", "months", "faults"),
	[
		(FIT, 36, []),
		(FIT._replace(birth_date=date(2009, 6, 1)), 12, []),
		(FIT._replace(birth_date=date(2009, 6, 2)), 12, [Fault.TOO_YOUNG]),
		# Back to the last month before retirement, and one month more.
		(FIT._replace(retires_on=date(2028, 6, 1)), 36, []),
		(FIT._replace(retires_on=date(2028, 5, 1)), 36, [Fault.PAST_RETIREMENT]),
		(FIT._replace(retires_on=None), 36, []),
		(FIT._replace(declared=False), 12, [Fault.NOT_DECLARED]),
	],
)
def test_a_person_is_of_age_not_retired_within_the_term_and_has_declared(
	person: Person, months: int, faults: list[Fault]
) -> None:
	assert list(person_faults(person, DAY, months)) == faults


@pytest.mark.parametrize(
	("firm", "faults"),
	[
		(Firm(20, 2), []),
		(Firm(21, 2), [Fault.TOO_FEW_HIRES]),
		(Firm(100, 10), []),
		(Firm(100, 9), [Fault.TOO_FEW_HIRES]),
		(Firm(101, 6), []),
		(Firm(101, 5), [Fault.TOO_FEW_HIRES]),
		(Firm(0, 0), [Fault.NO_STAFF]),
		(Firm(5, 6), [Fault.NO_STAFF]),
	],
)
def test_a_firm_hired_a_tenth_of_its_staff_or_a_twentieth_above_a_hundred(
	firm: Firm, faults: list[Fault]
) -> None:
	assert list(firm_faults(firm, TEN, FIVE)) == faults


@given(st.integers(1, 5000), st.integers(0, 5000))
def test_the_share_is_that_of_whole_persons(staff: int, new_hires: int) -> None:
	firm = Firm(staff, min(staff, new_hires))
	least = FIVE if staff > 100 else TEN
	passes = Fault.TOO_FEW_HIRES not in firm_faults(firm, TEN, FIVE)
	assert passes == (firm.new_hires * 100 >= least * staff) == (hire_share(firm) >= least)


@pytest.mark.parametrize(
	("record", "faults"),
	[
		(Record(0, was_overdue=False), []),
		(Record(2, was_overdue=False), []),
		(Record(3, was_overdue=False), [Fault.TOO_MANY_LOANS]),
		(Record(1, was_overdue=True), [Fault.OVERDUE_BEFORE]),
	],
)
def test_three_loans_in_all_and_none_after_a_late_one(record: Record, faults: list[Fault]) -> None:
	assert list(record_faults(record, PRODUCT)) == faults


@pytest.mark.parametrize(
	("amount", "months", "faults"),
	[
		(500_000, 36, []),
		(Decimal("500000.01"), 36, [Fault.ABOVE_CAP]),
		(1, 37, [Fault.ABOVE_TERM]),
		(0, 0, [Fault.NO_AMOUNT, Fault.NO_TERM]),
	],
)
def test_amount_and_term_stay_within_the_product(amount: Decimal, months: int, faults: list[Fault]) -> None:
	assert list(cap_faults(Decimal(amount), months, PRODUCT)) == faults
