"""What the screen of an import asks the server, where Frappe's own function asks for no right."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.core.doctype.data_import import data_import as frappe_import
from frappe.core.doctype.data_import.exporter import Exporter

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.territory.guarded_import import refuse_without_right
from shequ_weiye.territory.services.import_sheet import importable_fields


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_OWNER)
def get_import_status(data_import_name: str) -> dict[str, Any]:
	"""Count the rows of one's own import. Replaces ``data_import.get_import_status``."""
	frappe.get_doc("Data Import", data_import_name).check_permission("read")
	return frappe_import.get_import_status(data_import_name)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def download_template(doctype: str, export_records: str = "blank_template", **asked: Any) -> None:
	"""Hand out an empty workbook with the columns that may be filled. Replaces ``data_import.download_template``.

	Records are exported from their list, where it is written down.
	"""
	refuse_without_right(doctype)
	if doctype not in SCOPES:
		frappe_import.download_template(doctype, export_records=export_records, **asked)
		return
	if export_records != "blank_template":
		frappe.throw(_("Export records from their list."), frappe.PermissionError)
	fields = [field.fieldname for field in importable_fields(frappe.get_meta(doctype))]
	Exporter(doctype, export_fields={doctype: fields}, file_type="Excel").build_response()
