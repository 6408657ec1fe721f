"""The "12333" quota of a service year: what was done, what is due next, what is late; pure rules.

Source: plan 2023-2025, task 16: within one year at least 2 policy contacts, 3 of guidance, 3 of job and 3
of training information. Operating rules A.5: the year runs from the registration or by the calendar, only
services that were taken count, and those of one kind on one day count once.

The services of a kind are spread evenly: of three, the first is due by the end of the first third of the
year, the last by its last day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from shequ_weiye.constants.assistance import (
	CALENDAR_YEAR,
	COUNTED_OUTCOMES,
	DONE,
	DUE,
	KINDS,
	LATE,
	ON_TRACK,
	STATUSES,
)

ONE_DAY = timedelta(days=1)


class ServiceYear(NamedTuple):
	"""The days from ``first`` to ``last``, both included."""

	first: date
	last: date

	@property
	def days(self) -> int:
		"""How many days the year has."""
		return (self.last - self.first).days + 1

	def holds(self, day: date) -> bool:
		"""Answer whether ``day`` lies in the year."""
		return self.first <= day <= self.last


class Contact(NamedTuple):
	"""What the count must know of a service contact."""

	kind: str
	day: date
	outcome: str


class KindProgress(NamedTuple):
	"""One kind of service: how many days of it are done, and when the next is due."""

	done: int
	due_on: date | None
	status: str


class YearProgress(NamedTuple):
	"""All kinds together: the one that is due first, and the worst status."""

	kinds: dict[str, KindProgress]
	next_kind: str | None
	next_due_on: date | None
	status: str


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
	return max(1, min(quota, ceil(quota * year.days / 365)))


def due_dates(year: ServiceYear, quota: int) -> tuple[date, ...]:
	"""Give the day by which each of the services of one kind is to be done."""
	return tuple(
		year.first + timedelta(days=ceil(year.days * number / quota) - 1) for number in range(1, quota + 1)
	)


def days_done(contacts: Iterable[Contact], year: ServiceYear) -> dict[str, int]:
	"""Count, for each kind, the distinct days in the year on which a service was taken."""
	counted = {
		(contact.kind, contact.day)
		for contact in contacts
		if contact.outcome in COUNTED_OUTCOMES and year.holds(contact.day)
	}
	return {kind: sum(1 for counted_kind, _day in counted if counted_kind == kind) for kind in KINDS}


def kind_progress(done: int, quota: int, year: ServiceYear, today: date, reminder_days: int) -> KindProgress:
	"""Say when the next service of a kind is due, and whether that is soon or over already."""
	if done >= quota:
		return KindProgress(done, None, DONE)
	due_on = due_dates(year, quota)[done]
	if today > due_on:
		return KindProgress(done, due_on, LATE)
	is_near = today + timedelta(days=reminder_days) >= due_on
	return KindProgress(done, due_on, DUE if is_near else ON_TRACK)


def year_progress(
	contacts: Iterable[Contact],
	quotas: Mapping[str, int],
	year: ServiceYear,
	today: date,
	reminder_days: int,
) -> YearProgress:
	"""Say how far a service year is on ``today``."""
	done = days_done(contacts, year)
	kinds = {kind: kind_progress(done[kind], quotas[kind], year, today, reminder_days) for kind in KINDS}
	waiting = [(progress.due_on, kind) for kind, progress in kinds.items() if progress.due_on]
	next_due_on, next_kind = min(waiting, key=lambda row: row[0], default=(None, None))
	worst = max((progress.status for progress in kinds.values()), key=STATUSES.index)
	return YearProgress(kinds, next_kind, next_due_on, worst)
