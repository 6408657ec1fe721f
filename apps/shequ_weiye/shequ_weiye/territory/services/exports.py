"""Writes the log of exports, and decides which of them have to wait."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import frappe
from frappe import _
from frappe.utils import cint

from shequ_weiye.constants.exports import APPROVERS, DEFAULT_APPROVAL_ROWS, DONE, NEVER_WAITING, WAITING
from shequ_weiye.permissions.scope import default_division
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from shequ_weiye.territory.doctype.export_record.export_record import ExportRecord

DOCTYPE = "Export Record"
# Arguments of the request that say how it was sent, not what was asked for.
PASSING = frozenset({"cmd", "csrf_token", "_"})


class Export(NamedTuple):
	"""What somebody asks to take out: a list, a report or prints."""

	kind: str
	subject: str
	rows: int
	arguments: dict[str, Any]

	def contents(self) -> dict[str, Any]:
		"""Give what was asked for, without how the request was sent."""
		return {key: value for key, value in self.arguments.items() if key not in PASSING}


def is_large(rows: int) -> bool:
	"""Answer whether an export of so many rows needs a second person."""
	limit = cint(frappe.get_cached_doc("Access Settings").export_approval_rows)
	return rows > (limit or DEFAULT_APPROVAL_ROWS)


def record(export: Export) -> ExportRecord:
	"""Write an export, or an import, into the log; a large export as a request, of which the approvers over the place are told."""
	waiting = export.kind not in NEVER_WAITING and is_large(export.rows)
	entry = frappe.new_doc(DOCTYPE)
	entry.update(
		{
			"user": frappe.session.user,
			"division": _place(),
			"kind": export.kind,
			"subject": export.subject,
			"row_count": export.rows,
			"status": WAITING if waiting else DONE,
			"file_type": export.arguments.get("file_format_type"),
			"filters": _text(export.arguments.get("selected_items") or export.arguments.get("filters")),
			"columns": _text(export.arguments.get("fields")),
			"arguments": json.dumps(export.contents(), default=str, ensure_ascii=False),
		}
	)
	entry.save_step()
	if waiting:
		subject = _("An export of {0} rows waits for your approval").format(export.rows)
		notify(officers_over(entry.division_code, APPROVERS), subject, entry)
	return entry


def _place() -> str:
	place = default_division()
	if not place:
		frappe.throw(_("Only officers with a posting export records."), frappe.PermissionError)
	return str(place)


def _text(value: Any) -> str | None:
	return value if isinstance(value, str) or value is None else json.dumps(value, ensure_ascii=False)
