"""Leaves to the product's users the product's workspaces only, so that they land on their own."""

from __future__ import annotations

import frappe

OPERATOR = "System Manager"


def keep_frappe_workspaces_for_operators() -> None:
	"""Show Frappe's own workspaces, which are open to all, to operators only."""
	for workspace in _open_frappe_workspaces():
		row = {"parent": workspace, "parenttype": "Workspace", "parentfield": "roles", "role": OPERATOR}
		frappe.get_doc({"doctype": "Has Role", **row}).db_insert()
		frappe.clear_document_cache("Workspace", workspace)


def open_frappe_workspaces() -> None:
	"""Take the restriction back."""
	for workspace in _frappe_workspaces():
		# The row that this module added to Frappe's own table; it holds no record of a place or person.
		frappe.db.delete("Has Role", {"parent": workspace, "parenttype": "Workspace", "role": OPERATOR})
		frappe.clear_document_cache("Workspace", workspace)


def _open_frappe_workspaces() -> list[str]:
	# Frappe's own table of who opens a workspace.
	restricted = set(frappe.get_all("Has Role", filters={"parenttype": "Workspace"}, pluck="parent"))
	return [workspace for workspace in _frappe_workspaces() if workspace not in restricted]


def _frappe_workspaces() -> list[str]:
	# Frappe's own lists of its modules and their workspaces.
	modules = frappe.get_all("Module Def", filters={"app_name": "frappe"}, pluck="name")
	return frappe.get_all("Workspace", filters={"module": ["in", modules], "public": 1}, pluck="name")
