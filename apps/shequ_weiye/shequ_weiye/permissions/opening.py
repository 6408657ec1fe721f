"""Opening a record, as the form view does it."""

from __future__ import annotations

from typing import Any

import frappe
from frappe import _
from frappe.desk.form import load

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def getdoc(doctype: str, name: str, **_unused: Any) -> list[Any] | None:
	"""Open a record that the user may read; the refusal is in the words of the work.

	Raises ``frappe.PermissionError``, as Frappe does, whose own message names the DocType in English.
	"""
	try:
		return load.getdoc(doctype, name)
	except frappe.PermissionError:
		message = _("{0} {1} is not open to you. It may lie outside your area or have been handed over.")
		frappe.flags.error_message = message.format(_(doctype), frappe.utils.escape_html(name))
		raise
