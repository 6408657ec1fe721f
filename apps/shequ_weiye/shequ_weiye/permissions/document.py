"""The form side of row scope: Frappe asks here before it lets a user do anything with one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.permissions.registry import SCOPES, Kind, Scope
from shequ_weiye.permissions.scope import ADMINISTRATOR, areas_with_right

if TYPE_CHECKING:
	from frappe.model.document import Document

	from shequ_weiye.permissions.area import Area

READING = frozenset({"read", "select", "report", "print", "email", "export"})


def has_permission(doc: Document, ptype: str | None = "read", user: str | None = None) -> bool:
	"""Answer whether row scope lets ``user`` do ``ptype`` with ``doc``; role rights are Frappe's own check.

	Both the stored row and the values at hand must be in scope: neither can a foreign record be drawn into
	the own area by changing its division, nor an own one be pushed out.
	"""
	user = user or frappe.session.user
	if user == ADMINISTRATOR:
		return True
	scope = SCOPES.get(doc.doctype)
	return scope is not None and _allows(scope, doc, ptype or "read", user)


def writable(doctype: str, name: str) -> Document:
	"""Give a document that the session's user may write, locked.

	Raises ``PermissionError`` in the same words for a foreign document and a missing one.
	"""
	check_access(doctype, name, "write")
	return frappe.get_doc(doctype, name, for_update=True)


def check_access(doctype: str, name: str, right: str) -> None:
	"""Raise ``PermissionError`` in the same words for a foreign document and a missing one."""
	allowed = frappe.has_permission(doctype, right) and frappe.db.exists(doctype, name)
	if not allowed or not frappe.has_permission(doctype, right, doc=name):
		frappe.throw(_("No such document in your area."), frappe.PermissionError)


def _allows(scope: Scope, doc: Document, ptype: str, user: str) -> bool:
	if scope.kind is Kind.BY_DIVISION:
		return _in_division(doc, areas_with_right(user, doc.doctype, ptype), ptype)
	if scope.kind is Kind.BY_OWNER:
		return {*_stored(doc, "owner"), doc.owner or user} == {user}
	if scope.kind is Kind.PUBLIC_REFERENCE:
		return ptype in READING or _may_write_reference(
			scope, doc, areas_with_right(user, doc.doctype, ptype)
		)
	# Frappe asks for the parent of a child row; the role alone decides on system records.
	return scope.kind is not Kind.NOBODY


def _in_division(doc: Document, areas: tuple[Area, ...], ptype: str) -> bool:
	codes = {*_stored(doc, "division_code"), doc.get("division") or None}
	if ptype == "create" and codes == {None}:
		# The controller fills in the user's own division, and set_division_code checks what it filled in.
		return bool(areas)
	return _all_covered(areas, codes)


def _all_covered(areas: tuple[Area, ...], codes: set[str | None]) -> bool:
	return all(any(area.covers(code) for area in areas) for code in codes)


def _may_write_reference(scope: Scope, doc: Document, areas: tuple[Area, ...]) -> bool:
	if scope.code_field:
		return _all_covered(areas, {*_stored(doc, scope.code_field), doc.get(scope.code_field)})
	return any(area.is_whole_province() for area in areas)


def _stored(doc: Document, field: str) -> tuple[str | None, ...]:
	"""Give the stored value as a tuple of one, or nothing for a document that is not stored.

	Asked of the database, never of the document: a client may send any values and call them new or old.
	"""
	if not doc.name:
		return ()
	# Reads one field, named by the code, of the very row the question is about.
	return tuple(frappe.db.sql_list(f"select `{field}` from `tab{doc.doctype}` where name = %s", doc.name))
