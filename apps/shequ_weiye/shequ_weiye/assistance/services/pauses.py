"""The promise rests while the person is employed: the days of that, from the events of employment; pure rules.

The days of employment are taken out of the service year: what is due moves back by as many days, and fewer
services are asked for (``quota.due_dates_with``). Nothing becomes due earlier because of a pause.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from shequ_weiye.assistance.services.windows import ONE_DAY, Days, ServiceYear

# 就业登记 is by an employer, on one's own or flexible; schooling, pension or illness end the aid instead.
EMPLOYED: frozenset[str] = frozenset({"Employed", "Self-employed", "Flexibly Employed"})


class StatusEvent(NamedTuple):
	"""What the employment status is from ``day`` on."""

	day: date
	status: str


def pauses_in(year: ServiceYear, events: Iterable[StatusEvent], today: date) -> tuple[Days, ...]:
	"""Give the times of employment in ``year`` up to ``today``, the earliest first.

	``events`` come in the order in which they hold: of one day, that entered last counts. Whoever is employed
	today is so until today; how long it lasts is not known.
	"""
	pauses: list[Days] = []
	begun: date | None = None
	for event in events:
		is_employed = event.status in EMPLOYED
		if is_employed and begun is None:
			begun = event.day
		elif not is_employed and begun is not None:
			pauses.append(Days(begun, event.day - ONE_DAY))
			begun = None
	if begun is not None:
		pauses.append(Days(begun, today))
	within = (Days(max(pause.first, year.first), min(pause.last, year.last, today)) for pause in pauses)
	return tuple(pause for pause in within if pause.first <= pause.last)


def days_paused(pauses: Iterable[Days]) -> int:
	"""Add up the days."""
	return sum(pause.days for pause in pauses)


def skip(day: date, pauses: Iterable[Days]) -> date:
	"""Give the day that ``day`` moves to when the clock rests during ``pauses``."""
	for pause in pauses:
		if pause.first > day:
			break
		day += ONE_DAY * pause.days
	return day
