"""How far the "12333" of a service year is: what is due next, what is late, what cannot be done; pure rules.

Source: plan 2023-2025, task 16: within one year at least 2 policy contacts, 3 of guidance, 3 of job and 3
of training information.

The services of a kind are spread evenly: of three, the first is due by the end of the first third of the
year, the last by its last day. A place that asks for many days between two services has them due earlier
where the year would else be too short for the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from shequ_weiye.assistance.services.counting import Contact, CountingRule, Tally, tally
from shequ_weiye.assistance.services.pauses import days_paused, skip
from shequ_weiye.assistance.services.windows import ONE_DAY, Days, ServiceYear
from shequ_weiye.constants.assistance import DONE, DUE, IMPOSSIBLE, KINDS, LATE, ON_TRACK, STATUSES

# One entry for each first day of a year and quota that is met in a night.
REMEMBERED_YEARS = 4096


class KindProgress(NamedTuple):
	"""One kind of service: how many are done of those asked for, and the latest day of the next one."""

	done: int
	asked: int
	due_on: date | None
	status: str


class YearProgress(NamedTuple):
	"""All kinds together: the one that is due first, the worst status, and the days that were paused."""

	kinds: dict[str, KindProgress]
	next_kind: str | None
	next_due_on: date | None
	status: str
	paused_days: int


@lru_cache(maxsize=REMEMBERED_YEARS)
def due_dates(year: ServiceYear, quota: int, gap_days: int = 1) -> tuple[date, ...]:
	"""Give the day by which each of the services of one kind is to be done, in a year without pauses."""
	spread = (
		year.first + timedelta(days=ceil(year.days * number / quota) - 1) for number in range(1, quota + 1)
	)
	latest = latest_dates(year, quota, gap_days)
	return tuple(min(pair) for pair in zip(spread, latest, strict=True))


def latest_dates(year: ServiceYear, asked: int, gap_days: int) -> list[date]:
	"""Give the last days on which all services of one kind still fit into the year."""
	return [year.last - ONE_DAY * (gap_days * missing) for missing in reversed(range(asked))]


def due_dates_with(
	year: ServiceYear, quota: int, gap_days: int, pauses: tuple[Days, ...]
) -> tuple[date, ...]:
	"""Give the due days when the clock rests during ``pauses``.

	Fewer services are asked for, in proportion to the days that are left, rounded up as for a late entry.
	"""
	dates = due_dates(year, quota, gap_days)
	if not pauses:
		return dates
	asked = ceil(quota * (year.days - days_paused(pauses)) / year.days)
	moved = (skip(day, pauses) for day in dates[:asked])
	return tuple(min(pair) for pair in zip(moved, latest_dates(year, asked, gap_days), strict=True))


def year_progress(
	contacts: Iterable[Contact],
	quotas: Mapping[str, int],
	year: ServiceYear,
	today: date,
	rule: CountingRule,
	pauses: tuple[Days, ...] = (),
) -> YearProgress:
	"""Say how far a service year is on ``today``."""
	tallies = tally(contacts, year, rule)
	kinds = {}
	for kind in KINDS:
		dates = due_dates_with(year, quotas[kind], rule.gap_days, pauses)
		kinds[kind] = kind_progress(tallies[kind], dates, year, today, rule, pauses)
	waiting = [(progress.due_on, kind) for kind, progress in kinds.items() if progress.due_on]
	next_due_on, next_kind = min(waiting, key=lambda row: row[0], default=(None, None))
	worst = max((progress.status for progress in kinds.values()), key=STATUSES.index)
	return YearProgress(kinds, next_kind, next_due_on, worst, days_paused(pauses))


def kind_progress(
	found: Tally,
	dates: tuple[date, ...],
	year: ServiceYear,
	today: date,
	rule: CountingRule,
	pauses: tuple[Days, ...] = (),
) -> KindProgress:
	"""Say when the next service of a kind is due, and whether that is soon, over or no longer possible.

	What became due before a pause stays due; what lies beyond it waits for its end.
	"""
	asked = len(dates)
	if found.done >= asked:
		return KindProgress(found.done, asked, None, DONE)
	due_on = dates[found.done]
	if pauses and pauses[-1].holds(today) and due_on > today:
		return KindProgress(found.done, asked, None, ON_TRACK)
	return KindProgress(found.done, asked, due_on, _status(found, asked, due_on, year, today, rule))


def _status(
	found: Tally, asked: int, due_on: date, year: ServiceYear, today: date, rule: CountingRule
) -> str:
	if not can_be_done(found, asked, year, today, rule.gap_days):
		return IMPOSSIBLE
	if today > due_on:
		return LATE
	return DUE if (due_on - today).days <= rule.reminder_days else ON_TRACK


def can_be_done(found: Tally, asked: int, year: ServiceYear, today: date, gap_days: int) -> bool:
	"""Answer whether the missing services still fit into the rest of the year, ``gap_days`` apart."""
	missing = max(asked - found.days, 0)
	first = today
	if missing and found.last:
		first = max(today, found.last + ONE_DAY * gap_days)
	return first + ONE_DAY * (gap_days * max(missing - 1, 0)) <= year.last
