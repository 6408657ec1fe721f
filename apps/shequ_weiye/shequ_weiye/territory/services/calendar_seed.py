"""Seeds the work calendar from the package chinesecalendar, which follows the State Council's notices.

A day that is stored already is never touched: an administrator may have corrected it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import chinese_calendar
import frappe
from frappe.utils import now

from shequ_weiye.constants.work_calendar import FIRST_YEAR, HOLIDAY_NAMES, WORKDAY_SUFFIX

DOCTYPE = "Work Calendar Day"
SOURCE = f"chinesecalendar {chinese_calendar.__version__}"


class SeedDay(NamedTuple):
	"""One day as it is stored."""

	date: date
	is_workday: bool
	day_name: str


def seed_work_calendar() -> int:
	"""Store the days that the package knows and the site does not; give how many."""
	# Public reference data.
	stored = set(frappe.get_all(DOCTYPE, pluck="date", limit_page_length=0))
	missing = [day for day in known_days() if day.date not in stored]
	stamp = now()
	# Days of the shipped calendar, for everybody.
	frappe.db.bulk_insert(
		DOCTYPE,
		["name", "owner", "modified_by", "creation", "modified", "source", *SeedDay._fields],
		[(str(day.date), "Administrator", "Administrator", stamp, stamp, SOURCE, *day) for day in missing],
	)
	return len(missing)


def known_days() -> Iterator[SeedDay]:
	"""Give every day from the first seeded year to the last that the package knows."""
	day = date(FIRST_YEAR, 1, 1)
	while day.year <= last_known_year():
		yield SeedDay(day, chinese_calendar.is_workday(day), day_name(day))
		day += timedelta(days=1)


def last_known_year() -> int:
	"""Give the last year for which the package has the State Council's notice."""
	return max(day.year for day in chinese_calendar.holidays)


def day_name(day: date) -> str:
	"""Name a holiday, or a weekend day that is worked for one; other days have no name."""
	is_holiday, name = chinese_calendar.get_holiday_detail(day)
	if not name:
		return ""
	return HOLIDAY_NAMES[name] + ("" if is_holiday else WORKDAY_SUFFIX)
