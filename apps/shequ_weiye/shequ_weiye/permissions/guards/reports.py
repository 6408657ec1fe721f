"""Query and script reports: who they run as, whose stored result they show, what they may add."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.desk import query_report

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.guards.columns import parsed
from shequ_weiye.permissions.registry import Kind


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def run(
	report_name: str,
	filters: str | dict[str, Any] | None = None,
	is_tree: Any = False,
	parent_field: str | None = None,
	are_default_filters: Any = True,
	**_unused: Any,
) -> dict[str, Any]:
	"""Run a report as the session's user, whoever a client names, afresh and without foreign columns.

	Stored results and columns that a client adds are read by Frappe without any scope.
	"""
	return query_report.run(
		report_name,
		filters=filters,
		user=None,
		ignore_prepared_report=True,
		is_tree=is_tree,
		parent_field=parent_field,
		are_default_filters=are_default_filters,
	)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_data_for_custom_field(
	doctype: str, field: str, names: str | list[str] | None = None
) -> dict[str, Any]:
	"""Give a column of the rows that the user may see."""
	filters = {"name": ["in", parsed(names)]} if names else {}
	rows = frappe.get_list(doctype, filters=filters, fields=["name", field], as_list=True, limit=2500)
	return dict(rows)
