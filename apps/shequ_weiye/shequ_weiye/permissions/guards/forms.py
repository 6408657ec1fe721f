"""Small functions of the form view that act on a document by its name without asking for it."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.desk import like
from frappe.desk.form import utils

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.guards.rows import scoped_doctypes
from shequ_weiye.permissions.registry import Kind


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_next(doctype: str, value: str, prev: int | str, **arguments: Any) -> str | None:
	"""Name the record before or after one that the user may read."""
	frappe.get_doc(doctype, value).check_permission()
	known = {key: arguments[key] for key in ("filters", "sort_order", "sort_field") if key in arguments}
	return utils.get_next(doctype, value, prev, **known)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def toggle_like(doctype: str, name: str, add: str | bool = False) -> None:
	"""Like a record that the user may read."""
	frappe.get_doc(doctype, name).check_permission()
	like.toggle_like(doctype, name, add)


def refuse_tags(doc: Any, _event: str | None = None) -> None:
	"""Raise ``frappe.PermissionError``: Frappe shows the tagged records of all areas to everyone."""
	if doc.document_type in scoped_doctypes():
		frappe.throw(_("Records cannot be tagged."), frappe.PermissionError)
