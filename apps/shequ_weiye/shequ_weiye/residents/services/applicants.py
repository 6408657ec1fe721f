"""What other modules may know of a resident who applies for something."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import frappe
from frappe import _
from frappe.utils import getdate


class Applicant(NamedTuple):
	"""The facts of an applicant that an application needs."""

	resident: str
	full_name: str
	id_number_masked: str
	birth_date: date
	division: str
	staff_user: str | None


def get_applicant(resident: str) -> Applicant:
	"""Give the facts of a resident whom the present user may read.

	Raises ``PermissionError`` for a resident outside the user's area, in the same words as for one who
	does not exist.
	"""
	if not frappe.db.exists("Resident", resident) or not frappe.has_permission("Resident", doc=resident):
		frappe.throw(
			_("No such resident in your area. Choose a resident of your own community."),
			frappe.PermissionError,
		)
	return _read(resident)


def staff_user_of(resident: str) -> str | None:
	"""Give the account of a resident who works in the system; nothing else of the person is told."""
	# The own-case rule must know it whatever the reader's area is; it is compared, never shown.
	return frappe.db.get_value("Resident", resident, "staff_user")


def _read(resident: str) -> Applicant:
	# The caller has just been checked against this resident.
	row = frappe.db.get_value(
		"Resident",
		resident,
		["name", "full_name", "id_number", "birth_date", "division", "staff_user"],
		as_dict=True,
	)
	row.birth_date = getdate(row.birth_date)
	return Applicant(*row.values())
