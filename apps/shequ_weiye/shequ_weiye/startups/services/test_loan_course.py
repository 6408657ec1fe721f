"""How a loan stands day by day, by rows of repayment."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.startups.services.loan_course import (
	Course,
	Repayment,
	RowFault,
	Watch,
	outstanding,
	overdue_from,
	row_faults,
	watch,
)

pytestmark = pytest.mark.nosite

FROM, TO = date(2025, 1, 10), date(2026, 1, 10)
HALF = Decimal(50_000)


def course(*rows: Repayment, extended_to: date | None = None) -> Course:
	"""Give a loan of 100,000 yuan over a year."""
	return Course(Decimal(100_000), FROM, TO, rows, extended_to)


def test_what_was_paid_counts_no_more_from_its_day_on() -> None:
	loan = course(Repayment(HALF, date(2025, 7, 10), date(2025, 7, 8)))
	assert outstanding(loan, date(2025, 7, 7)) == 100_000
	assert outstanding(loan, date(2025, 7, 8)) == 50_000


def test_a_payment_is_overdue_from_the_day_after_its_due_day_until_it_is_paid() -> None:
	loan = course(Repayment(HALF, date(2025, 7, 10), date(2025, 7, 20)))
	assert overdue_from(loan, date(2025, 7, 10)) is None
	assert overdue_from(loan, date(2025, 7, 11)) == date(2025, 7, 10)
	assert overdue_from(loan, date(2025, 7, 19)) == date(2025, 7, 10)
	assert overdue_from(loan, date(2025, 7, 20)) is None


@pytest.mark.parametrize(
	("loan", "today", "stands"),
	[
		(course(), FROM, Watch(Decimal(100_000), TO, None, False)),
		(course(), TO, Watch(Decimal(100_000), TO, None, False)),
		(course(), TO + timedelta(1), Watch(Decimal(100_000), None, TO, True)),
		(
			course(extended_to=date(2026, 7, 10)),
			TO + timedelta(1),
			Watch(Decimal(100_000), date(2026, 7, 10), None, False),
		),
		(
			course(Repayment(Decimal(100_000), TO, TO)),
			TO + timedelta(9),
			Watch(Decimal(0), None, None, False),
		),
		# Paid, but late.
		(
			course(Repayment(Decimal(100_000), None, TO + timedelta(5))),
			TO + timedelta(9),
			Watch(Decimal(0), None, None, True),
		),
		# Interest that was due and is not paid.
		(
			course(Repayment(Decimal(0), date(2025, 3, 20))),
			date(2025, 4, 1),
			Watch(Decimal(100_000), TO, date(2025, 3, 20), True),
		),
	],
)
def test_the_watch_says_what_is_owed_due_and_overdue(loan: Course, today: date, stands: Watch) -> None:
	assert watch(loan, today) == stands


@pytest.mark.parametrize(
	("row", "fault"),
	[
		(Repayment(HALF), RowFault.NO_DAY),
		(Repayment(HALF, date(2025, 1, 9)), RowFault.BEFORE_RELEASE),
		(Repayment(HALF, None, date(2025, 9, 2)), RowFault.IN_FUTURE),
		(Repayment(Decimal(-1), date(2025, 7, 10)), RowFault.NEGATIVE),
		(Repayment(Decimal(0), None, date(2025, 7, 10)), RowFault.NEGATIVE),
		(Repayment(Decimal(100_001), date(2025, 7, 10)), RowFault.TOO_MUCH),
	],
)
def test_a_row_that_cannot_be_is_named(row: Repayment, fault: RowFault) -> None:
	assert list(row_faults(course(row), date(2025, 9, 1))) == [(1, fault)]


def test_rows_that_add_up_to_the_loan_are_right() -> None:
	rows = (Repayment(HALF, date(2025, 7, 10), date(2025, 7, 10)), Repayment(HALF, TO))
	assert list(row_faults(course(*rows), date(2025, 9, 1))) == []


days = st.dates(FROM, date(2026, 6, 30))
rows = st.builds(Repayment, st.decimals(0, 40_000, places=2), st.none() | days, st.none() | days).filter(
	lambda row: row.due_on or row.paid_on
)


@given(st.lists(rows, max_size=4).map(tuple), days)
def test_nothing_is_owed_below_zero_and_a_loan_is_late_whenever_it_is_overdue(
	repayments: tuple[Repayment, ...], today: date
) -> None:
	loan = course(*repayments)
	if list(row_faults(loan, date(2027, 1, 1))):
		return
	now = watch(loan, today)
	assert 0 <= now.outstanding <= loan.principal
	assert now.was_overdue or not now.overdue_since
	assert not now.overdue_since or now.overdue_since < today
	assert not now.next_due_on or now.next_due_on >= today
