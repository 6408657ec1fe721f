"""Number series that are there before their first number is asked for.

Frappe makes the row of a series with the first number. Two people who ask for that one at the same moment
(the first two sign-ups of a year) each hold the gap that the other has to write into: the database ends
one of the two with a deadlock. A row that exists is simply waited for.
"""

from __future__ import annotations

from datetime import date

import frappe
from frappe.utils import getdate

YEAR = "YYYY"
DIGIT = "#"


def series_key(autoname: str, year: int) -> str | None:
	"""Give the name under which Frappe counts ``"SA-.YYYY.-.######"`` in a year, or nothing for other namings."""
	*parts, digits = autoname.split(".")
	if not parts or set(digits) != {DIGIT}:
		return None
	return "".join(str(year) if part == YEAR else part for part in parts)


def open_number_series(today: date | None = None) -> int:
	"""Open the series of this and the next year for every DocType of the app; give how many were missing."""
	year = getdate(today).year
	rules = frappe.get_all(
		"DocType", {"module": ("in", frappe.get_module_list("shequ_weiye"))}, pluck="autoname"
	)
	keys = {series_key(rule or "", each) for rule in rules for each in (year, year + 1)} - {None}
	series = frappe.qb.DocType("Series")
	# A table of counters, of nobody's area; a number that was given meanwhile is left as it is.
	there = {
		key for (key,) in frappe.qb.from_(series).select(series.name).where(series.name.isin(keys)).run()
	}
	for key in sorted(keys - there):
		frappe.qb.into(series).columns("name", "current").insert(key, 0).ignore().run()
	return len(keys - there)
