"""Calendar charts, for which Frappe counts the rows of all areas; other charts are in ``permissions/numbers.py``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.permissions.guards.rows import scoped_doctypes

if TYPE_CHECKING:
	from frappe.model.document import Document


def refuse_heatmaps(doc: Document, _event: str | None = None) -> None:
	"""Raise ``frappe.PermissionError`` for a calendar chart of records."""
	if doc.type == "Heatmap" and doc.document_type in scoped_doctypes():
		frappe.throw(_("Calendar charts of records are not offered."), frappe.PermissionError)
