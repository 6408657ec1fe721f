"""Finds a resident by name, pinyin, initials, identity number or mobile, for Link fields."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import cint

from shequ_weiye.compat import require_permission
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.privacy import vault

DOCTYPE = "Resident"
MAX_ROWS = 50
# Shown below the name; the keys under which it is found are not.
SHOWN = ("name", "full_name", "id_number", "division.full_name as place")
NUMBER_FIELDS = ("id_number", "mobile")
SHORTEST_NUMBER = 11

Row = tuple[str | None, ...]


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
@frappe.validate_and_sanitize_search_inputs
def search_residents(
	doctype: str,
	txt: str,
	searchfield: str,
	start: int,
	page_len: int,
	filters: dict[str, Any] | list[Any] | None,
) -> list[Row]:
	"""Give number, name, masked identity number and place of the user's residents that match ``txt``.

	An identity number or a mobile finds its residents only when it is typed in full. Raises ``frappe.PermissionError``
	for users without a right to read residents.
	"""
	require_permission(DOCTYPE)
	# get_list: the scope of the user's postings applies.
	rows = frappe.get_list(
		DOCTYPE,
		fields=list(SHOWN),
		filters=filters or {},
		or_filters=_conditions((txt or "").strip()),
		order_by="full_name",
		limit_start=cint(start),
		limit_page_length=min(cint(page_len) or MAX_ROWS, MAX_ROWS),
		as_list=True,
	)
	return list(rows)


def _holders_of(number: str) -> list[str]:
	"""Name whoever has this number, in all areas; the query that asks for them knows the user's own."""
	return [name for field in NUMBER_FIELDS for name in vault.find(DOCTYPE, field, number)]


def _conditions(text: str) -> list[list[str]]:
	if text.isascii() and len(text) >= SHORTEST_NUMBER and text[:-1].isdigit():
		return [[DOCTYPE, "name", "in", [*_holders_of(text.upper()), ""]]]
	keys = [[DOCTYPE, "full_name", "like", f"%{text}%"], [DOCTYPE, "name", "like", f"%{text}%"]]
	return [*keys, [DOCTYPE, "name_search", "like", f"%{text.lower()}%"]] if text.isascii() else keys
