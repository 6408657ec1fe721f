"""Frappe's Data Import as officers use it: one's own, of new records only, and what it keeps names nobody."""

from __future__ import annotations

import json
from typing import Any

import frappe
from frappe import _
from frappe.core.doctype.data_import.data_import import DataImport
from frappe.core.doctype.data_import.importer import INSERT, Importer
from frappe.core.doctype.data_import_log.data_import_log import DataImportLog
from frappe.model.naming import append_number_if_name_exists
from frappe.utils import get_datetime_str, now_datetime
from frappe.utils.background_jobs import enqueue, is_job_enqueued

from shequ_weiye.constants.level_rights import CREATE, IMPORT
from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.permissions.scope import ADMINISTRATOR, areas_with_right, is_operator
from shequ_weiye.territory.services.import_sheet import CSV, EXCEL, unpacks_too_large, without_numbers
from shequ_weiye.territory.services.importing import JOB, SheetImporter

FINISHED = ("Success", "Partial Success")


class GuardedImport(DataImport):
	"""Frappe's Data Import, which reads whatever file or address it is told and keeps what it found there."""

	def autoname(self) -> None:
		"""Name the import in Chinese; Frappe's own name of it is English."""
		title = _("{0} Import {1}").format(_(self.reference_doctype), get_datetime_str(now_datetime())[:19])
		self.name = append_number_if_name_exists("Data Import", title) if self.is_ours() else None

	def validate(self) -> None:
		"""Settle what may be imported before the sheet is touched."""
		refuse_without_right(self.reference_doctype)
		refuse_address(self)
		if self.is_ours():
			self.submit_after_import, self.mute_emails, self.template_warnings = 0, 1, ""
			refuse_updates(self)
			refuse_second_sheet(self)
			refuse_foreign_sheet(self)
		super().validate()

	def is_ours(self) -> bool:
		"""Answer whether records of this app are imported; others are the operators', by Frappe's own means."""
		return self.reference_doctype in SCOPES

	def get_importer(self) -> Importer:
		"""Give what reads the sheet."""
		return SheetImporter(self.reference_doctype, self) if self.is_ours() else super().get_importer()

	def get_preview_from_template(
		self, import_file: str | None = None, google_sheets_url: str | None = None
	) -> Any:
		"""Show the first rows of the sheet to whom it belongs."""
		require_own(self)
		self.import_file = import_file or self.import_file
		self.google_sheets_url = google_sheets_url or self.google_sheets_url
		refuse_address(self)
		if self.is_ours():
			refuse_foreign_sheet(self)
		return super().get_preview_from_template()

	def start_import(self) -> bool:
		"""Start the job as the session's user; False if it waits or runs already."""
		require_own(self)
		refuse_without_right(self.reference_doctype)
		if not self.is_ours():
			return super().start_import()
		refuse_foreign_sheet(self)
		job_id = f"weiye_import||{self.name}"
		if is_job_enqueued(job_id):
			return False
		enqueue(
			JOB, queue="long", timeout=10000, job_id=job_id, data_import=self.name, now=frappe.flags.in_test
		)
		return True

	def export_errored_rows(self) -> None:
		"""Give the rows that failed to whom they belong."""
		require_own(self)
		super().export_errored_rows()

	def download_import_log(self) -> None:
		"""Give the log to whom it belongs."""
		require_own(self)
		super().download_import_log()

	def db_set(self, fieldname: Any, value: Any = None, *args: Any, **kwargs: Any) -> None:
		"""Keep warnings without the numbers that they quote."""
		if fieldname == "template_warnings" and value:
			value = json.dumps(without_numbers(json.loads(value)), ensure_ascii=False)
		super().db_set(fieldname, value, *args, **kwargs)


class NamelessImportLog(DataImportLog):
	"""One row's end: what was said, without numbers, and no traceback, which shows what variables held."""

	def db_insert(self, *args: Any, **kwargs: Any) -> None:
		"""Scrub, then store, as the row of whoever imports."""
		messages = json.loads(self.messages or "[]")
		# Of a row that came in, Frappe keeps the text of an empty list.
		kept = [_nameless(each) for each in messages] if isinstance(messages, list) else []
		self.messages = json.dumps(kept)
		self.exception = None
		self.owner = frappe.session.user
		super().db_insert(*args, **kwargs)


def require_own(doc: DataImport) -> None:
	"""Raise ``frappe.PermissionError`` unless the import is the session's user's own."""
	doc.check_permission("write")


def refuse_without_right(doctype: str) -> None:
	"""Raise ``frappe.PermissionError`` for a DocType that the session's user may not import and create."""
	user = frappe.session.user
	ours = doctype in SCOPES and frappe.has_permission(doctype, CREATE)
	rights = (IMPORT, CREATE)
	if doctype in SCOPES and ours and all(areas_with_right(user, doctype, right) for right in rights):
		return
	if doctype not in SCOPES and (user == ADMINISTRATOR or is_operator(user)):
		return
	frappe.throw(_("You may not import {0}.").format(_(doctype)), frappe.PermissionError)


def refuse_address(doc: DataImport) -> None:
	"""Raise for a sheet on somebody else's server."""
	if doc.google_sheets_url:
		frappe.throw(_("Upload the sheet here; an address on the internet is not read."))


def refuse_updates(doc: DataImport) -> None:
	"""Raise for anything but new records: stored ones change in their form."""
	if doc.import_type != INSERT:
		frappe.throw(_("Only new records are imported. Change records that exist in their form."))


def refuse_second_sheet(doc: DataImport) -> None:
	"""Raise for another sheet once rows of the first were imported: its row numbers say something else."""
	before = doc.get_doc_before_save()
	if before and before.status in FINISHED and doc.import_file and before.import_file != doc.import_file:
		frappe.throw(_("Rows of a sheet were imported here. Begin a new import for another sheet."))


def refuse_foreign_sheet(doc: DataImport) -> None:
	"""Raise unless the sheet was uploaded to this import by the session's user, is private and can be read."""
	if not doc.import_file:
		return
	own = {
		"file_url": doc.import_file,
		"attached_to_doctype": doc.doctype,
		"attached_to_name": doc.name,
		"owner": frappe.session.user,
		"is_private": 1,
	}
	name = frappe.db.exists("File", own)
	if not name:
		frappe.throw(_("Upload the sheet to this import."), frappe.PermissionError)
	refuse_unreadable(frappe.get_doc("File", name))


def refuse_unreadable(file: Any) -> None:
	"""Raise for a sheet that is no workbook and no text in UTF-8."""
	ending = file.file_url.rpartition(".")[2].lower()
	content = file.get_content()
	is_text = ending == CSV and isinstance(content, str)
	is_workbook = ending == EXCEL and isinstance(content, bytes) and not unpacks_too_large(content)
	if not (is_text or is_workbook):
		frappe.throw(_("Save the sheet as an Excel workbook (.xlsx) and upload it again."))


def _nameless(message: Any) -> Any:
	"""Give a message without numbers, in the shape in which it came: Frappe 15.0 keeps it as text."""
	if isinstance(message, str) and message.startswith("{"):
		return json.dumps(without_numbers(json.loads(message)))
	return without_numbers(message)
