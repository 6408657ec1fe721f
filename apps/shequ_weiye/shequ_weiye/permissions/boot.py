"""What the desk is told about the user's place: as much for a whole province as for one community."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.level_rights import AGGREGATE, READ
from shequ_weiye.constants.privacy import SHOWN_SECONDS
from shequ_weiye.constants.roles import ROLE_LEVELS
from shequ_weiye.permissions.registry import scoped_doctypes
from shequ_weiye.permissions.reveal import reveal_rights
from shequ_weiye.permissions.scope import areas_with_right, current_postings, default_division


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
		"rows_by_reason": rows_by_reason(),
		"sealed_numbers": {"rights": reveal_rights(), "shown_seconds": SHOWN_SECONDS},
	}
	begin_paths_at_own_desk(bootinfo)


def begin_paths_at_own_desk(bootinfo: frappe._dict) -> None:
	"""Let the path above each screen of the app begin at the user's own desk.

	Frappe begins it at the first workspace of the module, which belongs to whatever role it was made for.
	"""
	modules = frappe.get_module_list("shequ_weiye")
	desks = [page["name"] for page in bootinfo.allowed_workspaces or [] if page["module"] in modules]
	bootinfo.module_wise_workspaces |= dict.fromkeys(modules, desks or None)


def rows_by_reason() -> list[str]:
	"""Name the DocTypes of which the user sees numbers, and rows only after giving a reason."""
	user = frappe.session.user
	return [doctype for doctype in scoped_doctypes() if _numbers_only(user, doctype)]


def _numbers_only(user: str, doctype: str) -> bool:
	numbers = areas_with_right(user, doctype, AGGREGATE)
	return bool(numbers) and not areas_with_right(user, doctype, READ)


def _full_names(codes: set[str]) -> dict[str, str]:
	if not codes:
		return {}
	# Public reference data.
	rows = frappe.get_all(
		"Administrative Division", filters={"name": ["in", list(codes)]}, fields=["name", "full_name"]
	)
	return {row.name: row.full_name for row in rows}
