"""Numbers about rows: Frappe counts all rows at these places, whoever asks."""

from __future__ import annotations

import json
from typing import Any

import frappe
from frappe.desk import listview, notifications

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.guards.columns import parsed
from shequ_weiye.permissions.registry import Kind

# Frappe's own limit for the numbers beside a form's connections.
MOST_CONNECTIONS = 100


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_count(doctype: str, filters: str | dict[str, Any] | list[Any] | None = None, **_unused: Any) -> int:
	"""Count the rows that the user may see."""
	return _count(doctype, parsed(filters))


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_workflow_state_count(doctype: str, workflow_state_field: str, states: str | list[str]) -> list[Any]:
	"""Count, among the rows that the user may see, those in states other than ``states``."""
	rows = frappe.get_list(
		doctype,
		fields=[workflow_state_field, "count(name) as count"],
		filters={workflow_state_field: ["not in", parsed(states)]},
		group_by=workflow_state_field,
	)
	return [row for row in rows if row[workflow_state_field]]


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_group_by_count(doctype: str, current_filters: str | list[Any], field: str) -> list[Any]:
	"""Count the rows that the user may see for each value of ``field``, or for each assignee."""
	if field != "assigned_to":
		return listview.get_group_by_count(doctype, _as_json(current_filters), field)
	names = frappe.get_list(doctype, filters=parsed(current_filters), pluck="name", limit_page_length=0)
	# The assignments of the very rows that the user may see.
	return frappe.get_all(
		"ToDo",
		filters={"reference_type": doctype, "reference_name": ["in", names], "status": ["!=", "Cancelled"]},
		fields=["allocated_to as name", "count(name) as count"],
		group_by="allocated_to",
		order_by="count desc",
		limit=50,
	)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_open_count(doctype: str, name: str, items: str | list[str] | None = None) -> dict[str, Any]:
	"""Count a form's connections among the rows that the user may see.

	What to count comes from the DocType's own dashboard, never from the client.
	"""
	doc = frappe.get_doc(doctype, name)
	doc.check_permission()
	links = doc.meta.get_dashboard_data()
	shown = [item for group in links.transactions for item in group.get("items")]
	asked = set(parsed(items) or shown)
	counts = [_connection(links, item, name) for item in shown if item in asked]
	return {"count": [count for count in counts if count]}


def _connection(links: Any, doctype: str, name: str) -> dict[str, Any] | None:
	if doctype in links.get("internal_links", {}) or not frappe.has_permission(doctype, "read"):
		return None
	column = links.get("non_standard_fieldnames", {}).get(doctype, links.get("fieldname"))
	count = {"name": doctype, "count": _few(doctype, {column: name})}
	if filters := notifications.get_filters_for(doctype):
		count["open_count"] = _few(doctype, {**filters, column: name})
	return count


def _few(doctype: str, filters: dict[str, Any]) -> int:
	return len(frappe.get_list(doctype, filters=filters, pluck="name", limit=MOST_CONNECTIONS, distinct=True))


def _count(doctype: str, filters: Any) -> int:
	if isinstance(filters, str):
		filters = {"name": filters}
	return frappe.get_list(doctype, filters=filters, fields=["count(name) as total"])[0].total


def _as_json(value: Any) -> str:
	return value if isinstance(value, str) else json.dumps(value)
