"""Shows a sealed number in full to those whose task needs it, and finds records by a full number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.compat import require_permission
from shequ_weiye.constants.privacy import (
	REASON_LENGTH,
	REVEAL_RIGHTS,
	REVEALED,
	Right,
)
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import current_postings
from shequ_weiye.privacy import access_log, vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.privacy.fields import SEALED, Sealed, sealed_fields

if TYPE_CHECKING:
	from frappe.model.document import Document

MAX_FOUND = 20


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def reveal(doctype: str, name: str, field: str, reason: str | None = None) -> str | None:
	"""Give the full number of one field, and write down who asked for it and why.

	Raises ``PermissionError`` unless the user may read the record and holds, by a posting over its place, a
	role that may see numbers of this kind; ``ValidationError`` without a reason where the role needs one.
	"""
	declared = sealed_fields(doctype).get(field)
	if not declared:
		frappe.throw(_("This field holds no sealed number."), frappe.PermissionError)
	# A record that does not exist is refused like one that is not the user's.
	if not frappe.db.exists(doctype, name) or not frappe.has_permission(doctype, "read", doc=name):
		frappe.throw(_("No permission for {0}").format(_(doctype)), frappe.PermissionError)
	doc = frappe.get_doc(doctype, name)
	reason = _required_reason(rights_over(doc, declared), declared, reason)
	number = vault.read(Place(doctype, name, field))
	if number:
		access_log.write(REVEALED, doc, field, reason)
	return number


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def find_by_number(doctype: str, number: str) -> list[str]:
	"""Name the records of the user's own area that hold exactly this number, in any of their sealed fields."""
	fields = sealed_fields(doctype)
	if not fields:
		frappe.throw(_("This field holds no sealed number."), frappe.PermissionError)
	require_permission(doctype)
	names = [name for field in fields for name in vault.find(doctype, field, normalise(number))]
	# get_list: the scope of the user's postings applies.
	return frappe.get_list(doctype, filters={"name": ("in", names)}, pluck="name", limit=MAX_FOUND)


def normalise(number: str) -> str:
	"""Write a number as it is sealed: without spaces and dashes, its letters large."""
	return "".join(character for character in str(number) if character.isalnum()).upper()


def rights_over(doc: Document, declared: Sealed) -> list[Right]:
	"""Give what lets the session's user see a kind of number over the place of ``doc``."""
	rights = [
		REVEAL_RIGHTS[posting.role]
		for posting in current_postings()
		if posting.role in REVEAL_RIGHTS and posting.covers(doc.division_code)
	]
	return [right for right in rights if declared.kind in right.kinds]


def reveal_rights() -> dict[str, dict[str, bool]]:
	"""Tell the desk in which fields the user may ask for the full number, and whether a reason is needed."""
	held = [REVEAL_RIGHTS[posting.role] for posting in current_postings() if posting.role in REVEAL_RIGHTS]
	return {
		doctype: {
			field: all(declared.kind in right.needs_reason for right in rights)
			for field, declared in fields.items()
			if (rights := [right for right in held if declared.kind in right.kinds])
		}
		for doctype, fields in SEALED.items()
	}


def _required_reason(rights: list[Right], declared: Sealed, reason: str | None) -> str | None:
	"""Refuse whoever has no right, and whoever must give a reason and gives none."""
	if not rights:
		frappe.throw(
			_("Your post does not need this number in full. Ask the officer who handles the case."),
			frappe.PermissionError,
		)
	least, most = REASON_LENGTH
	given = " ".join((reason or "").split())[:most]
	if len(given) < least and all(declared.kind in right.needs_reason for right in rights):
		frappe.throw(_("Write why you need the full number. It is kept with your name."))
	return given or None
