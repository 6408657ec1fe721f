"""Which DocTypes administrators reshape: those of the app whose rows belong to a place, and their tables."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants.reshaping import SEALED, STANDARD_FIELDS
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.permissions.scope import is_operator
from shequ_weiye.reshaping.messages import ReshapingRefused


def is_shapeable(doctype: str | None) -> bool:
	"""Answer whether ``doctype`` holds the business records that administrators shape without seeing them."""
	scope = SCOPES.get(doctype or "")
	return scope is not None and scope.kind is Kind.BY_DIVISION and doctype not in SEALED


def is_shapeable_table(doctype: str | None) -> bool:
	"""Answer whether ``doctype`` is a table of such records, and not one that the server alone writes."""
	scope = SCOPES.get(doctype or "")
	return scope is not None and doctype not in SEALED and any(is_shapeable(name) for name in scope.parents)


def require_shapeable(doctype: str | None, tables: bool = False) -> None:
	"""Raise :class:`ReshapingRefused` for a DocType that is not shaped by administrators."""
	if not is_shapeable(doctype) and not (tables and is_shapeable_table(doctype)):
		message = _("{0} cannot be changed here. Choose a business record such as {1}.")
		frappe.throw(message.format(_(doctype or ""), _("Startup Application")), ReshapingRefused)


def fields_of(doctype: str) -> frozenset[str]:
	"""Give the names of the fields that a record has, shipped and added."""
	return STANDARD_FIELDS | {field.fieldname for field in frappe.get_meta(doctype).fields}


def by_operator() -> bool:
	"""Answer whether the platform's operator, or the app itself while it is set up, makes the change."""
	return is_operator(frappe.session.user)


def is_frappes_own(doctype: str | None) -> bool:
	"""Answer whether an operator changes what belongs to Frappe: these rules are about the app's records."""
	return doctype not in SCOPES and by_operator()
