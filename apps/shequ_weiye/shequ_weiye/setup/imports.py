"""Opens Frappe's import to those whom the table of rights may let import; of what is said by that table alone."""

from __future__ import annotations

import frappe
from frappe.permissions import add_permission, update_permission_property

from shequ_weiye.constants.imports import IMPORT_RIGHTS
from shequ_weiye.constants.level_rights import AT_MOST, IMPORT


def open_imports() -> None:
	"""Give the rights on one's own imports that are missing; what Frappe gives to other roles stays."""
	for doctype, rights in IMPORT_RIGHTS.items():
		for role, at_most in AT_MOST.items():
			if IMPORT in at_most:
				_grant(doctype, role, rights)


def _grant(doctype: str, role: str, rights: tuple[str, ...]) -> None:
	key = {"parent": doctype, "role": role, "permlevel": 0}
	if not frappe.db.exists("Custom DocPerm", key):
		add_permission(doctype, role)
	held = frappe.db.get_value("Custom DocPerm", key, list(rights), as_dict=True)
	for right in rights:
		if not held[right]:
			update_permission_property(doctype, role, 0, right, 1)
