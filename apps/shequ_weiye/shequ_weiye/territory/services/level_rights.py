"""Keeps the table of rights complete, and Frappe's own permissions as wide as the table needs."""

from __future__ import annotations

from collections.abc import Iterable

import frappe
from frappe import _
from frappe.permissions import reset_perms, setup_custom_perms

from shequ_weiye.constants.level_rights import AGGREGATE, READ, RIGHTS, shipped_rights
from shequ_weiye.constants.roles import ROLE_LEVELS
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.remembered import renew_version
from shequ_weiye.permissions.rights import field_of
from shequ_weiye.permissions.scope import forget_postings

DOCTYPE = "Level Right"
ASKED_BY_RIGHTS = (Kind.BY_DIVISION, Kind.PUBLIC_REFERENCE)

Cell = tuple[str, str, str]


def sync_level_rights() -> None:
	"""Add the cells that are missing, drop those of nothing, and bring those in step that nobody changed."""
	stored = _stored()
	wanted = {(doctype, role, level) for doctype in asked_doctypes() for role, level in _holders()}
	for cell in sorted(wanted - stored.keys()):
		_insert(cell)
	for cell in stored.keys() - wanted:
		# The system keeps its own table whole, when it is installed or updated.
		frappe.db.delete(DOCTYPE, {"name": stored[cell].name})
	_put_back(stored[cell] for cell in wanted & stored.keys() if not stored[cell].is_changed)
	renew_version()
	forget_postings()


def restore(names: Iterable[str]) -> None:
	"""Put back cells as they were shipped, and Frappe's own permissions with them."""
	for name in names:
		cell = frappe.get_doc(DOCTYPE, name)
		cell.update(_ticks(shipped(cell.document_type, cell.role)))
		# The caller was checked; the change is written like any other, with its version.
		cell.save(ignore_permissions=True)  # nosemgrep
	for doctype in asked_doctypes():
		if frappe.db.exists("Custom DocPerm", {"parent": doctype}):
			reset_perms(doctype)
			frappe.clear_cache(doctype=doctype)


def asked_doctypes() -> tuple[str, ...]:
	"""Name the DocTypes on which rights depend on a place."""
	return tuple(doctype for doctype, scope in SCOPES.items() if scope.kind in ASKED_BY_RIGHTS)


def shipped(doctype: str, role: str) -> frozenset[str]:
	"""Give what was shipped for a role on a DocType, at each level at which the role can be held."""
	rows = frappe.get_all(
		"DocPerm", filters={"parent": doctype, "role": role, "permlevel": 0, "if_owner": 0}, fields=["*"]
	)
	granted = frozenset(right for row in rows for right in (*RIGHTS, "report") if row.get(right))
	return shipped_rights(role, doctype, granted)


def widen_frappe_permissions(doctype: str, role: str, rights: frozenset[str]) -> None:
	"""Let Frappe's own check of roles allow what the table allows; narrowing is done by the table alone.

	Whoever sees numbers opens statistics, for which Frappe wants the rights to read and to report.
	"""
	needed = {*rights - {AGGREGATE}, *((READ, "report") if rights & {AGGREGATE, READ} else ())}
	held = [row for row in frappe.get_meta(doctype).permissions if row.role == role and not row.permlevel]
	missing = {right for right in needed if not any(row.get(right) for row in held)}
	if missing:
		_add_frappe_permissions(doctype, role, missing)


def _add_frappe_permissions(doctype: str, role: str, rights: set[str]) -> None:
	setup_custom_perms(doctype)
	key = {"parent": doctype, "role": role, "permlevel": 0, "if_owner": 0}
	name = frappe.db.get_value("Custom DocPerm", key)
	row = (
		frappe.get_doc("Custom DocPerm", name)
		if name
		else frappe.get_doc({"doctype": "Custom DocPerm", **key})
	)
	row.update({"parenttype": "DocType", "parentfield": "permissions", **dict.fromkeys(rights, 1)})
	# Administrators have no right on Frappe's own table; this one was checked.
	row.save(ignore_permissions=True)  # nosemgrep
	frappe.clear_cache(doctype=doctype)


def _holders() -> list[tuple[str, str]]:
	return [(role, level) for role, levels in ROLE_LEVELS.items() for level in levels]


def _stored() -> dict[Cell, frappe._dict]:
	rows = frappe.get_all(DOCTYPE, fields=["*"])  # the whole table, for the system
	return {(row.document_type, row.role, row.level): row for row in rows}


def _insert(cell: Cell) -> None:
	doctype, role, level = cell
	words = (_(doctype, lang="zh"), _(role, lang="zh"), _(level, lang="zh"))
	row = frappe.get_doc({"doctype": DOCTYPE, "title": " · ".join(words)})
	row.update({"document_type": doctype, "role": role, "level": level, **_ticks(shipped(doctype, role))})
	row.set_new_name()
	# Made by the system from the table in constants, where there is nothing to check.
	row.db_insert()


def _put_back(cells: Iterable[frappe._dict]) -> None:
	for cell in cells:
		ticks = _ticks(shipped(cell.document_type, cell.role))
		if any(cell[field] != tick for field, tick in ticks.items()):
			# As when the table is made: the system's own cells, as shipped.
			frappe.db.set_value(DOCTYPE, cell.name, ticks)


def _ticks(rights: frozenset[str]) -> dict[str, int]:
	return {field_of(right): int(right in rights) for right in RIGHTS}
