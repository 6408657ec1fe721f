"""Divisions for people without an account: which communities there are, to choose one's own on a public form."""

from __future__ import annotations

import frappe
from frappe.rate_limiter import rate_limit
from frappe.utils import nowdate

from shequ_weiye.permissions.area import is_division_code
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind

PER_MINUTE = 60
MINUTE = 60


# Open to everybody: statistical division codes are published by the NBS, and no record is touched.
@frappe.whitelist(allow_guest=True, methods=["GET"])
@scoped(Kind.PUBLIC_REFERENCE)
@rate_limit(limit=PER_MINUTE, seconds=MINUTE)
def below(parent: str) -> list[dict[str, str]]:
	"""Give code and name of the divisions in use directly below ``parent``; nothing for an unknown one."""
	return divisions_below(parent)


def divisions_below(parent: str) -> list[dict[str, str]]:
	"""Give code and name of the divisions in use directly below ``parent``, in the order of their codes."""
	if not is_division_code(parent):
		return []
	division = frappe.qb.DocType("Administrative Division")
	today = nowdate()
	# Public reference data.
	return (
		frappe.qb.from_(division)
		.select(division.name.as_("value"), division.division_name.as_("label"))
		.where(division.parent_administrative_division == parent)
		.where(division.valid_to.isnull() | (division.valid_to >= today))
		.where(division.valid_from.isnull() | (division.valid_from <= today))
		.orderby(division.name)
	).run(as_dict=True)
