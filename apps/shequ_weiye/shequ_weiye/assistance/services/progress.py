"""Keeps the counts of assistance records equal to their service contacts; nobody types them.

One way for one record and for half a million: lock, read packed, apply the pure rule, write what changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.assistance.services.counting import Contact
from shequ_weiye.assistance.services.pauses import StatusEvent, pauses_in
from shequ_weiye.assistance.services.quota import YearProgress, year_progress
from shequ_weiye.assistance.services.reading import (
	SERVICE_YEAR_RECORD,
	Names,
	contacts_of,
	employment_of,
	only,
	statuses_of,
)
from shequ_weiye.assistance.services.settings import counting_rule
from shequ_weiye.assistance.services.windows import ServiceYear
from shequ_weiye.constants.assistance import KINDS, OPEN_STAGES

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_record.assistance_record import AssistanceRecord
	from shequ_weiye.residents.doctype.employment_status_change.employment_status_change import (
		EmploymentStatusChange,
	)

PARTS = ("done", "asked", "due_on", "status")

# What follows from the contacts, the quotas, the times of employment and the day.
DERIVED_FIELDS: tuple[str, ...] = (
	*(f"{kind.lower()}_{part}" for kind in KINDS for part in PARTS),
	"next_due_on",
	"next_kind",
	"lateness",
	"last_contact_on",
	"services_counted",
	"services_required",
	"paused_days",
)
QUOTA_FIELDS: tuple[str, ...] = tuple(f"{kind.lower()}_quota" for kind in KINDS)


class Promise(NamedTuple):
	"""What the rule must know of one assistance record."""

	name: str | None
	resident: str
	place: str
	year: ServiceYear
	is_open: bool
	quotas: Mapping[str, int]


class Stored(NamedTuple):
	"""A record as it is stored: what was promised, and its derived fields as one text."""

	promise: Promise
	derived: str


def measure(record: AssistanceRecord) -> dict[str, Any]:
	"""Give the derived fields of a record that is being saved."""
	year = ServiceYear(getdate(record.service_year_start), getdate(record.service_year_end))
	is_open = record.workflow_state in (None, "", *OPEN_STAGES)
	quotas = {kind: record.get(f"{kind.lower()}_quota") for kind in KINDS}
	promise = Promise(record.name, record.resident, record.division_code, year, is_open, quotas)
	contacts = contacts_of(only(record.name)).get(record.name, []) if record.name else []
	return derive(promise, contacts, statuses_of(record.resident), getdate(nowdate()))


def derive(
	promise: Promise, contacts: list[Contact], events: list[StatusEvent], today: date
) -> dict[str, Any]:
	"""Give the derived fields of a record on ``today``.

	A record that is closed or exited waits for nothing more: it keeps its counts and has no due days.
	"""
	rule = counting_rule(promise.place)
	pauses = pauses_in(promise.year, events, today) if rule.pauses_when_employed and events else ()
	progress = year_progress(contacts, promise.quotas, promise.year, today, rule, pauses)
	values = _values(progress, promise.is_open)
	values["last_contact_on"] = max((contact.day for contact in contacts), default=None)
	return values


def _values(progress: YearProgress, is_open: bool) -> dict[str, Any]:
	values: dict[str, Any] = {}
	for kind, state in progress.kinds.items():
		field = kind.lower()
		values[f"{field}_done"] = state.done
		values[f"{field}_asked"] = state.asked
		values[f"{field}_due_on"] = state.due_on if is_open else None
		values[f"{field}_status"] = state.status if is_open else None
	values["next_due_on"] = progress.next_due_on if is_open else None
	values["next_kind"] = progress.next_kind if is_open else None
	values["lateness"] = progress.status if is_open else None
	values["services_counted"] = sum(min(state.done, state.asked) for state in progress.kinds.values())
	values["services_required"] = sum(state.asked for state in progress.kinds.values())
	values["paused_days"] = progress.paused_days
	return values


def hold(name: str) -> None:
	"""Let nobody else enter or count contacts of a record until this transaction ends.

	Taken before a contact is written, so that two entered at once wait for each other and are both counted.
	"""
	# The caller has checked the user against the resident.
	frappe.db.get_value(SERVICE_YEAR_RECORD, name, "name", for_update=True)


def refresh(name: str) -> bool:
	"""Bring one record's derived fields up to date after a contact; answer whether any changed."""
	return bool(recompute(only(name), latest=True))


def follow_status(change: EmploymentStatusChange, method: str | None = None) -> None:
	"""Count a resident's open years anew after a change of employment (``doc_events`` in ``hooks.py``)."""
	# The status was told for a resident against whom the user was checked.
	records = frappe.get_all(
		SERVICE_YEAR_RECORD,
		filters={"resident": change.resident, "workflow_state": ("in", OPEN_STAGES)},
		pluck="name",
		order_by="name",
	)
	for name in records:
		refresh(name)


def recompute(names: Names, latest: bool = False, stages: Iterable[str] = ()) -> int:
	"""Bring the records from ``names.first`` to ``names.last`` up to date; give the number that changed.

	The rows stay locked until the transaction ends: what is read here cannot be overtaken by a new contact.
	``stages`` leaves out records in others.
	"""
	stored = _lock(names, tuple(stages))
	contacts = contacts_of(names, latest)
	events = employment_of(names)
	today = getdate(nowdate())
	changed = []
	for promise, derived in stored:
		found = contacts.get(promise.name, []), events.get(promise.resident, [])
		values = derive(promise, *found, today)
		if _as_text(values) != derived:
			changed.append((promise.name, *(values[field] for field in DERIVED_FIELDS)))
	if changed:
		_write(changed)
	return len(changed)


def _as_text(values: dict[str, Any]) -> str:
	return "|".join("" if values[field] is None else str(values[field]) for field in DERIVED_FIELDS)


def _lock(names: Names, stages: tuple[str, ...]) -> list[Stored]:
	texts = ", ".join(f"ifnull(`{field}`, '')" for field in DERIVED_FIELDS)
	chosen = f" and workflow_state in ({', '.join(['%s'] * len(stages))})" if stages else ""
	# Whoever entered a contact was checked against its resident; else the clock asks, for all areas.
	rows = frappe.db.sql(
		f"""select name, resident, division_code, service_year_start, service_year_end,
				workflow_state, {", ".join(QUOTA_FIELDS)}, concat_ws('|', {texts})
			from `tab{SERVICE_YEAR_RECORD}` where name between %s and %s{chosen} for update""",
		(*names, *stages),
	)
	return [_stored(*row) for row in rows]


def _stored(
	name: str, resident: str, place: str, first: date, last: date, stage: str, *rest: int | str
) -> Stored:
	*quotas, derived = rest
	year = ServiceYear(first, last)
	is_open = not stage or stage in OPEN_STAGES
	return Stored(
		Promise(name, resident, place, year, is_open, dict(zip(KINDS, quotas, strict=True))), derived
	)


def _write(rows: list[tuple[Any, ...]]) -> None:
	"""Write the derived fields of many records in one statement."""
	columns = ", ".join(f"`{field}` varchar(140) path '$[{n}]'" for n, field in enumerate(DERIVED_FIELDS, 1))
	taken = ", ".join(f"record.`{field}` = found.`{field}`" for field in DERIVED_FIELDS)
	# Only derived fields; the time stamp stays, so that no open form is refused because of them.
	frappe.db.sql(
		f"""update json_table(%s, '$[*]' columns (name varchar(140) path '$[0]', {columns})) found
			join `tab{SERVICE_YEAR_RECORD}` record on record.name = convert(found.name using utf8mb4)
				collate utf8mb4_unicode_ci
			set {taken}""",
		[json.dumps(rows, default=str)],
	)
