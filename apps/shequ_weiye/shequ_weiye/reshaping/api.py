"""What Frappe's own screens ask for while an administrator reshapes."""

from __future__ import annotations

import frappe

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.SYSTEM)
def get_row_size_utilization(doctype: str) -> float:
	"""Give the share of a table's row that its fields fill, in percent.

	Customize Form shows it; Frappe wants the right to the schema itself for it, here the right to customize
	is enough. Raises ``PermissionError`` without that.
	"""
	frappe.has_permission("Customize Form", "write", throw=True)
	if frappe.get_meta(doctype).issingle:
		return 0.0
	return round(frappe.db.get_row_size(doctype) / frappe.db.MAX_ROW_SIZE_LIMIT * 100, 2)
