"""How many training needs each division below has in each stage, and what became of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import frappe
from frappe import _

from shequ_weiye.constants import training as t
from shequ_weiye.permissions.area import area_of
from shequ_weiye.territory.services.division_table import (
	Row,
	Rows,
	bar_chart,
	division_column,
	equal_to,
	heads,
	number_column,
	within_days,
)
from shequ_weiye.territory.services.report_levels import Shown, count_rows, divisions_to_show

DOCTYPE = "Training Need"
BY_DIRECTION = "Employment Direction"

Counts = dict[str, Counter[str]]


def execute(filters: dict[str, Any] | None = None) -> tuple[Rows, Rows, None, Row]:
	"""Give columns, one row per division below the place looked at (or per direction), and the chart.

	Raises ``PermissionError`` for a place out of the user's area.
	"""
	filters = filters or {}
	rows = get_rows(filters)
	return get_columns(filters), rows, None, get_chart(rows)


def get_columns(filters: dict[str, Any]) -> Rows:
	"""Name the columns; each rate stands beside what it is the share of."""
	first = _("Employment Direction") if filters.get("group_by") == BY_DIRECTION else _("Division")
	numbers = {"needs": _("Training Needs"), **{stage: _(stage) for stage in t.NEED_STAGES}}
	columns = [division_column("label", first)]
	columns += [number_column(frappe.scrub(name), label) for name, label in numbers.items()]
	columns += [
		number_column("wanting", _("Needs Not Withdrawn")),
		number_column("trained_in_all", _("Trained in All")),
	]
	columns += [number_column("rate", _("Training Rate"), "Percent")]
	columns += [number_column("in_work", _("In Work After Training"))]
	return [*columns, number_column("work_rate", _("Employment Rate of Closed Needs"), "Percent")]


def get_rows(filters: dict[str, Any]) -> Rows:
	"""Count the needs by division or by direction, then work out the rates."""
	shown = divisions_to_show(DOCTYPE, filters.get("division"))
	by_direction = filters.get("group_by") == BY_DIRECTION
	bucket = "direction" if by_direction else f"left(division_code, {shown.prefix_length})"
	chosen = conditions(filters, shown.place)
	stages = count(bucket, chosen)
	in_work = count(bucket, [*chosen, [DOCTYPE, "outcome", "in", sorted(t.IN_WORK_OUTCOMES)]])
	if by_direction:
		return [row(_(name), stages[name], in_work[name]) for name in t.DIRECTIONS if name in stages]
	return division_rows(shown, stages, in_work)


def division_rows(shown: Shown, stages: Counts, in_work: Counts) -> Rows:
	"""Give one row per division; the place itself has one only for needs of its own."""
	own = {shown.place} if shown.place[: shown.prefix_length] in stages else set()
	return [
		{
			**head,
			**row(name, *(counts[head["division"][: shown.prefix_length]] for counts in (stages, in_work))),
		}
		for head, name in heads(shown, own)
	]


def row(label: str, stages: Counter[str], in_work: Counter[str]) -> Row:
	"""Work out one row: who withdrew counts for no rate."""
	needs = sum(stages.values())
	wanting = needs - stages[t.WITHDRAWN]
	trained, closed, at_work = stages[t.TRAINED] + stages[t.CLOSED], stages[t.CLOSED], in_work[t.CLOSED]
	return {
		"label": label,
		"needs": needs,
		**{frappe.scrub(stage): stages[stage] for stage in t.NEED_STAGES},
		"wanting": wanting,
		"trained_in_all": trained,
		"rate": percent(trained, wanting),
		"in_work": at_work,
		"work_rate": percent(at_work, closed),
	}


def percent(part: int, whole: int) -> float | None:
	"""Give a share of a hundred, or nothing where there is nothing to share."""
	return round(100 * part / whole, 1) if whole else None


def count(bucket: str, filters: list[list[Any]]) -> Counts:
	"""Count the needs of the user's area by bucket and stage."""
	rows = count_rows(
		DOCTYPE,
		fields=[f"{bucket} as bucket", "workflow_state", "count(name) as number"],
		filters=filters,
		group_by=f"{bucket}, workflow_state",
		order_by="bucket",
	)
	counts: Counts = defaultdict(Counter)
	for found in rows:
		counts[found.bucket][found.workflow_state] = found.number
	return counts


def conditions(filters: dict[str, Any], place: str) -> list[list[Any]]:
	"""Turn the report's filters into those of the query; the days are those of the collection."""
	area = area_of(place)
	return [
		[DOCTYPE, "division_code", ">=", area.low],
		[DOCTYPE, "division_code", "<=", area.high],
		*within_days(DOCTYPE, "collected_on", filters),
		*equal_to(DOCTYPE, filters, "direction"),
	]


def get_chart(rows: Rows) -> Row:
	"""Draw the needs beside those that were trained."""
	series = {"wanting": _("Needs Not Withdrawn"), "trained_in_all": _("Trained in All")}
	return bar_chart(rows, series, named_by="label", fieldtype="Int")
