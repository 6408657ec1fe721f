"""Links lead only to records that the user may read: Frappe checks no more than that they exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.scope import ADMINISTRATOR

if TYPE_CHECKING:
	from frappe.model.document import Document


def refuse_foreign_links(doc: Document, _event: str | None = None) -> None:
	"""Raise ``LinkValidationError`` for a link that was just set to a record outside the user's area.

	Otherwise a record of one's own would fetch and keep fields from it. Says what Frappe says of a record
	that does not exist; controllers come first and may say more. Links that were there before stay, and the
	system's own writing (``ignore_permissions``) is free.
	"""
	if doc.doctype not in SCOPES or doc.flags.ignore_permissions or frappe.session.user == ADMINISTRATOR:
		return
	wanted: dict[str, set[str]] = defaultdict(set)
	for doctype, name in _new_links(doc):
		wanted[doctype].add(name)
	for doctype, names in wanted.items():
		_refuse_invisible(doctype, names)


def _refuse_invisible(doctype: str, names: set[str]) -> None:
	visible = frappe.get_list(
		doctype, filters={"name": ["in", sorted(names)]}, pluck="name", limit_page_length=0
	)
	missing = sorted(names - set(visible))
	if missing:
		message = _("Could not find {0}").format(f"{_(doctype)}: {'、'.join(missing)}")
		frappe.throw(message, frappe.LinkValidationError)


def _new_links(doc: Document) -> Iterator[tuple[str, str]]:
	before = doc.get_doc_before_save()
	known = set(_links(before)) if before else set()
	for doctype, name in _links(doc):
		if (doctype, name) not in known and SCOPES.get(doctype) and SCOPES[doctype].kind is Kind.BY_DIVISION:
			yield doctype, name


def _links(doc: Document) -> Iterator[tuple[str, str]]:
	for row in (doc, *doc.get_all_children()):
		for field in row.meta.get_link_fields() + row.meta.get_dynamic_link_fields():
			target = field.options if field.fieldtype == "Link" else row.get(field.options)
			if target and row.get(field.fieldname):
				yield target, str(row.get(field.fieldname))
