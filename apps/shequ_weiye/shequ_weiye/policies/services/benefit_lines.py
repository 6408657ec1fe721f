"""The lines of a benefit application: for whom, for which period, how much; pure, without Frappe.

A line without a day stands for its person in every month applied for. Sources: operating rules A.3 (insurance
subsidies are granted by person and month, after the premium was paid), A.4 (rosters).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from shequ_weiye.constants.benefit_applications import PERIOD_OF_AMOUNT
from shequ_weiye.constants.benefits import CONTRACT, MONTH, ONCE, YEAR
from shequ_weiye.policies.services.amounts import Amount, AmountLine
from shequ_weiye.policies.services.dates import add_months

# More than three years are no period that anybody applies for at once; it keeps a slip of the year from filling the form.
MOST_MONTHS = 36


class Line(NamedTuple):
	"""One line; ``amount`` in yuan, 0 where none was entered."""

	resident: str
	day: date | None
	contract: str = ""
	amount: float = 0


class Limit(NamedTuple):
	"""What a version gives for one line: for which period and how much, if that is known; and the most it ever gives."""

	period: str
	amount: float | None
	most: float | None = None


def period_of(lines: Sequence[AmountLine]) -> str | None:
	"""Give the period for which a version grants; none for one that grants no money, or a loan."""
	return next((PERIOD_OF_AMOUNT[line.period] for line in lines if line.period in PERIOD_OF_AMOUNT), None)


def limit_of(lines: Sequence[AmountLine], found: Iterable[Amount]) -> Limit | None:
	"""Give what a version grants for one line, from the amounts that fit the case."""
	period = period_of(lines)
	if not period:
		return None
	fitting = list(found)
	caps = [amount.cap if amount.value is None else amount.value for amount in fitting]
	return Limit(period, _sum_of([amount.value for amount in fitting]), _sum_of(caps))


def _sum_of(values: Sequence[float | None]) -> float | None:
	"""Add up; nothing if there is nothing, or if one of the values is not known."""
	known = [value for value in values if value is not None]
	return round(sum(known), 2) if known and len(known) == len(values) else None


def months_between(first: date, last: date) -> list[date]:
	"""Give the first days of all months from one day's to another's; none if they are too many or reversed."""
	count = (last.year - first.year) * 12 + last.month - first.month + 1
	if not 0 < count <= MOST_MONTHS:
		return []
	return [add_months(first.replace(day=1), each) for each in range(count)]


def spread(lines: Iterable[Line], months: Sequence[date]) -> list[Line]:
	"""Put every line without a day into each of the months; a month that the person has already stays as it is."""
	whole = list(lines)
	found = [line for line in whole if line.day or not months]
	taken = {(line.resident, line.day) for line in found}
	for line in whole:
		if line in found:
			continue
		found += [line._replace(day=month) for month in months if (line.resident, month) not in taken]
		taken |= {(line.resident, month) for month in months}
	return found


def first_day(period: str, day: date) -> date:
	"""Give the day by which a period is known: the first of its month or year."""
	return {MONTH: day.replace(day=1), YEAR: day.replace(month=1, day=1)}.get(period, day)


def doubled(period: str, lines: Sequence[Line]) -> list[int]:
	"""Give the numbers, from one, of lines that ask again for what an earlier line asks for."""
	seen: set[tuple[object, ...]] = set()
	found = []
	for number, line in enumerate(lines, start=1):
		mark = _mark(period, line)
		if mark in seen:
			found.append(number)
		seen.add(mark)
	return found


def _mark(period: str, line: Line) -> tuple[object, ...]:
	by = {CONTRACT: line.contract, ONCE: ""}.get(period, line.day)
	return (line.resident, by)
