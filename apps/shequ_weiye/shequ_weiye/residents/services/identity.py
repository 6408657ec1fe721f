"""The one place that reads and compares identity numbers and mobiles in the database.

Whoever needs a person's number comes here, so that keeping the numbers encrypted changes this module
and no other.
"""

from __future__ import annotations

from typing import NamedTuple

import frappe


class Registration(NamedTuple):
	"""Where a person is registered already."""

	resident: str
	division: str


def find_registration(id_number: str, other_than: str | None = None) -> Registration | None:
	"""Give the resident, other than the named one, who is registered under this normalised number."""
	# Across all areas on purpose: a person is registered once in the whole province. Callers show
	# nothing of the row but its community.
	row = frappe.db.get_value(
		"Resident",
		{"id_number": id_number, "name": ("!=", other_than or "")},
		["name", "division"],
	)
	return Registration(*row) if row else None
