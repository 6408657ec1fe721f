"""What the desk is told about the user's place: as much for a whole province as for one community."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.roles import ROLE_LEVELS
from shequ_weiye.permissions.scope import current_postings, default_division


def extend_bootinfo(bootinfo: frappe._dict) -> None:
	"""Add the user's own postings, the division that forms start with, and where each role may be held."""
	postings = current_postings()
	names = _full_names({posting.division_code for posting in postings})
	bootinfo["weiye"] = {
		"postings": [
			{
				"role": posting.role,
				"division": posting.division_code,
				"full_name": names.get(posting.division_code),
			}
			for posting in postings
		],
		"default_division": default_division(),
		"role_levels": ROLE_LEVELS,
	}


def _full_names(codes: set[str]) -> dict[str, str]:
	if not codes:
		return {}
	# Public reference data.
	rows = frappe.get_all(
		"Administrative Division", filters={"name": ["in", list(codes)]}, fields=["name", "full_name"]
	)
	return {row.name: row.full_name for row in rows}
