"""Which hook leads to which guard. Each line can be taken away alone, and one attack test must then fail."""

from __future__ import annotations

import frappe

from shequ_weiye.permissions.guards.rows import PERSONAL, REFERENCES

PACKAGE = "shequ_weiye.permissions.guards"

# Before a request is served, in this order.
REQUEST_GUARDS: list[str] = [
	f"{PACKAGE}.commands.refuse_closed_commands",
	f"{PACKAGE}.commands.refuse_resources_to_visitors",
	f"{PACKAGE}.columns.refuse_guarded_columns",
	f"{PACKAGE}.files.refuse_upload_methods",
	f"{PACKAGE}.files.refuse_foreign_downloads",
	f"{PACKAGE}.paging.refuse_endless_reading",
	f"{PACKAGE}.paging.end_pages",
]

# After a request was served.
ANSWER_GUARDS: list[str] = [
	f"{PACKAGE}.paging.count_rows_read",
	f"{PACKAGE}.headers.set_security_headers",
]

# Frappe's functions that ours take the place of.
OVERRIDES: dict[str, str] = {
	"frappe.client.get_count": f"{PACKAGE}.counts.get_count",
	"frappe.client.validate_link": f"{PACKAGE}.search.validate_link",
	"frappe.desk.form.utils.get_next": f"{PACKAGE}.forms.get_next",
	"frappe.desk.like.toggle_like": f"{PACKAGE}.forms.toggle_like",
	"frappe.desk.listview.get_group_by_count": f"{PACKAGE}.counts.get_group_by_count",
	"frappe.desk.notifications.get_open_count": f"{PACKAGE}.counts.get_open_count",
	"frappe.desk.query_report.get_data_for_custom_field": f"{PACKAGE}.reports.get_data_for_custom_field",
	"frappe.desk.query_report.run": f"{PACKAGE}.reports.run",
	"frappe.desk.search.get_link_title": f"{PACKAGE}.search.get_link_title",
	"frappe.desk.search.get_names_for_mentions": f"{PACKAGE}.people.get_names_for_mentions",
	"frappe.desk.search.search_link": f"{PACKAGE}.search.search_link",
	"frappe.desk.search.search_widget": f"{PACKAGE}.search.search_widget",
	"frappe.desk.treeview.get_all_nodes": f"{PACKAGE}.trees.get_all_nodes",
	"frappe.utils.global_search.search": f"{PACKAGE}.search.search_everything",
	"frappe.workflow.doctype.workflow.workflow.get_workflow_state_count": (
		f"{PACKAGE}.counts.get_workflow_state_count"
	),
}

CLASSES: dict[str, str] = {
	"Deleted Document": f"{PACKAGE}.deletions.BareDeletedDocument",
	"File": f"{PACKAGE}.files.GuardedFile",
}

# What is refused or masked when it is written.
EVENTS: dict[str, dict[str, str]] = {
	"*": {"validate": f"{PACKAGE}.files.refuse_foreign_attachments"},
	"Auto Email Report": {"validate": f"{PACKAGE}.people.refuse_mailed_reports"},
	"Dashboard Chart": {"validate": f"{PACKAGE}.charts.refuse_heatmaps"},
	"DocShare": {"validate": f"{PACKAGE}.people.refuse_sharing"},
	"Document Share Key": {"validate": f"{PACKAGE}.people.refuse_sharing"},
	"Notification Log": {"before_insert": f"{PACKAGE}.people.hide_from_outsiders"},
	"Tag Link": {"validate": f"{PACKAGE}.forms.refuse_tags"},
	"ToDo": {"validate": f"{PACKAGE}.people.refuse_outsiders"},
	"Version": {"before_insert": f"{PACKAGE}.versions.mask_guarded_values"},
}


def query_hooks() -> dict[str, str]:
	"""Map each of Frappe's DocTypes that hold rows about a document to its condition."""
	return {doctype: f"{PACKAGE}.rows.{frappe.scrub(doctype)}" for doctype in (*REFERENCES, *PERSONAL)}


def document_hooks() -> dict[str, str]:
	"""Map each of them to the one question that is asked about its rows."""
	return dict.fromkeys((*REFERENCES, *PERSONAL), f"{PACKAGE}.rows.has_permission")
