"""Working days by the stored calendar (Work Calendar Day)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate

from shequ_weiye.territory.services import workday_rules

if TYPE_CHECKING:
	from shequ_weiye.territory.services.workday_rules import DueDate

# The longest run of days off that the State Council has ever given is ten; weekends take two days in seven.
SPARE_DAYS = 30


def add_workdays(start: date | str, days: int) -> date:
	"""Give the last day of a term of ``days`` working days that begins with ``start``, which does not count.

	Raises ``ValueError`` for a negative number of days.
	"""
	return due_date(start, days).date


def due_date(start: date | str, days: int) -> DueDate:
	"""Give the same day as ``add_workdays`` and whether it is an estimate, to be shown as 暂估."""
	first = getdate(start)
	calendar = read_calendar(first, first + timedelta(days=2 * days + SPARE_DAYS))
	return workday_rules.add_workdays(first, days, calendar)


def count_workdays(start: date | str, end: date | str) -> int:
	"""Give how many working days lie after ``start`` up to ``end``; none if ``end`` is not later."""
	first, last = getdate(start), getdate(end)
	return workday_rules.count_workdays(first, last, read_calendar(first, last))


def read_calendar(first: date, last: date) -> dict[date, bool]:
	"""Give the stored days from ``first`` to ``last`` and whether each is a working day."""
	# Public reference data, asked for with every step of every case.
	rows = frappe.db.sql(
		"select date, is_workday from `tabWork Calendar Day` where date between %s and %s", (first, last)
	)
	return {day: bool(is_workday) for day, is_workday in rows}
