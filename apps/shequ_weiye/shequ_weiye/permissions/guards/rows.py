"""Frappe's own rows about a document (comments, versions, to-dos, files, tags …) go with the document.

Whoever may not see the document sees nothing that is kept beside it. As in ``permissions/query.py`` each
DocType has a hook path of its own, ``shequ_weiye.permissions.guards.rows.<doctype in snake case>``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import frappe

from shequ_weiye.permissions import query
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.scope import ADMINISTRATOR

if TYPE_CHECKING:
	from frappe.model.document import Document

# Which two columns of Frappe's DocType name the document.
REFERENCES: dict[str, tuple[str, str]] = {
	"Comment": ("reference_doctype", "reference_name"),
	"Communication": ("reference_doctype", "reference_name"),
	"Document Follow": ("ref_doctype", "ref_docname"),
	"Energy Point Log": ("reference_doctype", "reference_name"),
	"File": ("attached_to_doctype", "attached_to_name"),
	"Tag Link": ("document_type", "document_name"),
	"ToDo": ("reference_type", "reference_name"),
	"Version": ("ref_doctype", "docname"),
	"View Log": ("reference_doctype", "reference_name"),
	"Workflow Action": ("reference_doctype", "reference_name"),
}
# Rows that belong to the user who made them: they hold what he might see.
PERSONAL: frozenset[str] = frozenset({"Prepared Report", "Data Import", "Data Import Log"})
CHANGING = frozenset({"write", "create", "delete"})
_HOOKS = {frappe.scrub(doctype): doctype for doctype in (*REFERENCES, *PERSONAL)}


def __getattr__(hook: str) -> Callable[..., str]:
	"""Give the condition of the DocType that ``hook`` names; an unknown name is no attribute."""
	if hook in _HOOKS:
		return partial(condition, _HOOKS[hook])
	raise AttributeError(f"no DocType is declared for {__name__}.{hook}")


def condition(doctype: str, user: str | None = None) -> str:
	"""Give the SQL condition for those rows of Frappe's ``doctype`` whose document ``user`` may see."""
	user = user or frappe.session.user
	if user == ADMINISTRATOR:
		return query.ALL
	if doctype in PERSONAL:
		return _own_rows(doctype, user)
	kind, name = (f"`tab{doctype}`.`{column}`" for column in REFERENCES[doctype])
	ours = ", ".join(frappe.db.escape(scoped) for scoped in protected_doctypes())
	visible = [f"ifnull({kind}, '') not in ({ours})"]
	visible += [_document_is_visible(scoped, kind, name, user) for scoped in (*_readable(user), *PERSONAL)]
	return f"({' or '.join(visible)})"


def has_permission(doc: Document, ptype: str | None = None, user: str | None = None) -> bool | None:
	"""Answer no where the document is out of reach, or the row is another's; else leave the answer to Frappe."""
	user = user or frappe.session.user
	if user == ADMINISTRATOR:
		return None
	if doc.doctype in PERSONAL:
		return None if {*_stored_owner(doc), doc.owner or user} == {user} else False
	right = right_needed(doc, ptype)
	refused = [
		kind
		for kind, name in {*_stored_reference(doc), _reference(doc)}
		if kind in protected_doctypes() and not may_reach(kind, name, right, user, doc.owner)
	]
	return False if refused else None


def _reference(doc: Document) -> tuple[str | None, str | None]:
	kind, name = REFERENCES[doc.doctype]
	return doc.get(kind), doc.get(name)


def _stored_reference(doc: Document) -> list[tuple[str | None, str | None]]:
	"""Give the document to which the stored row belongs: a client may send any other with the same row."""
	if not doc.name:
		return []
	# Reads two fields of the very row the question is about.
	return frappe.get_all(
		doc.doctype, filters={"name": doc.name}, fields=list(REFERENCES[doc.doctype]), as_list=True
	)


def _stored_owner(doc: Document) -> list[str]:
	"""Give whose the stored row is: a client may send itself as the owner of any row."""
	# Reads one field of the very row the question is about.
	return frappe.get_all(doc.doctype, filters={"name": doc.name}, pluck="owner") if doc.name else []


def right_needed(doc: Document, ptype: str | None) -> str:
	"""Give the right over the document that ``ptype`` on the row asks for: files change their document."""
	return "write" if doc.doctype == "File" and ptype in CHANGING else "read"


def may_reach(doctype: str, name: str | None, right: str, user: str, owner: str | None = None) -> bool:
	"""Answer whether ``user`` has ``right`` over a document; one not yet saved is the row's owner's."""
	if not name or not frappe.db.exists(doctype, name):
		return (owner or user) == user
	return bool(frappe.has_permission(doctype, right, name, user=user))


def scoped_doctypes() -> tuple[str, ...]:
	"""Name our DocTypes that are not open to everyone with the role."""
	open_kinds = (Kind.PUBLIC_REFERENCE, Kind.SYSTEM)
	return tuple(doctype for doctype, scope in SCOPES.items() if scope.kind not in open_kinds)


def protected_doctypes() -> tuple[str, ...]:
	"""Name the DocTypes with whose documents the rows about them go."""
	return (*scoped_doctypes(), *sorted(PERSONAL))


def _own_rows(doctype: str, user: str) -> str:
	return f"(`tab{doctype}`.`owner` = {frappe.db.escape(user, percent=False)})"


def _readable(user: str) -> list[str]:
	return [
		doctype
		for doctype in scoped_doctypes()
		if SCOPES[doctype].kind is not Kind.BY_PARENT and query.condition(doctype, user) != query.NOTHING
	]


def _document_is_visible(doctype: str, kind: str, name: str, user: str) -> str:
	visible = _own_rows(doctype, user) if doctype in PERSONAL else query.condition(doctype, user) or "1=1"
	return (
		f"({kind} = {frappe.db.escape(doctype)} and exists (select 1 from `tab{doctype}`"
		f" where `tab{doctype}`.`name` = {name} and {visible}))"
	)
