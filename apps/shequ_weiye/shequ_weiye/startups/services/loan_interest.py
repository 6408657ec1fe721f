"""How much interest of a loan is discounted in a quarter (按季贴息); pure, in Decimal.

For each day of the quarter on which the loan runs, interest counts on the principal still owed, in the
proportion of the discount cap to the loan where the loan is larger: of 500,000 yuan under a cap of 300,000 three
fifths, however much of it is repaid. Nothing counts on the day of the release's end (算头不算尾), after the agreed
term (an extension), or while anything is overdue. A year of interest has 360 days, as bank contracts count it
(待核实 by contract). The quarter is rounded once, to the fen, half up. Source: operating rules A.3, 创业担保贷款
(discount by quarter, cap of its own, extension and overdue not discounted).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from shequ_weiye.policies.services.dates import add_months
from shequ_weiye.startups.services.loan_course import Course, outstanding, overdue_from

DAYS_OF_YEAR = 360
FEN = Decimal("0.01")


class Discount(NamedTuple):
	"""What is discounted: of how much principal at most (yuan), and which share of its interest (0 to 1)."""

	cap: Decimal
	share: Decimal


class Quarter(NamedTuple):
	"""One quarter of a year."""

	year: int
	number: int

	def __str__(self) -> str:
		return f"{self.year}Q{self.number}"

	@property
	def first(self) -> date:
		"""Its first day."""
		return date(self.year, self.number * 3 - 2, 1)

	@property
	def last(self) -> date:
		"""Its last day."""
		return add_months(self.first, 3) - timedelta(days=1)


class Subsidy(NamedTuple):
	"""What a quarter gives: the days that count, the principal added up over them, its interest, and the discount."""

	days: int
	principal_days: Decimal
	interest: Decimal
	amount: Decimal


def quarter_of(day: date) -> Quarter:
	"""Give the quarter to which a day belongs."""
	return Quarter(day.year, (day.month + 2) // 3)


def quarters_between(first: date, last: date) -> Iterator[Quarter]:
	"""Give the quarters that have a day from ``first`` to ``last``."""
	day = quarter_of(first).first
	while day <= last:
		yield quarter_of(day)
		day = add_months(day, 3)


def read_quarter(text: str) -> Quarter:
	"""Give the quarter that was written as text."""
	year, number = text.split("Q")
	return Quarter(int(year), int(number))


def due_quarters(course: Course, today: date) -> list[Quarter]:
	"""Give the quarters of a loan of which nothing changes any more by time: those that are over, or all of a closed one."""
	last = min(today, course.counts_until)
	found = quarters_between(course.released_on, last)
	return [quarter for quarter in found if quarter.last < today or course.closed_on]


def subsidy_of(course: Course, annual_rate: Decimal, discount: Discount, quarter: Quarter) -> Subsidy:
	"""Give the discount of one quarter; ``annual_rate`` is in per cent."""
	days = list(_counted_days(course, quarter))
	owed = sum((outstanding(course, day) for day in days), Decimal(0))
	principal_days = owed * min(discount.cap, course.principal) / course.principal
	interest = principal_days * annual_rate / 100 / DAYS_OF_YEAR
	return Subsidy(
		days=len(days),
		principal_days=_round(principal_days),
		interest=_round(interest),
		amount=_round(interest * discount.share),
	)


def _counted_days(course: Course, quarter: Quarter) -> Iterator[date]:
	day = max(quarter.first, course.released_on)
	while day <= quarter.last and day < course.counts_until:
		if not overdue_from(course, day) and outstanding(course, day) > 0:
			yield day
		day += timedelta(days=1)


def _round(value: Decimal) -> Decimal:
	return value.quantize(FEN, ROUND_HALF_UP)
