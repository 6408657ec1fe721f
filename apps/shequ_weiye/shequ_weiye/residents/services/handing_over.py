"""A person who goes over to another community takes the history along; the old community keeps nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

if TYPE_CHECKING:
	from shequ_weiye.residents.doctype.resident.resident import Resident

# What is known of a person, by the field that names the person. A startup application stays where it was
# accepted, and a decision where it was made.
HISTORY: dict[str, str] = {
	"Employment Status Change": "resident",
	"Household": "head",
	"Assistance Record": "resident",
	"Service Contact": "resident",
	"Training Need": "resident",
	"Job Referral": "resident",
	"Sensitive Circumstance": "resident",
	"Personal Data Consent": "resident",
	"Policy Fact": "resident",
	"Policy Match": "resident",
}


def move_history(resident: Resident) -> None:
	"""Put the records of a resident who was handed over into the new community, in the same transaction.

	Who did what, and when, stays as it is written; the time stamps stay, for nobody changed a record.
	"""
	place = {"division": resident.division, "division_code": resident.division_code}
	for doctype, field in HISTORY.items():
		# The step of the resident's workflow was just allowed; the records follow the person they are about.
		frappe.db.set_value(doctype, {field: resident.name}, place, update_modified=False)
