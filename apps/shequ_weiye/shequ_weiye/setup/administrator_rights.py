"""Opens to administrators those of Frappe's screens by which they reshape the work without code."""

from __future__ import annotations

import frappe
from frappe.permissions import add_permission, update_permission_property

from shequ_weiye.constants.reshaping import ADMINISTRATOR_PAGES, ADMINISTRATOR_RIGHTS
from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR


def grant_administrator_rights() -> None:
	"""Give the rights and pages that are missing; what Frappe gives to other roles stays."""
	for doctype, rights in ADMINISTRATOR_RIGHTS.items():
		_grant(doctype, rights)
	for page in ADMINISTRATOR_PAGES:
		_open_page(page)


def close_pages() -> None:
	"""Take the pages back; the rights go with the role."""
	for page in ADMINISTRATOR_PAGES:
		# Frappe's own table of who opens a page; it holds no record of a place or person.
		for name in frappe.get_all("Custom Role", {"page": page}, pluck="name"):
			# With its rows: those left behind would be counted as roles for ever.
			frappe.delete_doc("Custom Role", name, force=True)


def _grant(doctype: str, rights: tuple[str, ...]) -> None:
	held = _held(doctype)
	if held is None:
		add_permission(doctype, WEIYE_ADMINISTRATOR)
		held = _held(doctype) or {}
	for right in rights:
		if not held.get(right):
			update_permission_property(doctype, WEIYE_ADMINISTRATOR, 0, right, 1)


def _held(doctype: str) -> dict[str, int] | None:
	row = {"parent": doctype, "role": WEIYE_ADMINISTRATOR, "permlevel": 0}
	# Which rights were given; Frappe keeps them beside its own as soon as one is given.
	return frappe.db.get_value("Custom DocPerm", row, ["read", "write", "create", "delete"], as_dict=True)


def _open_page(page: str) -> None:
	name = frappe.db.get_value("Custom Role", {"page": page})
	role = frappe.get_doc("Custom Role", name) if name else frappe.new_doc("Custom Role")
	if WEIYE_ADMINISTRATOR in {row.role for row in role.roles}:
		return
	if not name:
		role.page = page
		# Frappe 15.72 reads these instead of the page's own roles, so those are kept.
		shipped = frappe.get_all("Has Role", {"parenttype": "Page", "parent": page}, pluck="role")
		role.extend("roles", [{"role": shipped_role} for shipped_role in shipped])
	role.append("roles", {"role": WEIYE_ADMINISTRATOR})
	role.save()
