"""Reads a sheet into records: Frappe's importer, with our columns and words, as a job that may be started again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.core.doctype.data_import.importer import Importer
from frappe.utils import add_to_date, cint, now_datetime

from shequ_weiye.constants.exports import IMPORTED
from shequ_weiye.constants.imports import DEFAULT_ROWS, HOURS_KEPT
from shequ_weiye.constants.level_rights import IMPORT
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.scope import areas_with_right
from shequ_weiye.privacy.fields import SEALED
from shequ_weiye.territory.services.exports import Export, record
from shequ_weiye.territory.services.import_cells import read_cells
from shequ_weiye.territory.services.import_sheet import (
	even_rows,
	importable_fields,
	in_stored_words,
	is_empty,
)

if TYPE_CHECKING:
	from frappe.core.doctype.data_import.data_import import DataImport
	from frappe.model.document import Document

DOCTYPE, LOG = "Data Import", "Data Import Log"
JOB = "shequ_weiye.territory.services.importing.run"


class SheetImporter(Importer):
	"""Frappe's importer, which takes any column and knows the English words of lists only."""

	def __init__(self, doctype: str, data_import: DataImport) -> None:
		# Kept by Frappe in the language of whoever asked first.
		frappe.cache.hdel("data_import_column_header_map", doctype)
		super().__init__(doctype, data_import=data_import)
		refuse_long_sheet(self.import_file)
		refuse_other_columns(self.import_file)
		self.rows_as_written = self.import_file.raw_data = even_rows(
			self.import_file.raw_data, len(self.import_file.columns)
		)
		read_in_chinese(self.import_file)

	def get_data_for_import_preview(self) -> Any:
		"""Show the first rows in the words in which they were written."""
		preview = super().get_data_for_import_preview()
		preview.data = [[number, *self.rows_as_written[number - 1]] for number, *_stored in preview.data]
		return preview

	def insert_record(self, doc: Any) -> Document:
		"""Insert one row, unless it lies outside of the places for which the user may import."""
		frappe.clear_messages()  # hints about the rows before belong to those
		refuse_foreign_place(self.doctype, doc)
		refuse_repeated_row(self.doctype, {field: doc.get(field) for field in self.fields_written()})
		return super().insert_record(doc)

	def fields_written(self) -> list[str]:
		"""Name the fields for which the sheet has a column."""
		columns = self.import_file.columns
		return [column.df.fieldname for column in columns if column.df and not column.skip_import]


def most_rows() -> int:
	"""Give how many rows a sheet may have."""
	return cint(frappe.get_cached_doc("Access Settings").import_rows) or DEFAULT_ROWS


def refuse_long_sheet(sheet: Any) -> None:
	"""Raise for more rows than the settings allow."""
	if len(sheet.data) > most_rows():
		frappe.throw(
			_("The sheet has {0} rows; at most {1} are imported at once. Divide it into several.").format(
				len(sheet.data), most_rows()
			)
		)


def refuse_other_columns(sheet: Any) -> None:
	"""Raise for a column that no person fills in: a stage, an owner, a name."""
	allowed = {field.fieldname for field in importable_fields(frappe.get_meta(sheet.doctype))}
	for column in sheet.columns:
		is_own = column.df and not column.skip_import and column.df.parent in (sheet.doctype, None)
		if column.df and not column.skip_import and not (is_own and column.df.fieldname in allowed):
			frappe.throw(
				_("The column {0} cannot be imported. Take the columns of the template.").format(
					_(column.df.label)
				)
			)


def read_in_chinese(sheet: Any) -> None:
	"""Read words, and the titles of linked records, as they are shown."""
	sheet.parse_data_from_template()
	sheet.raw_data = in_stored_words(sheet.raw_data, sheet.header.index, read_cells(sheet))
	sheet.warnings = []
	sheet.parse_data_from_template()


def refuse_foreign_place(doctype: str, doc: Any) -> None:
	"""Raise ``frappe.PermissionError`` for a row of a place over which the session's user may not import."""
	division = doc.get("division")
	areas = areas_with_right(frappe.session.user, doctype, IMPORT)
	if division and not any(area.covers(division) for area in areas):
		frappe.throw(
			_("The place lies outside your area: nothing was entered for this row."),
			frappe.PermissionError,
		)


def refuse_repeated_row(doctype: str, row: dict[str, Any]) -> None:
	"""Raise for a row that is recorded already: a sheet of which some rows failed is mended and imported again.

	Two people may look alike but for a number that nobody else has; the seal of such a number refuses it twice.
	"""
	sealed = SEALED.get(doctype, {})
	if any(number.unique for number in sealed.values()):
		return
	plain = {field: value for field, value in row.items() if not is_empty(value) and field not in sealed}
	if same := frappe.get_list(doctype, plain, pluck="name", limit=1):
		message = _("Entered already as {0}: the row was not entered again.")
		frappe.throw(message.format(same[0]), frappe.DuplicateEntryError)


@scoped(Kind.BY_OWNER)
def run(data_import: str) -> None:
	"""Import the sheet as the user who started it; what was imported before a stop is not imported again."""
	doc = frappe.get_doc(DOCTYPE, data_import)
	doc.check_permission("write")
	try:
		record(Export(IMPORTED, doc.reference_doctype, doc.payload_count, {}))
		forget_unfinished(doc)
		# Frappe's importer undoes each row that fails: the record of the import must be kept before the first.
		frappe.db.commit()  # nosemgrep
		doc.get_importer().import_data()
		finish(doc)
	except Exception:
		frappe.db.rollback()
		# Its status stays, so that the form offers to start again.
		doc.log_error("Data import failed")
		stopped = _("The import stopped. Start it again: rows that came in are not entered twice.")
		frappe.publish_realtime("msgprint", stopped, user=frappe.session.user)
	finally:
		frappe.flags.in_import = frappe.flags.mute_emails = False
	frappe.publish_realtime("data_import_refresh", {"data_import": doc.name}, user=frappe.session.user)


def forget_unfinished(doc: DataImport) -> None:
	"""Let rows that failed, or were lost when the machine stopped, be tried again.

	Frappe keeps this log outside of transactions: a row may be told there that was never committed.
	"""
	# The log of the very import that the caller was checked for.
	for log in frappe.get_all(LOG, {"data_import": doc.name}, ["name", "success", "docname"]):
		if not log.success or not frappe.db.exists(doc.reference_doctype, log.docname):
			# As above.
			frappe.db.delete(LOG, {"name": log.name})


def finish(doc: DataImport) -> None:
	"""Delete the sheet, which holds full numbers, once its rows were read; one with wrong cells stays to be mended."""
	doc.reload()
	if not doc.template_warnings:
		delete_sheets(doc.name)
		doc.db_set({"import_file": None})


def delete_sheets(data_import: str) -> None:
	"""Delete the files of an import, from the disk too."""
	attached = {"attached_to_doctype": DOCTYPE, "attached_to_name": data_import}
	# Files of an import that the caller was checked for, or that the clock found.
	gone = {"force": True, "delete_permanently": True}
	for name in frappe.get_all("File", attached, pluck="name"):
		frappe.delete_doc("File", name, ignore_permissions=True, **gone)  # nosemgrep


def delete_forgotten_sheets() -> int:
	"""Delete the sheets that nobody imported in time; give the number of imports."""
	before = add_to_date(now_datetime(), hours=-HOURS_KEPT)
	# The clock's own question, about files only.
	names = frappe.get_all(
		DOCTYPE,
		{"import_file": ["is", "set"], "modified": ["<", before], "reference_doctype": ["in", list(SCOPES)]},
		pluck="name",
	)
	for name in names:
		delete_sheets(name)
		# As above.
		frappe.db.set_value(DOCTYPE, name, "import_file", None)
	return len(names)
