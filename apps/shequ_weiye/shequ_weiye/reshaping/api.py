"""What Frappe's own screens ask for while an administrator reshapes."""

from __future__ import annotations

from typing import Any

import frappe

from shequ_weiye.permissions.declared import CHART, scoped
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


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.SYSTEM)
@frappe.validate_and_sanitize_search_inputs
def search_charts(
	doctype: str, txt: str, searchfield: str, start: int, page_len: int, filters: dict[str, Any] | None
) -> list[tuple[str]]:
	"""Give the names of the charts that contain ``txt`` and that the user may read, for Link fields.

	Frappe's own search leaves out charts that group, for everybody but its System Managers. ``filters`` may
	ask for charts with ``is_public``. Raises ``PermissionError`` for users who read no charts.
	"""
	frappe.has_permission(CHART, "read", throw=True)
	public = {"is_public": 1} if (filters or {}).get("is_public") else {}
	# Definitions of charts, no record; each is asked for the user's right to it.
	names = frappe.get_all(CHART, {**public, "name": ("like", f"%{txt}%")}, pluck="name", order_by="name")
	readable = [(name,) for name in names if frappe.has_permission(CHART, "read", doc=name)]
	return readable[start : start + page_len]
