"""What is told to, laid on or opened for colleagues: only to those who may see the document anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.desk import search

from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.guards.rows import may_reach, scoped_doctypes
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import ADMINISTRATOR, user_areas

if TYPE_CHECKING:
	from frappe.model.document import Document


def refuse_outsiders(doc: Document, _event: str | None = None) -> None:
	"""Raise ``frappe.PermissionError`` when a task about a document is given by, or to, one who may not see it."""
	if doc.reference_type not in scoped_doctypes() or frappe.session.user == ADMINISTRATOR:
		return
	for user in {frappe.session.user, doc.allocated_to} - {None}:
		if not may_reach(doc.reference_type, doc.reference_name, "read", user):
			frappe.throw(
				_("This record lies outside the area of one of you. It cannot be assigned."),
				frappe.PermissionError,
			)


def refuse_sharing(doc: Document, _event: str | None = None) -> None:
	"""Raise ``frappe.PermissionError``: a share, a link without log-in or a report by mail passes the row scope."""
	reference = doc.get("share_doctype") or doc.get("reference_doctype")
	if reference in scoped_doctypes():
		frappe.throw(_("Records are seen by posting only; they cannot be shared."), frappe.PermissionError)


def refuse_mailed_reports(doc: Document, _event: str | None = None) -> None:
	"""Raise ``frappe.PermissionError``: a report by mail runs with one user's scope and reaches any address."""
	# What the report shows: its DocType is no secret.
	doctype = frappe.get_cached_value("Report", doc.report, "ref_doctype")
	if doctype in scoped_doctypes():
		frappe.throw(_("Reports on records are not sent by mail."), frappe.PermissionError)


def hide_from_outsiders(doc: Document, _event: str | None = None) -> None:
	"""Take the content from a notice to somebody who may not see the document it is about."""
	if doc.document_type not in scoped_doctypes() or not doc.document_name:
		return
	if not may_reach(doc.document_type, doc.document_name, "read", doc.for_user):
		doc.subject = _("You were named in a record outside your area.")
		doc.email_content = doc.link = None
		# Frappe makes a link of it: to the reader himself.
		doc.document_type, doc.document_name = "User", doc.for_user


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def get_names_for_mentions(search_term: str = "") -> list[dict[str, Any]]:
	"""Offer colleagues whose area meets that of the user: nobody else can see the record on which they are named."""
	own = user_areas()
	return [
		person
		for person in search.get_names_for_mentions(search_term)
		if person.get("is_group") or _meets(own, user_areas(person["id"]))
	]


def _meets(own: tuple[Any, ...], other: tuple[Any, ...]) -> bool:
	return any(a.low <= b.high and b.low <= a.high for a in own for b in other)
