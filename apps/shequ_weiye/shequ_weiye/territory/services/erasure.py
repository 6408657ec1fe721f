"""Deletes a record, or takes from it by whom it is, with all that Frappe keeps beside it.

What is done is written to the Sensitive Access Log: which record, when, by which rule; nothing of its content.
Runs as the system after an administrator confirmed it; the rows are those that the rules found due.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import frappe
from frappe.utils import getdate
from frappe.utils.global_search import delete_for_document

from shequ_weiye.constants.privacy import ERASED
from shequ_weiye.constants.retention import (
	ANONYMISE,
	DELETE,
	NO_NAME,
	RESIDENT_ROWS,
	RESIDENT_WORDS,
	SIGN_UP_WORDS,
	TRACES,
	Traces,
)
from shequ_weiye.privacy import access_log, vault
from shequ_weiye.privacy.fields import SEALED
from shequ_weiye.privacy.mask import STAR

# What Frappe keeps about a record, by the fields that say of which.
BESIDE: dict[str, tuple[str, str]] = {
	"Version": ("ref_doctype", "docname"),
	"Comment": ("reference_doctype", "reference_name"),
	"Communication": ("reference_doctype", "reference_name"),
	"ToDo": ("reference_type", "reference_name"),
	"Tag Link": ("document_type", "document_name"),
	"Deleted Document": ("deleted_doctype", "deleted_name"),
}


# Runs as the system over rows that a confirmed rule found due: nothing asks for a person's rights, or stays.
FOR_GOOD = {"ignore_permissions": True, "force": True, "delete_permanently": True}


def erase(action: str, doctype: str, name: str, reason: str) -> None:
	"""Delete or anonymise one record and write down that it was done."""
	access_log.write(ERASED, frappe.get_doc(doctype, name), None, reason)
	ACTIONS[action](doctype, name)


def delete(doctype: str, name: str) -> None:
	"""Destroy a record without leaving a copy."""
	forget_beside(doctype, name)
	# Due by a confirmed rule; the log of accesses goes on naming it.
	frappe.delete_doc(doctype, name, **FOR_GOOD)


def anonymise(doctype: str, name: str) -> None:
	"""Leave of a record what is counted."""
	ANONYMISERS[doctype](name)


def anonymise_resident(name: str) -> None:
	"""Take the person out of the resident's record and of every other one that names the resident."""
	for doctype, traces in TRACES.items():
		for row in _linked(doctype, traces, name):
			_remove_trace(doctype, row, traces)
	for rows in RESIDENT_ROWS:
		# Of the very resident whose time is over: the clock erases in all areas what the rules of retention say.
		frappe.db.delete(rows, {"parent": name, "parenttype": "Resident"})
	# As above.
	frappe.db.set_value(
		"Application Step", {"parent": name, "parenttype": "Resident"}, "reason", None, update_modified=False
	)
	born = frappe.db.get_value("Resident", name, "birth_date")
	year_alone = {"birth_date": getdate(born).replace(month=1, day=1) if born else None}
	_blank("Resident", name, ("full_name",), RESIDENT_WORDS, year_alone)


def anonymise_sign_up(name: str) -> None:
	"""Leave that somebody signed up for the fair, and whether that person came."""
	_blank("Job Fair Sign Up", name, ("full_name",), SIGN_UP_WORDS)


def forget_beside(doctype: str, name: str) -> None:
	"""Delete the versions, comments, files and other things that Frappe keeps of a record."""
	for table, (of_doctype, of_name) in BESIDE.items():
		# What Frappe keeps of the very record that is erased.
		frappe.db.delete(table, {of_doctype: doctype, of_name: name})
	attached = {"attached_to_doctype": doctype, "attached_to_name": name}
	for file in frappe.get_all("File", filters=attached, pluck="name"):
		frappe.delete_doc("File", file, **FOR_GOOD)
	delete_for_document(frappe._dict(doctype=doctype, name=name))


def _linked(doctype: str, traces: Traces, resident: str) -> list[frappe._dict]:
	columns = ["name", "parent", "parenttype"] if frappe.get_meta(doctype).istable else ["name"]
	# A person is forgotten wherever they are named, in all areas; nobody is shown the rows.
	return frappe.get_all(doctype, filters={traces.link: resident}, fields=columns)


def _remove_trace(doctype: str, row: frappe._dict, traces: Traces) -> None:
	if traces.goes:
		delete(doctype, row.name)
		return
	_blank(doctype, row.name, traces.names, traces.words)
	if row.parent:
		# Changes of a child row stand in the versions of its parent.
		frappe.db.delete("Version", {"ref_doctype": row.parenttype, "docname": row.parent})


def _blank(
	doctype: str,
	name: str,
	names: tuple[str, ...],
	words: tuple[str, ...],
	more: dict[str, Any] | None = None,
) -> None:
	"""Write what stays of a row, past its checks, which ask for a name and a number."""
	values = {**dict.fromkeys(names, NO_NAME), **dict.fromkeys(words), **(more or {})}
	for field in SEALED.get(doctype, {}):
		shown = frappe.db.get_value(doctype, name, field) or ""
		values[field] = STAR * len(shown)
		vault.forget(doctype, name, field)
	# The very row that is erased.
	frappe.db.set_value(doctype, name, values, update_modified=False)
	if not frappe.get_meta(doctype).istable:
		# As above.
		frappe.db.set_value(doctype, name, {"_comments": None, "_user_tags": None}, update_modified=False)
		forget_beside(doctype, name)


ANONYMISERS: dict[str, Callable[[str], None]] = {
	"Resident": anonymise_resident,
	"Job Fair Sign Up": anonymise_sign_up,
}
ACTIONS: dict[str, Callable[[str, str], None]] = {ANONYMISE: anonymise, DELETE: delete}
