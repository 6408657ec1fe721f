"""Imports for tests: begun with an uploaded workbook, as the form does, and run to their end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import frappe
from frappe.core.doctype.data_import import data_import as frappe_import
from frappe.utils.xlsxutils import make_xlsx

from shequ_weiye.territory.services import importing

if TYPE_CHECKING:
	import pytest

	from shequ_weiye.territory.guarded_import import GuardedImport

# Where a number of a person could be left behind.
TRACES = ("Data Import", "Data Import Log", "Error Log", "Version", "Comment", "Deleted Document", "File")


class RowEnd(NamedTuple):
	"""What became of one row of a sheet."""

	number: int
	came_in: int
	told: str


@contextmanager
def in_one_transaction(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	"""Let a row's commit and rollback stay within the test's own transaction; the log knows none."""
	undo = frappe.db.rollback
	monkeypatch.setattr(frappe.db, "commit", lambda: frappe.db.savepoint("row"))
	monkeypatch.setattr(frappe.db, "rollback", lambda save_point=None: undo(save_point=save_point or "row"))
	before = set(frappe.get_all("Data Import", pluck="name"))
	yield
	frappe.set_user("Administrator")
	for name in set(frappe.get_all("Data Import", pluck="name")) - before:
		importing.delete_sheets(name)
		frappe.db.delete("Data Import Log", {"data_import": name})
	monkeypatch.undo()


def begin_import(
	rows: list[list[Any]], head: list[str], doctype: str = "Resident", **values: Any
) -> GuardedImport:
	"""Begin an import with an uploaded workbook."""
	values = {"reference_doctype": doctype, "import_type": "Insert New Records", **values}
	doc = frappe.get_doc({"doctype": "Data Import", **values}).insert()
	return attach(doc, make_xlsx([head, *rows], "sheet").getvalue())


def attach(doc: GuardedImport, content: bytes, name: str = "sheet.xlsx") -> GuardedImport:
	"""Upload a sheet to an import."""
	file = {"doctype": "File", "file_name": name, "content": content}
	place = {"attached_to_doctype": doc.doctype, "attached_to_name": doc.name}
	doc.import_file = frappe.get_doc({**file, **place}).insert().file_url
	return doc.save()


def start(doc: GuardedImport) -> GuardedImport:
	"""Run an import to its end."""
	frappe.db.savepoint("row")
	frappe_import.form_start_import(doc.name)
	doc.reload()
	return doc


def log_of(doc: GuardedImport) -> list[RowEnd]:
	"""Tell of each row what became of it, in the order of the sheet."""
	rows = frappe.get_all(
		"Data Import Log",
		{"data_import": doc.name},
		["row_indexes", "success", "messages"],
		order_by="log_index",
	)
	return [RowEnd(json.loads(row.row_indexes)[0], row.success, _told(row.messages)) for row in rows]


def traces_of(*secrets: str, doctypes: tuple[str, ...] = TRACES) -> list[str]:
	"""Name the tables in which one of the secrets can be read."""
	found = []
	for doctype in doctypes:
		for row in frappe.db.sql(f"select * from `tab{doctype}`", as_dict=True):
			text = json.dumps(row, default=str, ensure_ascii=False)
			found += [doctype for secret in secrets if secret in text]
	return found


def _told(messages: str) -> str:
	return " ".join(json.loads(each)["message"] for each in json.loads(messages or "[]"))
