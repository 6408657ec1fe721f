"""Keeps the counts of an assistance record equal to its service contacts; nobody types them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.assistance.services.quota import Contact, ServiceYear, year_progress
from shequ_weiye.assistance.services.settings import assistance_settings
from shequ_weiye.constants.assistance import ACCEPTED, KINDS, OPEN_STAGES

if TYPE_CHECKING:
	from frappe.model.document import Document

PARTS = ("done", "due_on", "status")

# What follows from the contacts, the quotas and the day.
DERIVED_FIELDS: tuple[str, ...] = (
	*(f"{kind.lower()}_{part}" for kind in KINDS for part in PARTS),
	"next_due_on",
	"next_kind",
	"lateness",
	"last_contact_on",
	"services_counted",
	"services_required",
)
QUOTA_FIELDS: tuple[str, ...] = tuple(f"{kind.lower()}_quota" for kind in KINDS)
YEAR_FIELDS = ("service_year_start", "service_year_end", "workflow_state")


def measure(record: Document | frappe._dict, contacts: list[Contact], today: date) -> dict[str, Any]:
	"""Give the derived fields of a record on ``today``.

	A record that is closed or exited waits for nothing more: it keeps its counts and has no due days.
	"""
	year = ServiceYear(getdate(record.service_year_start), getdate(record.service_year_end))
	quotas = {kind: record.get(f"{kind.lower()}_quota") for kind in KINDS}
	progress = year_progress(contacts, quotas, year, today, assistance_settings().reminder_days)
	is_open = record.workflow_state in (None, "", *OPEN_STAGES)
	values: dict[str, Any] = {
		"next_due_on": progress.next_due_on if is_open else None,
		"next_kind": progress.next_kind if is_open else None,
		"lateness": progress.status if is_open else None,
		"services_counted": sum(min(state.done, quotas[kind]) for kind, state in progress.kinds.items()),
		"services_required": sum(quotas.values()),
		"last_contact_on": max((c.day for c in contacts if c.outcome == ACCEPTED), default=None),
	}
	for kind, state in progress.kinds.items():
		parts = (state.done, state.due_on if is_open else None, state.status if is_open else None)
		values.update({f"{kind.lower()}_{part}": value for part, value in zip(PARTS, parts, strict=True)})
	return values


def refresh(name: str) -> bool:
	"""Bring one record's derived fields up to date; answer whether any changed."""
	fields = [*YEAR_FIELDS, *QUOTA_FIELDS, *DERIVED_FIELDS]
	# Locked, so that two contacts entered at once are both counted. Whoever entered a contact was
	# checked against its resident; else the clock asks.
	record = frappe.db.get_value("Assistance Record", name, fields, as_dict=True, for_update=True)
	values = measure(record, contacts_of(name), getdate(nowdate()))
	changed = {
		field: value for field, value in values.items() if (record.get(field) or None) != (value or None)
	}
	if changed:
		# Only derived fields; the time stamp stays, so that no open form is refused because of them.
		frappe.db.set_value("Assistance Record", name, changed, update_modified=False)
	return bool(changed)


def contacts_of(name: str) -> list[Contact]:
	"""Give the contacts of one record."""
	# The caller knows the record; the contacts are counted, not shown.
	rows = frappe.get_all(
		"Service Contact",
		filters={"assistance_record": name},
		fields=["kind", "contacted_on", "outcome"],
	)
	return [Contact(row.kind, getdate(row.contacted_on), row.outcome) for row in rows]
