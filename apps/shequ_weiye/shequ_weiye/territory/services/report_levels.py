"""Reports by level: each shows the divisions one level below the place looked at, and nothing out of scope.

The place is the one chosen in the filter, or that of the officer's own posting; choosing one of the
divisions shown leads a level down. All numbers come from :func:`count_rows`, which asks for the right to
aggregate: a city sees its numbers without seeing a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import frappe
from frappe import _

from shequ_weiye.constants.level_rights import AGGREGATE
from shequ_weiye.constants.levels import COMMUNITY, LEVELS, PREFIX_LENGTH
from shequ_weiye.permissions.area import area_of, level_of
from shequ_weiye.permissions.query import numbers_only
from shequ_weiye.permissions.scope import ADMINISTRATOR, areas_with_right, default_division

PROVINCE_CODE = "370000000000"


class Shown(NamedTuple):
	"""The place looked at, and the divisions that get a row, by code; the place itself comes last."""

	place: str
	divisions: dict[str, str]

	@property
	def is_lowest(self) -> bool:
		"""Answer whether the divisions below the place are communities, below which there is nothing."""
		return self.prefix_length == PREFIX_LENGTH[COMMUNITY]

	@property
	def prefix_length(self) -> int:
		"""Give how many digits tell the divisions below the place apart."""
		level = level_of(self.place)
		below = LEVELS[min(LEVELS.index(level) + 1, len(LEVELS) - 1)]
		return PREFIX_LENGTH[below]


def divisions_to_show(doctype: str, chosen: str | None = None) -> Shown:
	"""Give the divisions one level below the chosen place, or below that of the user's own posting.

	Raises ``PermissionError`` for a place over which the user may not aggregate ``doctype``.
	"""
	place = chosen or default_division() or (PROVINCE_CODE if frappe.session.user == ADMINISTRATOR else None)
	areas = areas_with_right(frappe.session.user, doctype, AGGREGATE)
	if not place or not any(area.covers(place) for area in areas):
		frappe.throw(
			_("This division is outside your area. Choose one of your own area."), frappe.PermissionError
		)
	# Public reference data.
	rows = frappe.get_all(
		"Administrative Division",
		filters={"parent_administrative_division": place},
		fields=["name", "division_name"],
		order_by="name",
	)
	return Shown(place, {**{row.name: row.division_name for row in rows}, place: _name_of_place(place)})


def totals(
	doctype: str, shown: Shown, sums: Mapping[str, str], filters: list[list[Any]] | None = None
) -> dict[str, frappe._dict]:
	"""Add up ``sums`` (name → SQL aggregate) over the rows of ``doctype`` in the user's area, by division.

	The keys are the codes of ``shown``; rows of the place itself (a street's own fair) count for the place.
	"""
	area = area_of(shown.place)
	prefix = f"left(division_code, {shown.prefix_length})"
	rows = count_rows(
		doctype,
		fields=[f"{prefix} as prefix", *(f"{aggregate} as {name}" for name, aggregate in sums.items())],
		filters=[
			*(filters or []),
			[doctype, "division_code", ">=", area.low],
			[doctype, "division_code", "<=", area.high],
		],
		group_by=prefix,
		order_by="prefix",
	)
	return {row.prefix.ljust(12, "0"): row for row in rows}


def count_rows(
	doctype: str, fields: list[str], filters: list[list[Any]], group_by: str, order_by: str
) -> list[frappe._dict]:
	"""Give sums over the rows that the user may aggregate; ``fields`` and ``group_by`` never name a person."""
	with numbers_only():
		return frappe.get_list(
			doctype,
			fields=fields,
			filters=filters,
			group_by=group_by,
			order_by=order_by,
			limit_page_length=0,
		)


def _name_of_place(place: str) -> str:
	name = frappe.db.get_value("Administrative Division", place, "division_name")  # public reference data
	return name if level_of(place) == COMMUNITY else _("{0}, directly").format(name)
