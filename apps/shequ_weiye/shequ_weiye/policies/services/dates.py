"""Full years, months and days between two dates, and the day on which such a number is reached; pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

MONTHS = 12


def days_in_month(day: date) -> int:
	"""Give the number of days of the month that ``day`` lies in."""
	return calendar.monthrange(day.year, day.month)[1]


def add_months(day: date, months: int) -> date:
	"""Give the same day of another month, or that month's last day when it has no such day."""
	years, month = divmod(day.month - 1 + months, MONTHS)
	year = day.year + years
	return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def full_months(start: date, end: date) -> int:
	"""Give the greatest ``n`` such that ``n`` months after ``start`` is not later than ``end``."""
	months = (end.year - start.year) * MONTHS + end.month - start.month
	return months - (end.day < min(start.day, days_in_month(end)))


def full_years(birth_date: date, day: date) -> int:
	"""Give the full years completed by ``day``; someone born on 29 February ages on 1 March."""
	return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def birthday(birth_date: date, years: int) -> date:
	"""Give the day on which :func:`full_years` reaches ``years``."""
	year = birth_date.year + years
	if (birth_date.month, birth_date.day) == (2, 29) and not calendar.isleap(year):
		return date(year, 3, 1)
	return birth_date.replace(year=year)


def fewer_months_left(target: date, months: int) -> date:
	"""Give the first day on which fewer than ``months`` full months are left until ``target``."""
	day = add_months(target, -months) - timedelta(days=4)
	while full_months(day, target) >= months:
		day += timedelta(days=1)
	return day
