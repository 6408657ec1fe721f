"""Gives every business record its division code; controllers call it in ``validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import add_days, formatdate, getdate, nowdate

from shequ_weiye.permissions.scope import areas_with_right

if TYPE_CHECKING:
	from frappe.model.document import Document


class DivisionClosedError(frappe.ValidationError):
	"""The division no longer, or not yet, takes new records."""


class OutsideAreaError(frappe.PermissionError):
	"""The division lies outside the user's postings."""


def set_division_code(doc: Document) -> None:
	"""Copy the code from the record's division, whatever a client sent for it.

	A new record, and one that moves, needs a division that is in use and in the user's area; a move needs
	the right over the division it leaves too. A record that stays where it is stays editable even after its
	division was merged.

	Raises ``DivisionClosedError`` and ``OutsideAreaError``.
	"""
	doc.division_code = doc.division
	if not doc.division:
		return  # the field is mandatory: Frappe says so
	stored = _stored_code(doc)
	if stored == doc.division:
		return
	refuse_closed(doc.division)
	refuse_outside(doc, doc.division)
	if stored:
		refuse_outside(doc, stored)


def refuse_closed(division: str) -> None:
	"""Raise ``DivisionClosedError`` unless the division is in use today."""
	# Public reference data.
	row = frappe.db.get_value(
		"Administrative Division",
		division,
		["full_name", "valid_from", "valid_to", "replaced_by"],
		as_dict=True,
	)
	today = getdate(nowdate())
	if row.valid_from and getdate(row.valid_from) > today:
		message = _("Division {0} is not in use before {1}.")
		frappe.throw(message.format(row.full_name, formatdate(row.valid_from)), DivisionClosedError)
	if row.valid_to and getdate(row.valid_to) < today:
		frappe.throw(_closed_message(row), DivisionClosedError, title=_("Division Closed"))


def refuse_outside(doc: Document, code: str) -> None:
	"""Raise ``OutsideAreaError`` unless the session's user may write ``doc`` in the division ``code``."""
	right = "create" if doc.is_new() else "write"
	areas = areas_with_right(frappe.session.user, doc.doctype, right)
	if not any(area.covers(code) for area in areas):
		name = frappe.db.get_value("Administrative Division", code, "full_name")  # public reference data
		frappe.throw(_("Division {0} is outside your area.").format(name), OutsideAreaError)


def _stored_code(doc: Document) -> str | None:
	# Reads one code of the very row that is being saved.
	return frappe.db.get_value(doc.doctype, doc.name, "division_code") if not doc.is_new() else None


def _closed_message(row: frappe._dict) -> str:
	since = formatdate(add_days(row.valid_to, 1))
	if not row.replaced_by:
		return _("Division {0} is no longer in use since {1}.").format(row.full_name, since)
	successor = frappe.db.get_value("Administrative Division", row.replaced_by, "full_name")
	message = _("Division {0} was merged into {2} on {1}. Please choose {2} instead.")
	return message.format(row.full_name, since, successor)
