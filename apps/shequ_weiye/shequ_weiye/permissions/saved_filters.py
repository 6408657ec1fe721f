"""Saved filters of lists: everybody sees the shared ones and his own, and changes his own only.

Frappe lets every user read and delete the saved filters of all others, and a filter may hold a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

from shequ_weiye.permissions.document import READING
from shequ_weiye.permissions.scope import ADMINISTRATOR, is_operator

if TYPE_CHECKING:
	from frappe.desk.doctype.list_filter.list_filter import ListFilter

DOCTYPE = "List Filter"


def condition(user: str | None = None) -> str:
	"""Give the SQL condition for the saved filters that ``user`` may read."""
	user = user or frappe.session.user
	if user == ADMINISTRATOR:
		return ""
	return f"(ifnull(`tab{DOCTYPE}`.`for_user`, '') in ('', {frappe.db.escape(user, percent=False)}))"


def has_permission(doc: ListFilter, ptype: str | None = "read", user: str | None = None) -> bool:
	"""Answer whether ``user`` may do ``ptype`` with the filter: operators alone change the shared ones."""
	user = user or frappe.session.user
	if user == ADMINISTRATOR:
		return True
	# Asked of the database too: a client may call another's filter its own.
	owners = {doc.for_user or "", *(owner or "" for owner in _stored_owner(doc.name))}
	if owners == {""}:
		return (ptype or "read") in READING or is_operator(user)
	return owners == {user}


def _stored_owner(name: str | None) -> list[str | None]:
	# Reads one field of the very row the question is about.
	return frappe.get_all(DOCTYPE, filters={"name": name}, pluck="for_user") if name else []
