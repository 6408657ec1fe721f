"""Finds the records whose time is over; reads names and counts, nothing of their content."""

from __future__ import annotations

from datetime import date
from typing import Any

import frappe
from frappe.query_builder import Order
from frappe.query_builder.functions import Count, Function
from frappe.utils import add_months, getdate, nowdate

from shequ_weiye.constants.levels import CODE_LENGTH, COUNTY, PREFIX_LENGTH
from shequ_weiye.constants.retention import ANONYMISE, KINDS, NO_NAME, Holder, Kept
from shequ_weiye.permissions.area import Area

# The clock works on all areas; what is found goes to whoever administers the place.


def older_than(months: int) -> date:
	"""Give the day before which a record must lie to have been kept for so many months."""
	return getdate(add_months(getdate(nowdate()), -months))


def count_by_county(kept: Kept, before: date) -> dict[str, tuple[int, int]]:
	"""Give, by county, how many rows are due, and how many more are held."""
	due = _by_county(_over(kept, before), kept)
	free = _by_county(_not_held(_over(kept, before), kept), kept)
	return {county: (free.get(county, 0), number - free.get(county, 0)) for county, number in due.items()}


def due_names(kept: Kept, before: date, county: str, after: str, limit: int) -> list[str]:
	"""Name the next rows that are due in a county, behind the name ``after``, and lock them."""
	table, area = frappe.qb.DocType(kept.doctype), _own_area(county)
	query = _not_held(_over(kept, before), kept)
	query = (
		query.select(table.name).where(table.division_code[area.low : area.high]).where(table.name > after)
	)
	return query.orderby(table.name, order=Order.asc).limit(limit).for_update().run(pluck=True)


def _own_area(county: str) -> Area:
	"""Give the codes counted for a county; what lies with a city itself is counted apart from its counties."""
	prefix = county[: PREFIX_LENGTH[COUNTY]]
	return Area(prefix.ljust(CODE_LENGTH, "0"), prefix.ljust(CODE_LENGTH, "9"))


def _by_county(query: Any, kept: Kept) -> dict[str, int]:
	table = frappe.qb.DocType(kept.doctype)
	prefix = Function("left", table.division_code, PREFIX_LENGTH[COUNTY])
	rows = query.select(prefix, Count("*")).groupby(prefix).run()
	return {county.ljust(CODE_LENGTH, "0"): number for county, number in rows}


def _over(kept: Kept, before: date) -> Any:
	"""Ask for the rows whose time is over."""
	table = frappe.qb.DocType(kept.doctype)
	# The clock looks at all areas; what comes out are numbers, and names for the clock alone to erase.
	query = frappe.qb.from_(table).where(table[kept.since] < before).where(table.division_code.isnotnull())
	for field, values in kept.ended.items():
		query = query.where(table[field].isin(values))
	return query.where(table.full_name != NO_NAME) if kept.action == ANONYMISE else query


def _not_held(query: Any, kept: Kept) -> Any:
	table = frappe.qb.DocType(kept.doctype)
	for holder in kept.held_by:
		query = query.where(table.name.notin(_held(holder)))
	return query


def _held(holder: Holder) -> Any:
	"""Ask for whom a record is linked to that is itself still kept."""
	table = frappe.qb.DocType(holder.doctype)
	months = frappe.db.get_value("Retention Rule", holder.kind, "months") or KINDS[holder.kind].months
	# As above; a part of that question.
	return (
		frappe.qb.from_(table)
		.select(table[holder.link])
		.where(table[holder.link].isnotnull())
		.where(table.modified >= older_than(months))
	)
