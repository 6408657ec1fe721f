"""When a posting holds, and which postings say the same: pure rules."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from shequ_weiye.constants.roles import ROLE_LEVELS
from shequ_weiye.permissions.area import level_of


class Period(NamedTuple):
	"""Days from ``begin`` to ``end``, both included; without ``end`` for good."""

	begin: date
	end: date | None

	def holds_on(self, day: date) -> bool:
		"""Answer whether ``day`` lies in the period."""
		return self.begin <= day and (self.end is None or day <= self.end)

	def overlaps(self, other: Period) -> bool:
		"""Answer whether the two periods share a day."""
		return _begins_by(self, other.end) and _begins_by(other, self.end)


def _begins_by(period: Period, day: date | None) -> bool:
	return day is None or period.begin <= day


def level_fits_role(role: str, code: str) -> bool:
	"""Answer whether a posting in ``role`` may be given at the level of the division ``code``.

	A role that is none of the product's fits no level.
	"""
	return level_of(code) in ROLE_LEVELS.get(role, ())
