"""Which right a role has at a level on a DocType: the table ``Level Right``, read once per request.

Read from the database in every request, so that a change counts from the next one on in all workers.
A DocType, role or level without a row has no right.
"""

from __future__ import annotations

import frappe

from shequ_weiye.constants import level_rights as r

# Frappe's names for what is asked; anything else (sharing …) nobody may do.
RIGHT_OF: dict[str, str] = {
	**{right: right for right in r.RIGHTS},
	**dict.fromkeys(("select", "report", "email"), r.READ),
	**dict.fromkeys(("submit", "cancel", "amend"), r.WRITE),
}

Holder = tuple[str, str]


def has_right(doctype: str, role: str, level: str, ptype: str) -> bool:
	"""Answer whether a posting in ``role`` at ``level`` may do ``ptype`` with ``doctype``."""
	return RIGHT_OF.get(ptype) in _table(doctype).get((role, level), ())


def field_of(right: str) -> str:
	"""Give the field of ``Level Right`` that holds ``right``."""
	return f"may_{right}"


def forget_rights() -> None:
	"""Make the rest of this request read the table anew, after it was written."""
	frappe.local.weiye_rights = {}


def _table(doctype: str) -> dict[Holder, frozenset[str]]:
	if getattr(frappe.local, "weiye_rights", None) is None:
		forget_rights()
	tables: dict[str, dict[Holder, frozenset[str]]] = frappe.local.weiye_rights
	if doctype not in tables:
		tables[doctype] = _read(doctype)
	return tables[doctype]


def _read(doctype: str) -> dict[Holder, frozenset[str]]:
	# The table that all row scope is built from: it cannot be scoped itself.
	rows = frappe.get_all(
		"Level Right",
		filters={"document_type": doctype},
		fields=["role", "level", *map(field_of, r.RIGHTS)],
		order_by=None,
	)
	return {
		(row.role, row.level): frozenset(right for right in r.RIGHTS if row[field_of(right)]) for row in rows
	}
