"""Who saw or changed the numbers of one person, when and why: printed for the person who asks.

个人信息保护法 arts. 44 and 45: everybody may know how his data is handled. An auditor answers for the places of
the posting; the numbers themselves do not appear.
"""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.utils import format_datetime, get_fullname

from shequ_weiye.constants.retention import TRACES
from shequ_weiye.permissions.document import check_access
from shequ_weiye.privacy.access_log import LOG
from shequ_weiye.privacy.fields import SEALED

FIELDS = ["accessed_at", "action", "field", "user", "reason", "reference_doctype", "reference_name"]

Rows = list[dict[str, Any]]


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, str | None]:
	"""Give columns and one row per entry about the person, the latest first; until one is chosen, what to do.

	Raises ``PermissionError`` for a person out of the user's area, and for whoever may not read the log.
	"""
	resident = (filters or {}).get("resident")
	if not resident:
		return get_columns(), [], _("Choose the resident who asks.")
	check_access("Resident", resident, "read")
	records = records_of(resident)
	entries = frappe.get_list(
		LOG,
		fields=FIELDS,
		filters={"reference_name": ("in", sorted({name for _doctype, name in records}))},
		order_by="name desc",
		limit_page_length=0,
	)
	about = [entry for entry in entries if (entry.reference_doctype, entry.reference_name) in records]
	return get_columns(), [row_of(entry) for entry in about], None


def records_of(resident: str) -> set[tuple[str, str]]:
	"""Name the records that hold a number of the person: his own, and those that name him."""
	records = {("Resident", resident)}
	for doctype in SEALED.keys() & TRACES.keys():
		# Names alone; of what was done with them the list shows what the user may read.
		names = frappe.get_all(doctype, filters={TRACES[doctype].link: resident}, pluck="name")
		records |= {(doctype, name) for name in names}
	return records


def get_columns() -> Rows:
	"""Name the columns."""
	names = {
		"accessed_at": (_("Accessed At"), 150),
		"action": (_("Action"), 130),
		"field": (_("Data Item"), 130),
		"officer": (_("Officer"), 110),
		"reason": (_("Reason"), 260),
		"kind": (_("Kind of Record"), 130),
		"record": (_("Record"), 150),
	}
	return [
		{"fieldname": name, "label": label, "fieldtype": "Data", "width": width}
		for name, (label, width) in names.items()
	]


def row_of(entry: frappe._dict) -> dict[str, Any]:
	"""Write an entry as a person reads it."""
	return {
		"accessed_at": format_datetime(entry.accessed_at),
		"action": _(entry.action),
		"field": _(entry.field),
		"officer": get_fullname(entry.user),
		"reason": entry.reason or "—",
		"kind": _(entry.reference_doctype),
		"record": entry.reference_name,
	}
