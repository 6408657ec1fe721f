"""The interest discount of a quarter: worked examples, and what must hold of every loan."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.policies.services.dates import add_months
from shequ_weiye.startups.services.loan_course import Course, Repayment
from shequ_weiye.startups.services.loan_interest import (
	Discount,
	Quarter,
	Subsidy,
	quarter_of,
	quarters_between,
	subsidy_of,
)

pytestmark = pytest.mark.nosite

RATE = Decimal("3.6")
PERSON = Discount(Decimal(300_000), Decimal("0.5"))
Q2 = Quarter(2025, 2)


def course(principal: int, released_on: date, months: int, *rows: Repayment, **more: date) -> Course:
	"""Give a loan for so many months."""
	return Course(Decimal(principal), released_on, add_months(released_on, months), rows, **more)


def test_a_whole_quarter_below_the_cap() -> None:
	# 200,000 × 91 days × 3.6 % ÷ 360 = 1,820; half of it.
	loan = course(200_000, date(2025, 3, 1), 12)
	assert subsidy_of(loan, RATE, PERSON, Q2) == Subsidy(
		91, Decimal("18200000.00"), Decimal("1820.00"), Decimal("910.00")
	)


def test_of_a_loan_above_the_discount_cap_only_the_proportion_counts() -> None:
	# 500,000 was granted under the product cap; 300,000 of it is discounted: 300,000 × 91 × 3.6 % ÷ 360 ÷ 2.
	loan = course(500_000, date(2025, 3, 1), 36)
	assert subsidy_of(loan, RATE, PERSON, Q2).amount == Decimal("1365.00")


def test_the_proportion_stays_as_the_loan_is_paid_back() -> None:
	# Half is paid back on 16 May: 45 days on 500,000 and 46 on 250,000, three fifths of each.
	half = Repayment(Decimal(250_000), date(2025, 5, 16), date(2025, 5, 16))
	loan = course(500_000, date(2025, 3, 1), 36, half)
	assert subsidy_of(loan, RATE, PERSON, Q2).principal_days == (500_000 * 45 + 250_000 * 46) * Decimal("0.6")


def test_the_first_day_counts_and_the_last_does_not() -> None:
	loan = course(100_000, date(2025, 4, 10), 1)
	assert subsidy_of(loan, RATE, PERSON, Q2).days == 30  # 10 April to 9 May


def test_days_of_an_extension_give_nothing() -> None:
	loan = course(100_000, date(2024, 4, 10), 12, extended_to=date(2025, 10, 10))
	assert subsidy_of(loan, RATE, PERSON, Q2).days == 9  # 1 to 9 April
	assert subsidy_of(loan, RATE, PERSON, Quarter(2025, 3)).amount == 0


def test_overdue_days_give_nothing() -> None:
	# Due on 10 May, paid on 20 May: 11 to 19 May are overdue.
	late = Repayment(Decimal(0), date(2025, 5, 10), date(2025, 5, 20))
	loan = course(100_000, date(2025, 3, 1), 12, late)
	assert subsidy_of(loan, RATE, PERSON, Q2).days == 91 - 9


def test_the_quarter_is_rounded_once_to_the_fen() -> None:
	# 100,000 × 91 × 3.45 % ÷ 360 = 872.083…; half of what is not rounded is 436.0416….
	loan = course(100_000, date(2025, 3, 1), 12)
	assert subsidy_of(loan, Decimal("3.45"), PERSON, Q2)[2:] == (Decimal("872.08"), Decimal("436.04"))


@pytest.mark.parametrize(
	("day", "quarter"),
	[
		(date(2025, 1, 1), Quarter(2025, 1)),
		(date(2025, 3, 31), Quarter(2025, 1)),
		(date(2025, 4, 1), Q2),
		(date(2025, 12, 31), Quarter(2025, 4)),
	],
)
def test_a_day_belongs_to_its_quarter(day: date, quarter: Quarter) -> None:
	assert quarter_of(day) == quarter
	assert quarter.first <= day <= quarter.last


def test_quarters_follow_each_other_over_the_year() -> None:
	found = quarters_between(date(2025, 11, 5), date(2026, 4, 1))
	assert [str(quarter) for quarter in found] == ["2025Q4", "2026Q1", "2026Q2"]


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
money = st.decimals(1, 10_000_000, places=2)
rows = st.builds(Repayment, st.decimals(0, 100, places=2), st.none() | days, st.none() | days)
loans = st.builds(
	course, st.integers(1_000, 10_000_000), days, st.integers(1, 36), rows, rows, extended_to=days
)
discounts = st.builds(Discount, money, st.decimals(0, 1, places=2))


@given(
	loans,
	st.decimals(0, 24, places=2),
	discounts,
	st.builds(Quarter, st.integers(2024, 2030), st.integers(1, 4)),
)
def test_no_quarter_gives_more_than_the_cap_for_its_days(
	loan: Course, rate: Decimal, discount: Discount, quarter: Quarter
) -> None:
	given_ = subsidy_of(loan, rate, discount, quarter)
	most = discount.cap * rate / 100 / 360 * given_.days
	half_a_fen = Decimal("0.005")
	assert 0 <= given_.days <= 92
	assert 0 <= given_.interest <= most + half_a_fen
	assert 0 <= given_.amount <= most * discount.share + half_a_fen


@given(loans, st.decimals(1, 24, places=2), discounts)
def test_the_quarters_hold_each_day_of_the_term_at_most_once(
	loan: Course, rate: Decimal, discount: Discount
) -> None:
	found = quarters_between(loan.released_on, loan.ends_on)
	counted = sum(subsidy_of(loan, rate, discount, quarter).days for quarter in found)
	assert counted <= (loan.matures_on - loan.released_on).days
