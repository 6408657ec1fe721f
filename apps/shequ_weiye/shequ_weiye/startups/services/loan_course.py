"""How a loan stands day by day: what is still owed, what is due next, since when it is overdue; pure.

A row of repayment says what principal was due when, and when it was paid. One that was due and is not paid, or was
paid later, makes the days in between overdue; the day on which it is due is none of them. One without a due day
is an early repayment. A row of no principal stands for interest that was due.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Repayment(NamedTuple):
	"""One row: yuan of principal, when they are due and when they were paid."""

	principal: Decimal
	due_on: date | None = None
	paid_on: date | None = None


class Course(NamedTuple):
	"""A loan that was paid out: yuan, from when until when; an extension moves only the day of the last payment.

	``closed_on`` is the day on which nothing more was watched.
	"""

	principal: Decimal
	released_on: date
	matures_on: date
	repayments: tuple[Repayment, ...] = ()
	extended_to: date | None = None
	closed_on: date | None = None

	@property
	def counts_until(self) -> date:
		"""The day from which no interest counts: that of the agreed end, or an earlier one on which it was closed."""
		return min(self.matures_on, self.closed_on or self.matures_on)

	@property
	def ends_on(self) -> date:
		"""The day by which all is to be paid."""
		return max(self.matures_on, self.extended_to or self.matures_on)


class Watch(NamedTuple):
	"""How a loan stands on a day."""

	outstanding: Decimal
	next_due_on: date | None
	overdue_since: date | None
	was_overdue: bool


class RowFault(StrEnum):
	"""What is wrong with a row of repayment."""

	NO_DAY = "no_day"
	BEFORE_RELEASE = "before_release"
	IN_FUTURE = "in_future"
	NEGATIVE = "negative"
	TOO_MUCH = "too_much"


def row_faults(course: Course, today: date) -> Iterator[tuple[int, RowFault]]:
	"""Give what is wrong with which row, from one; what exceeds the loan is told of the last row."""
	for number, row in enumerate(course.repayments, start=1):
		days = [day for day in (row.due_on, row.paid_on) if day]
		if not days:
			yield number, RowFault.NO_DAY
		elif min(days) < course.released_on:
			yield number, RowFault.BEFORE_RELEASE
		elif row.paid_on and row.paid_on > today:
			yield number, RowFault.IN_FUTURE
		elif row.principal < 0 or (not row.due_on and not row.principal):
			yield number, RowFault.NEGATIVE
	if sum(row.principal for row in course.repayments) > course.principal:
		yield len(course.repayments), RowFault.TOO_MUCH


def outstanding(course: Course, day: date) -> Decimal:
	"""Give the principal on which interest runs on a day: what was paid on it counts no more."""
	paid = sum((row.principal for row in course.repayments if row.paid_on and row.paid_on <= day), Decimal(0))
	return course.principal - paid


def overdue_from(course: Course, day: date) -> date | None:
	"""Give the due day that was missed and still is on ``day``, the earliest of several."""
	missed = [
		row.due_on
		for row in course.repayments
		if row.due_on and row.due_on < day and not (row.paid_on and row.paid_on <= day)
	]
	if course.ends_on < day and outstanding(course, day) > 0:
		missed.append(course.ends_on)
	return min(missed, default=None)


def watch(course: Course, today: date) -> Watch:
	"""Give how the loan stands today; ``next_due_on`` is the first day, today or later, on which something is due."""
	left = outstanding(course, today)
	to_come = [row.due_on for row in course.repayments if row.due_on and not row.paid_on]
	if left > 0:
		to_come.append(course.ends_on)
	since = overdue_from(course, today)
	next_due_on = min((day for day in to_come if day >= today), default=None)
	return Watch(left, next_due_on, since, bool(since) or _was_late(course))


def _was_late(course: Course) -> bool:
	late = any(row.due_on and row.paid_on and row.paid_on > row.due_on for row in course.repayments)
	return late or any(row.paid_on and row.paid_on > course.ends_on for row in course.repayments)
