"""When in the year applications are taken, and when what was granted is applied for again; pure.

Operating rules A.3: windows by quarter, half year or year, and renewal by period, as the version of a place says.
A window may go over the end of the year; its first and last day belong to it.
"""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from typing import NamedTuple

from shequ_weiye.constants.policies import RENEWAL_MONTHS
from shequ_weiye.policies.services.dates import add_months

LEAP_YEAR = 2024


class MonthDay(NamedTuple):
	"""A day of every year."""

	month: int
	day: int

	def __str__(self) -> str:
		return f"{self.month:02}-{self.day:02}"

	def in_year(self, year: int) -> date:
		"""Give the day in a year; the 29th of February is the 1st of March where there is none."""
		if self == (2, 29) and not isleap(year):
			return date(year, 3, 1)
		return date(year, self.month, self.day)


class Window(NamedTuple):
	"""The days of every year on which applications are taken."""

	opens: MonthDay
	closes: MonthDay

	def is_open(self, day: date) -> bool:
		"""Answer whether applications are taken on ``day``."""
		today = MonthDay(day.month, day.day)
		if self.opens <= self.closes:
			return self.opens <= today <= self.closes
		return today >= self.opens or today <= self.closes

	def next_opening(self, day: date) -> date:
		"""Give the first day after ``day`` on which the window opens."""
		return next(
			opening
			for opening in (self.opens.in_year(year) for year in (day.year, day.year + 1))
			if opening > day
		)

	def closing(self, day: date) -> date:
		"""Give the last day of the window that is open on ``day``."""
		ends = (self.closes.in_year(year) for year in (day.year, day.year + 1))
		return next(end for end in ends if end >= day)


def read_window(opens: str | None, closes: str | None) -> Window | None:
	"""Read what a version says; nothing for all year. Raises ``ValueError`` for anything but two days."""
	if not opens and not closes:
		return None
	return Window(_month_day(opens or ""), _month_day(closes or ""))


def period_end(renewal: str, day: date) -> date | None:
	"""Give the last day of the calendar period for which is granted what is applied for on ``day``.

	Nothing where a version knows no renewal.
	"""
	months = RENEWAL_MONTHS.get(renewal)
	if not months:
		return None
	first = date(day.year, (day.month - 1) // months * months + 1, 1)
	return add_months(first, months) - timedelta(days=1)


def _month_day(text: str) -> MonthDay:
	month, day = (int(part) for part in text.split("-"))
	date(LEAP_YEAR, month, day)  # refuses what is no day
	return MonthDay(month, day)
