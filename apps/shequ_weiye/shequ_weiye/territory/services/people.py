"""Names of colleagues on a record: Frappe 15.0 shows the log-in name of whoever changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import get_fullname

from shequ_weiye.permissions.registry import SCOPES

if TYPE_CHECKING:
	from frappe.model.document import Document

# The history below a form shows the last changes first.
LAST_CHANGES = 20


def tell_names(doc: Document, _event: str | None = None) -> None:
	"""Send the names of those who made and changed the record together with it (hook ``onload``)."""
	if doc.doctype in SCOPES:
		users = {doc.owner, doc.modified_by, *_changers(doc)} - {None}
		doc.set_onload("people", {user: _name_of(user) for user in sorted(users)})


def _name_of(user: str) -> str:
	# Whoever fills in a public form has no account.
	return _("Resident (online)") if user == "Guest" else get_fullname(user)


def _changers(doc: Document) -> list[str]:
	# The record itself was permitted to the reader; of its history only who wrote it is told.
	return frappe.get_all(
		"Version",
		filters={"ref_doctype": doc.doctype, "docname": doc.name},
		order_by="creation desc",
		limit=LAST_CHANGES,
		pluck="owner",
	)
