"""Exports: written into the log with who, what and how many; large ones only after a second person approved."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import frappe
from frappe import _
from frappe.desk import query_report, reportview
from frappe.permissions import can_export
from frappe.utils import print_format

from shequ_weiye.constants.exports import LIST, PRINT, REPORT, WAITING
from shequ_weiye.constants.level_rights import EXPORT
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.guards.columns import columns_asked, parsed, refuse_if_guarded
from shequ_weiye.permissions.guards.commands import is_at_desk
from shequ_weiye.permissions.query import taking_out
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.scope import areas_with_right
from shequ_weiye.territory.services.export_words import text_in_words, workbook_in_words
from shequ_weiye.territory.services.exports import Export, is_large, record

# More prints in one file would be an export of forms.
MOST_PRINTS = 100


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def export_list(**_arguments: Any) -> None:
	"""Export a list. Replaces ``reportview.export_query``."""
	doctype = frappe.form_dict.doctype
	_refuse_without_right(doctype)
	_refuse_without_place(doctype)
	_hand_out(Export(LIST, doctype, _rows_of_list(frappe.form_dict), dict(frappe.form_dict)))


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def export_report(**_arguments: Any) -> None:
	"""Export a report, without columns that the client adds. Replaces ``query_report.export_query``."""
	frappe.form_dict.pop("custom_columns", None)
	report = frappe.form_dict.report_name
	_refuse_without_right(frappe.get_cached_value("Report", report, "ref_doctype"))
	rows = len(parsed(frappe.form_dict.get("visible_idx")) or [])
	_hand_out(Export(REPORT, report, rows, dict(frappe.form_dict)))


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def download_multi_pdf(doctype: str, name: str, **arguments: Any) -> None:
	"""Print several records into one file. Replaces ``print_format.download_multi_pdf``."""
	names = parsed(name)
	if not isinstance(names, list) or len(names) > MOST_PRINTS:
		frappe.throw(_("At most {0} records are printed at once.").format(MOST_PRINTS))
	for single in names:
		frappe.get_doc(doctype, single).check_permission("print")
	if doctype in SCOPES:
		record(Export(PRINT, doctype, len(names), {"selected_items": name}))
		frappe.local.flags.commit = True
	known = {
		key: arguments[key]
		for key in ("format", "no_letterhead", "letterhead", "options")
		if key in arguments
	}
	print_format.download_multi_pdf(doctype, name, **known)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def report_to_pdf(html: str, orientation: str = "Landscape") -> None:
	"""Make a file of a report as the client drew it. Replaces ``print_format.report_to_pdf``.

	What it shows is on the screen already; a large one goes through the export, which a second person approves.
	"""
	rows = html.count("<tr")
	if is_large(rows):
		frappe.throw(_("{0} rows are too many to print. Export the report instead.").format(rows))
	record(Export(PRINT, REPORT, rows, {"file_format_type": "PDF"}))
	frappe.local.flags.commit = True
	print_format.report_to_pdf(html, orientation)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def fetch(name: str) -> None:
	"""Hand out an export that was approved: once, to the person who asked, with what he may see today."""
	entry = frappe.get_doc("Export Record", name, for_update=True)
	entry.fetch()
	frappe.local.form_dict = frappe._dict(json.loads(entry.arguments))
	for column in columns_asked(frappe.form_dict):
		refuse_if_guarded(column)
	MAKERS[entry.kind]()


def _refuse_without_right(doctype: str) -> None:
	if not can_export(doctype):
		frappe.throw(_("You may not export {0}.").format(_(doctype)), frappe.PermissionError)


def _refuse_without_place(doctype: str) -> None:
	"""Refuse rows that the role may export elsewhere, but not at the level of the user's postings."""
	scope = SCOPES.get(doctype)
	is_of_places = scope and scope.kind is Kind.BY_DIVISION
	if is_of_places and not areas_with_right(frappe.session.user, doctype, EXPORT):
		frappe.throw(_("You may not export {0}.").format(_(doctype)), frappe.PermissionError)


def _hand_out(export: Export) -> None:
	about = (
		export.subject
		if export.kind == LIST
		else frappe.get_cached_value("Report", export.subject, "ref_doctype")
	)
	if about in SCOPES and is_at_desk(frappe.session.user):
		entry = record(export)
		if entry.status == WAITING:
			_say_that_it_waits(entry.name, export.rows)
			return
	MAKERS[export.kind]()


def _say_that_it_waits(name: str, rows: int) -> None:
	text = _("{0} rows are many: a second person has to approve. Your request is {1}; fetch the file there.")
	frappe.respond_as_web_page(
		_("The Export Waits for Approval"),
		text.format(rows, name),
		http_status_code=202,
		indicator_color="orange",
	)


def _rows_of_list(arguments: dict[str, Any]) -> int:
	if selected := parsed(arguments.get("selected_items")):
		return len(selected)
	with taking_out():
		rows = frappe.get_list(
			arguments["doctype"],
			filters=parsed(arguments.get("filters")),
			or_filters=parsed(arguments.get("or_filters")),
			fields=["count(name) as total"],
			order_by=None,
		)
	return rows[0].total if rows else 0


def _make_list() -> None:
	"""Let Frappe make the file of a list, in the words that the screen shows."""
	doctype, kind = frappe.form_dict.doctype, frappe.form_dict.file_format_type
	delimiter = str(frappe.form_dict.get("csv_delimiter") or ",")[0]
	with taking_out():
		reportview.export_query()
	content = frappe.response.filecontent
	frappe.response.filecontent = (
		text_in_words(content, doctype, delimiter) if kind == "CSV" else workbook_in_words(content, doctype)
	)


MAKERS: dict[str, Callable[[], None]] = {LIST: _make_list, REPORT: query_report.export_query}
