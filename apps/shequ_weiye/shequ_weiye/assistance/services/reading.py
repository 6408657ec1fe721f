"""Reads many service years at once: the database packs each person's contacts and statuses into one row.

Five million contacts as five million rows cost Python minutes; packed, a person is one short text.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import frappe

from shequ_weiye.assistance.services.counting import Contact
from shequ_weiye.assistance.services.pauses import EMPLOYED, StatusEvent
from shequ_weiye.constants.assistance import ACCEPTED, KINDS

# to_days() of the database counts from the year 0, Python from the year 1.
DAYS_OF_YEAR_ZERO = 365
SERVICE_YEAR_RECORD = "Assistance Record"


class Names(NamedTuple):
	"""The records from ``first`` to ``last``, by name."""

	first: str
	last: str


def only(name: str) -> Names:
	"""Name one record."""
	return Names(name, name)


def contacts_of(names: Names, latest: bool = False) -> dict[str, list[Contact]]:
	"""Give the services that were taken, by record.

	``latest`` reads what others have committed since this transaction began; for a few records only, since
	it locks what it reads.
	"""
	kinds = ", ".join(["%s"] * len(KINDS))
	# Counted, not shown: whoever entered a contact was checked against its resident; else the clock asks.
	rows = frappe.db.sql(
		f"""select assistance_record, group_concat(
				concat(field(kind, {kinds}) - 1, to_days(contacted_on), ifnull(content_key, '')))
			from `tabService Contact`
			where assistance_record between %s and %s and outcome = %s
			group by assistance_record{" lock in share mode" if latest else ""}""",
		(*KINDS, *names, ACCEPTED),
	)
	return {name: [_contact(text) for text in packed.split(",")] for name, packed in rows}


def employment_of(names: Names) -> dict[str, list[StatusEvent]]:
	"""Give the statuses, as they follow on each other, of residents who were ever employed, by resident."""
	employed = ", ".join(["%s"] * len(EMPLOYED))
	return _statuses(
		f"""select distinct employed.resident
			from `tab{SERVICE_YEAR_RECORD}` record
			join `tabEmployment Status Change` employed on employed.resident = record.resident
			where record.name between %s and %s and employed.status in ({employed})""",
		(*names, *EMPLOYED),
	)


def statuses_of(resident: str) -> list[StatusEvent]:
	"""Give the statuses of one resident as they follow on each other."""
	return _statuses("select %s as resident", (resident,)).get(resident, [])


def _statuses(residents: str, values: tuple[str, ...]) -> dict[str, list[StatusEvent]]:
	# As above: the statuses only move due days.
	rows = frappe.db.sql(
		f"""select event.resident, event.changed_on, event.status
			from `tabEmployment Status Change` event
			where event.resident in ({residents})
			order by event.changed_on, event.creation, event.name""",
		values,
	)
	events: dict[str, list[StatusEvent]] = {}
	for resident, day, status in rows:
		events.setdefault(resident, []).append(StatusEvent(day, status))
	return events


def _contact(packed: str) -> Contact:
	"""Read one contact: a digit for the kind, six for the day, the rest for the content."""
	day = date.fromordinal(int(packed[1:7]) - DAYS_OF_YEAR_ZERO)
	return Contact(KINDS[int(packed[0])], day, ACCEPTED, packed[7:] or None)
