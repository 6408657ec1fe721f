"""Counting working days: pure rules over a calendar given as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

SATURDAY = 5


class DueDate(NamedTuple):
	"""A day worked out, and whether a day on the way had to be guessed for want of a calendar (暂估)."""

	date: date
	is_estimate: bool


def add_workdays(start: date, days: int, calendar: Mapping[date, bool]) -> DueDate:
	"""Give the day on which a term of ``days`` working days that begins with ``start`` ends.

	The first day itself does not count (民法典 §201). ``calendar`` says of each covered day whether it is a
	working day; a day it does not cover is taken for one from Monday to Friday, and the answer says so.
	Raises ``ValueError`` for a negative number of days.
	"""
	if days < 0:
		raise ValueError("a term cannot be negative")
	day, is_estimate, remaining = start, False, days
	while remaining:
		day += timedelta(days=1)
		is_estimate = is_estimate or day not in calendar
		remaining -= is_workday(day, calendar)
	return DueDate(day, is_estimate)


def count_workdays(start: date, end: date, calendar: Mapping[date, bool]) -> int:
	"""Give how many working days lie after ``start`` up to ``end``; none if ``end`` is not later."""
	days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
	return sum(is_workday(day, calendar) for day in days)


def is_workday(day: date, calendar: Mapping[date, bool]) -> bool:
	"""Answer by the calendar, or by the weekday where it does not reach."""
	return calendar.get(day, day.weekday() < SATURDAY)
