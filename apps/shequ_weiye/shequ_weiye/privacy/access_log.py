"""Writes down who saw or changed a sealed number; each entry is chained to the one before.

The chain is keyed with a key that the database does not hold: an entry that was altered, taken out or added
past this module breaks it. One that was cut off the end is missed by the counter of names, which is drawn in
the same transaction. Whoever turns the counter back as well is found by comparing with a backup alone.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING, Any

import frappe
from frappe.model.naming import NamingSeries
from frappe.utils import cstr, now_datetime

from shequ_weiye.privacy.keys import key_ring

if TYPE_CHECKING:
	from frappe.model.document import Document

LOG = "Sensitive Access Log"
# How entries are named, in the DocType's autoname.
PREFIX, DIGITS = "SAL-", 9
CHAINED = (
	"name",
	"action",
	"user",
	"accessed_at",
	"reference_doctype",
	"reference_name",
	"field",
	"reason",
	"ip_address",
	"division_code",
)
WHOLE_RECORD = "Whole Record"
ROWS_PER_READ = 1_000


def write(action: str, doc: Document, field: str | None, reason: str | None = None) -> None:
	"""Write down what the session's user does with a field of ``doc``, or all of it; no value is named."""
	entry = frappe.new_doc(LOG)
	entry.update(
		{
			"action": action,
			"user": frappe.session.user,
			"accessed_at": now_datetime().replace(microsecond=0),
			"reference_doctype": doc.doctype,
			"reference_name": doc.name,
			"field": doc.meta.get_label(field) if field else WHOLE_RECORD,
			"reason": reason,
			"ip_address": getattr(frappe.local, "request_ip", None),
			"division": doc.division,
			"division_code": doc.division_code,
		}
	)
	entry.flags.is_written_by_server = True
	# Only the server writes this log; nobody has the right to create entries.
	entry.insert(ignore_permissions=True, ignore_links=True)  # nosemgrep


def chain(entry: Document) -> None:
	"""Chain a new entry to the last one; its name has just been drawn, which keeps others waiting."""
	# The seal alone, which tells nothing of the entry; the chain runs through all areas.
	last = frappe.get_all(LOG, pluck="chain_seal", order_by="name desc", limit=1)
	entry.previous_seal = last[0] if last else ""
	entry.chain_seal = seal_of(entry)


def first_broken_entry() -> str | None:
	"""Name the first entry that was altered, before which one is missing, or that was cut off the end."""
	previous, name = "", ""
	while rows := _rows_after(name):
		for row in rows:
			if row.previous_seal != previous or not hmac.compare_digest(row.chain_seal, seal_of(row)):
				return row.name
			previous, name = row.chain_seal, row.name
	return _first_cut_off(name)


def seal_of(entry: Document | frappe._dict) -> str:
	"""Give the keyed digest over an entry and the seal before it."""
	content: list[Any] = [cstr(entry.get(field)) for field in CHAINED]
	message = json.dumps([entry.previous_seal or "", *content], ensure_ascii=False).encode()
	return hmac.new(key_ring().log, message, hashlib.sha256).hexdigest()


def _first_cut_off(last: str) -> str | None:
	issued = NamingSeries(f"{PREFIX}.{'#' * DIGITS}").get_current_value()
	number = int(last.removeprefix(PREFIX) or 0) + 1
	return f"{PREFIX}{number:0{DIGITS}}" if number <= issued else None


def _rows_after(name: str) -> list[frappe._dict]:
	# The whole log, in all areas: only the name of a broken entry is told.
	return frappe.get_all(
		LOG,
		filters={"name": (">", name)},
		fields=[*CHAINED, "previous_seal", "chain_seal"],
		order_by="name",
		limit=ROWS_PER_READ,
	)
