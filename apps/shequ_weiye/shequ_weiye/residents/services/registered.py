"""What the modules that serve residents may know of one of them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import frappe
from frappe import _
from frappe.utils import getdate

from shequ_weiye.constants.residents import GONE_STAGES


class Registered(NamedTuple):
	"""The facts of a registered resident that a service needs."""

	resident: str
	full_name: str
	division: str
	birth_date: date | None
	registered_on: date
	stage: str | None

	@property
	def is_gone(self) -> bool:
		"""Answer whether the resident is no longer looked after here."""
		return self.stage in GONE_STAGES


def get_registered(resident: str | None) -> Registered:
	"""Give the facts of a resident whom the present user may read.

	Raises ``PermissionError`` for a resident outside the user's area, in the same words as for one who
	does not exist.
	"""
	exists = resident and frappe.db.exists("Resident", resident)
	if not exists or not frappe.has_permission("Resident", doc=resident):
		frappe.throw(
			_("No such resident in your area. Choose a resident of your own community."),
			frappe.PermissionError,
		)
	# The user has just been checked against this resident.
	row = frappe.db.get_value(
		"Resident",
		resident,
		["name", "full_name", "division", "birth_date", "registered_on", "creation", "workflow_state"],
		as_dict=True,
	)
	return Registered(
		row.name,
		row.full_name,
		row.division,
		getdate(row.birth_date) if row.birth_date else None,
		getdate(row.registered_on or row.creation),
		row.workflow_state,
	)
