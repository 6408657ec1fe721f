"""How often one person is trained at public expense.

Source: operating rules A.3, 职业培训补贴: at most three per person and year, the same occupation and grade
not again within a year (seen in a Shandong report on 鲁人社字〔2022〕72号; 待核实). Both are settings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


@dataclass(frozen=True)
class Training:
	"""One subsidised training of a person; the day is the first day of the class."""

	occupation: str
	grade: str
	day: date

	def same_course(self, other: Training) -> bool:
		"""Answer whether both teach the same occupation at the same grade."""
		return (self.occupation, self.grade) == (other.occupation, other.grade)


@dataclass(frozen=True)
class Limits:
	"""The limits in force; zero switches a limit off."""

	per_year: int
	same_course_days: int


class Excess(Enum):
	"""Which limit another training would break."""

	PER_YEAR = "per_year"
	SAME_COURSE = "same_course"


def excess(wanted: Training, others: Iterable[Training], limits: Limits) -> Excess | None:
	"""Give the limit that ``wanted`` would break beside the person's other subsidised trainings.

	The year is the calendar year of the class's first day. A repeat counts forwards and backwards: a
	class entered later may begin earlier.
	"""
	others = tuple(others)
	if _too_close(wanted, others, limits.same_course_days):
		return Excess.SAME_COURSE
	in_year = sum(other.day.year == wanted.day.year for other in others)
	return Excess.PER_YEAR if limits.per_year and in_year >= limits.per_year else None


def _too_close(wanted: Training, others: tuple[Training, ...], days: int) -> bool:
	return any(wanted.same_course(other) and abs((wanted.day - other.day).days) < days for other in others)
