"""Moves disability out of the residents' categories, where everybody who reads the resident read it."""

from __future__ import annotations

import json
from typing import Any

import frappe

from shequ_weiye.constants.residents import DISABLED_PERSON

TABLE = "Sensitive Circumstance"


def execute() -> None:
	"""Move the rows, then take them out of the versions of residents; a second run finds nothing to do."""
	# A patch works on all areas.
	rows = frappe.get_all(
		"Resident Category",
		filters={"category": DISABLED_PERSON},
		fields=["name", "parent", "recognised_on", "expires_on"],
	)
	for row in rows:
		move(row)
	clean_versions()


def move(row: frappe._dict) -> None:
	"""Write one category as a circumstance, unless it is one already."""
	if not frappe.db.exists(TABLE, {"resident": row.parent, "circumstance": DISABLED_PERSON}):
		resident = frappe.db.get_value(
			"Resident", row.parent, ["full_name", "division", "division_code"], as_dict=True
		)
		circumstance = frappe.new_doc(TABLE)
		circumstance.update({"resident": row.parent, "circumstance": DISABLED_PERSON, **resident})
		circumstance.update({"resident_name": resident.full_name, "recognised_on": row.recognised_on})
		circumstance.expires_on = row.expires_on
		circumstance.set_new_name()
		# As it was recorded; the rules of today are not those of its day.
		circumstance.db_insert()
	# The row of which the record above was just made.
	frappe.db.delete("Resident Category", {"name": row.name})


def clean_versions() -> None:
	"""Take each change that names the category out of the history."""
	filters = {"ref_doctype": "Resident", "data": ("like", f"%{DISABLED_PERSON}%")}
	# The history of all areas, as above.
	for row in frappe.get_all("Version", filters=filters, fields=["name", "data"]):
		content = {key: without(value) for key, value in json.loads(row.data).items()}
		# Takes out the cause and nothing else.
		frappe.db.set_value("Version", row.name, "data", frappe.as_json(content), update_modified=False)


def without(changes: Any) -> Any:
	"""Give a list of changes without those that name the category."""
	if not isinstance(changes, list):
		return changes
	return [change for change in changes if DISABLED_PERSON not in json.dumps(change)]
