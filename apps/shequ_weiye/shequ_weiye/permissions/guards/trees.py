"""Tree views: Frappe calls any whitelisted function that a client names as the tree's, past every override."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.desk import treeview

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.guards.commands import refuse
from shequ_weiye.permissions.registry import Kind

TREE_METHODS = frozenset(
	{
		"frappe.desk.treeview.get_children",
		"shequ_weiye.territory.doctype.administrative_division.administrative_division.get_tree_nodes",
	}
)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_all_nodes(doctype: str, label: str, parent: str, tree_method: str, **filters: Any) -> list[Any]:
	"""Give all nodes below ``parent`` by a function that is known to give nodes."""
	if tree_method not in TREE_METHODS:
		refuse(tree_method)
	return treeview.get_all_nodes(doctype, label, parent, tree_method, **filters)
