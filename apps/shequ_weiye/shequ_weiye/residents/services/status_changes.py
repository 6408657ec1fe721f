"""The history of employment statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import nowdate

if TYPE_CHECKING:
	from shequ_weiye.residents.doctype.resident.resident import Resident


def record_first_status(resident: Resident) -> None:
	"""Let the status told at the registration be the first in the history; it holds from that day on."""
	if not resident.employment_status:
		return
	change = frappe.new_doc("Employment Status Change")
	change.update({"resident": resident.name, "status": resident.employment_status})
	change.changed_on = resident.registered_on or nowdate()
	change.insert()
