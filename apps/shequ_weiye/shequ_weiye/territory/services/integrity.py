"""The nightly check of the division tree and of the records that hang on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import frappe
from frappe import _
from frappe.utils import now_datetime

from shequ_weiye.constants.levels import LEVELS
from shequ_weiye.permissions.area import ancestor_at, is_division_code, level_of
from shequ_weiye.permissions.registry import scoped_doctypes

MAX_DETAILS = 500
DOCTYPE = "Administrative Division"


class Division(NamedTuple):
	"""What the check looks at of one division."""

	name: str
	level: str
	parent: str | None
	successor: str | None


def check_divisions() -> int:
	"""Write one Division Check with everything found; give the number of findings."""
	findings = [*tree_findings(_read_divisions()), *record_findings()]
	details = "\n".join(findings[:MAX_DETAILS])
	frappe.get_doc(
		{
			"doctype": "Division Check",
			"checked_on": now_datetime(),
			"findings": len(findings),
			"details": details,
		}
	).insert()
	return len(findings)


def tree_findings(divisions: Mapping[str, Division]) -> Iterator[str]:
	"""Name each division whose code, level, parent or successors cannot be right."""
	for division in divisions.values():
		if not is_division_code(division.name):
			yield _("{0}: the code has not twelve digits").format(division.name)
			continue
		yield from _level_findings(division)
		yield from _parent_findings(division, divisions)
		yield from _successor_findings(division, divisions)


def _level_findings(division: Division) -> Iterator[str]:
	if division.level != level_of(division.name):
		yield _("{0}: level {1} does not fit the code").format(division.name, _(division.level))


def _parent_findings(division: Division, divisions: Mapping[str, Division]) -> Iterator[str]:
	above = LEVELS.index(level_of(division.name)) - 1
	expected = ancestor_at(division.name, LEVELS[above]) if above >= 0 else None
	if (division.parent or None) != expected:
		message = _("{0}: the parent should be {1} and is {2}")
		yield message.format(division.name, expected or "-", division.parent or "-")
	if expected and expected not in divisions:
		yield _("{0}: there is no parent {1}").format(division.name, expected)


def _successor_findings(division: Division, divisions: Mapping[str, Division]) -> Iterator[str]:
	seen = [division.name]
	current = division.successor
	while current:
		if current not in divisions:
			yield _("{0}: there is no successor {1}").format(division.name, current)
			return
		if current in seen:
			yield _("{0}: the merges form a circle: {1}").format(division.name, " → ".join([*seen, current]))
			return
		seen.append(current)
		current = divisions[current].successor


def record_findings() -> Iterator[str]:
	"""Name each scoped record whose code is not the code of its division, or whose division is not there."""
	division = frappe.qb.DocType(DOCTYPE)
	for doctype in scoped_doctypes():
		table = frappe.qb.DocType(doctype)
		# Runs as the system over all records; names no more than record and code.
		wrong = (
			frappe.qb.from_(table)
			.left_join(division)
			.on(division.name == table.division)
			.select(table.name, table.division, table.division_code)
			.where(
				division.name.isnull() | table.division_code.isnull() | (table.division_code != division.code)
			)
			.limit(MAX_DETAILS)
		).run()
		message = _("{0} {1}: division {2}, code {3}")
		yield from (message.format(_(doctype), name, place, code) for name, place, code in wrong)


def _read_divisions() -> dict[str, Division]:
	division = frappe.qb.DocType(DOCTYPE)
	# Public reference data.
	rows = (
		frappe.qb.from_(division).select(
			division.name, division.level, division.parent_administrative_division, division.replaced_by
		)
	).run()
	return {row[0]: Division(*row) for row in rows}
