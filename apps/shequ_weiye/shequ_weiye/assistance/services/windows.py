"""Service years: which one begins when, and how much of the quota falls to a short one; pure rules.

Operating rules A.5: the year runs from the registration or by the calendar, as the county decides.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from shequ_weiye.constants.assistance import CALENDAR_YEAR

ONE_DAY = timedelta(days=1)
FULL_YEAR = 365


class Days(NamedTuple):
	"""The days from ``first`` to ``last``, both included: a service year, or a time of employment in it."""

	first: date
	last: date

	@property
	def days(self) -> int:
		"""How many days there are."""
		return (self.last - self.first).days + 1

	def holds(self, day: date) -> bool:
		"""Answer whether ``day`` is one of them."""
		return self.first <= day <= self.last


class ServiceYear(Days):
	"""The days within which the services are promised."""


def next_anniversary(day: date) -> date:
	"""Give the same day one year later; 29 February becomes 1 March."""
	try:
		return day.replace(year=day.year + 1)
	except ValueError:
		return date(day.year + 1, 3, 1)


def year_from(first: date, window: str) -> ServiceYear:
	"""Give the service year that begins on ``first``: a full year, or what is left of the calendar year."""
	if window == CALENDAR_YEAR:
		return ServiceYear(first, date(first.year, 12, 31))
	return ServiceYear(first, next_anniversary(first) - ONE_DAY)


def year_holding(today: date, registered_on: date, window: str) -> ServiceYear:
	"""Give the service year that ``today`` lies in, for somebody registered on or before that day."""
	if window == CALENDAR_YEAR:
		return year_from(max(date(today.year, 1, 1), registered_on), window)
	year = year_from(registered_on, window)
	while year.last < today:
		year = year_from(year.last + ONE_DAY, window)
	return year


def quota_of_year(quota: int, year: ServiceYear) -> int:
	"""Give the part of a yearly quota that falls to a shorter year, rounded up, at least one."""
	return max(1, min(quota, ceil(quota * year.days / FULL_YEAR)))
