"""Rules of a training class that need no database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from shequ_weiye.constants import training as t


class Session(NamedTuple):
	"""One meeting of a class; the row number is for messages."""

	row: int
	day: date
	starts_at: time
	ends_at: time

	def overlaps(self, other: Session) -> bool:
		"""Answer whether both take place at the same time."""
		return self.day == other.day and self.starts_at < other.ends_at and other.starts_at < self.ends_at


def may_move(status: str, next_status: str) -> bool:
	"""Answer whether a class may go from ``status`` to ``next_status``."""
	return next_status in t.CLASS_MOVES.get(status, frozenset())


def starts_by_itself(status: str, starts_on: date, today: date, enough: bool) -> bool:
	"""Answer whether the calendar lets a class run: open, its first day come, enough participants.

	Planned classes and those that are too small are left to people, as is finishing.
	"""
	return status == t.OPEN and starts_on <= today and enough


def takes_enrolment(status: str, starts_on: date, today: date, allow_late: bool) -> bool:
	"""Answer whether a class takes enrolments today: until its first day, later only if it is allowed."""
	if status not in (t.OPEN, t.RUNNING):
		return False
	return today <= starts_on or allow_late


def sessions_outside(sessions: Sequence[Session], starts_on: date, ends_on: date) -> list[Session]:
	"""Give the sessions that lie before the first or after the last day of the class."""
	return [session for session in sessions if not starts_on <= session.day <= ends_on]


def overlapping_pair(sessions: Sequence[Session]) -> tuple[Session, Session] | None:
	"""Give the first two sessions that overlap, if any do."""
	ordered = sorted(sessions, key=lambda session: (session.day, session.starts_at))
	return next(((a, b) for a, b in pairwise(ordered) if a.overlaps(b)), None)


def attendance_suffices(attended: float, hours: float, percent: float) -> bool:
	"""Answer whether the hours attended reach the share of the class hours that a pass needs."""
	return attended * 100 >= hours * percent


def announcement_due(starts_on: date, announced_on: date | str | None, today: date, days: int) -> bool:
	"""Answer whether a class that begins within ``days`` days is still to be announced; zero is never."""
	return bool(days) and not announced_on and 0 <= (starts_on - today).days <= days


def quorum_warning_due(starts_on: date, warned_on: date | None, today: date, days: int) -> bool:
	"""Answer whether a small class is to be warned of today.

	Once within ``days`` days before the first day, and once more when that day has come; zero is never.
	"""
	if not days or (starts_on - today).days > days:
		return False
	return warned_on is None or warned_on < starts_on <= today
