"""Which right a role has at a level on a DocType: the table ``Level Right``.

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

Cell = tuple[str, str, str]
Table = dict[Cell, frozenset[str]]


def field_of(right: str) -> str:
	"""Give the field of ``Level Right`` that holds ``right``."""
	return f"may_{right}"


def read_table() -> Table:
	"""Read all rights by DocType, role and level."""
	# The table that all row scope is built from: it cannot be scoped itself.
	rows = frappe.get_all(
		"Level Right", fields=["document_type", "role", "level", *map(field_of, r.RIGHTS)], order_by=None
	)
	return {
		(row.document_type, row.role, row.level): frozenset(
			right for right in r.RIGHTS if row[field_of(right)]
		)
		for row in rows
	}
