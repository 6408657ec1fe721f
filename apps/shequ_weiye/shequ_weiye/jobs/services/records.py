"""Checks that several records of this module share: place, links, mobile numbers."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants.levels import COMMUNITY, STREET
from shequ_weiye.permissions.area import level_of
from shequ_weiye.permissions.scope import default_division
from shequ_weiye.privacy.mask import is_masked
from shequ_weiye.privacy.mobile import MobileError, parse_mobile

if TYPE_CHECKING:
	from frappe.model.document import Document


def require_mandatory(doc: Document) -> None:
	"""Refuse a record with empty mandatory fields before the rules read them.

	Frappe makes the same check only after ``validate``.
	"""
	doc._validate_mandatory()


def set_default_division(doc: Document, levels: Collection[str]) -> None:
	"""Place a new record in the officer's own division if that is of one of ``levels``."""
	if not doc.division and (code := default_division()) and level_of(code) in levels:
		doc.division = code


def require_community(doc: Document) -> None:
	"""Refuse a division above the community."""
	if doc.division and level_of(doc.division) != COMMUNITY:
		frappe.throw(
			_("{0} belongs to a community. Choose the community, not a higher division.").format(
				_(doc.doctype)
			)
		)


def require_community_or_street(doc: Document) -> None:
	"""Refuse a division above the street."""
	if doc.division and level_of(doc.division) not in (COMMUNITY, STREET):
		frappe.throw(_("{0} belongs to a community or a street. Choose one of yours.").format(_(doc.doctype)))


def require_visible(doctype: str, name: str) -> None:
	"""Refuse a link to a record that the user may not read, in the words for one that does not exist.

	Raises ``PermissionError``.
	"""
	if not frappe.db.exists(doctype, name) or not frappe.has_permission(doctype, doc=name):
		message = _("{0} {1} does not lie in your area. Choose one of your own area.")
		frappe.throw(message.format(_(doctype), name), frappe.PermissionError)


def set_mobile(doc: Document, field: str) -> None:
	"""Bring a mobile number, if there is one, into its normal form."""
	if not doc.get(field) or is_masked(doc.get(field)):
		return
	try:
		doc.set(field, parse_mobile(doc.get(field)))
	except MobileError:
		label = _(doc.meta.get_label(field))
		frappe.throw(
			_("{0}: a mobile number has 11 digits and begins with 13 to 19. Please check it.").format(label)
		)


def restore_fields(doc: Document, fields: Collection[str]) -> None:
	"""Drop what a client wrote into fields that only the server writes."""
	before = doc.get_doc_before_save()
	for field in fields:
		doc.set(field, before.get(field) if before else None)
