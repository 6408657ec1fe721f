"""The product's roles."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.roles import ROLES


def create_roles() -> None:
	"""Create the roles that are missing and open the desk to every one of them."""
	for role in ROLES:
		if not frappe.db.exists("Role", role):
			frappe.get_doc({"doctype": "Role", "role_name": role, "desk_access": 1}).insert()
		elif not frappe.db.get_value("Role", role, "desk_access"):
			# One of the product's own roles, while the site is set up.
			frappe.db.set_value("Role", role, "desk_access", 1)


def remove_roles() -> None:
	"""Take the roles from every user, DocType and page, then delete them."""
	for role in ROLES:
		for linked in ("Has Role", "DocPerm", "Custom DocPerm"):
			# Frappe's own tables, when the app is taken off the site.
			frappe.db.delete(linked, {"role": role})
		frappe.delete_doc("Role", role, ignore_missing=True, force=True)
