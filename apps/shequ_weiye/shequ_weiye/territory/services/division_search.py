"""Finds a division by Chinese name, pinyin, initials or code, for Link fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils import cint, nowdate
from pypika import Case, Criterion, Table
from pypika.terms import Function

from shequ_weiye.compat import require_permission
from shequ_weiye.constants.levels import LEVELS
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import user_areas

if TYPE_CHECKING:
	from pypika.queries import QueryBuilder

DOCTYPE = "Administrative Division"
MAX_ROWS = 50
Row = tuple[str, str]

division = Table(f"tab{DOCTYPE}")


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.PUBLIC_REFERENCE)
@frappe.validate_and_sanitize_search_inputs
def search_divisions(
	doctype: str,
	txt: str,
	searchfield: str,
	start: int,
	page_len: int,
	filters: dict[str, Any] | None,
) -> list[Row]:
	"""Give code and full name of the divisions in use that match ``txt``: the nearest to it first.

	``filters`` may hold ``level`` (one level, or ``["in", levels]``) and ``in_my_area`` (only what the user's
	postings open). Raises ``frappe.PermissionError`` for users without a right to read divisions.
	"""
	require_permission(DOCTYPE)
	page = slice(start, start + min(page_len, MAX_ROWS))
	allowed = Criterion.all([_in_use(), *_filter_conditions(filters or {})])
	text = (txt or "").strip()
	if not text.isascii():
		return _by_chinese_name(text, allowed, page)
	if text.isdigit() or not text:
		return _rows(_select(allowed & division.name.like(f"{text}%")).orderby(division.name), page)
	return _by_spelling(text.lower(), allowed, page)


def _by_chinese_name(text: str, allowed: Criterion, page: slice) -> list[Row]:
	"""Try the indexed search for names that begin so before the whole table is read."""
	begins = division.division_name.like(f"{_literal(text)}%")
	ranking = (_first(division.division_name == text), _first(begins))
	rows = _rows(_ranked(allowed & begins, *ranking), page)
	if len(rows) < page.stop - page.start:
		contains = division.full_name.like(f"%{_literal(text)}%")
		rows = _rows(_ranked(allowed & contains, *ranking), page)
	return rows


def _by_spelling(text: str, allowed: Criterion, page: slice) -> list[Row]:
	pattern = f"{_literal(text)}%"
	begins = division.pinyin.like(pattern) | division.initials.like(pattern)
	exact = (division.pinyin == text) | (division.initials == text)
	return _rows(_ranked(allowed & begins, _first(exact)), page)


def _in_use() -> Criterion:
	today = nowdate()
	return (division.valid_to.isnull() | (division.valid_to >= today)) & (
		division.valid_from.isnull() | (division.valid_from <= today)
	)


def _filter_conditions(filters: dict[str, Any]) -> list[Criterion]:
	unknown = set(filters) - {"level", "in_my_area"}
	if unknown:
		frappe.throw(_("Divisions cannot be searched by {0}.").format(", ".join(sorted(unknown))))
	conditions: list[Criterion] = []
	if filters.get("level"):
		conditions.append(division.level.isin(_levels(filters["level"])))
	if cint(filters.get("in_my_area")):
		conditions.append(_in_my_area())
	return conditions


def _levels(wanted: str | list[Any]) -> list[str]:
	levels = [wanted] if isinstance(wanted, str) else wanted[-1]
	return [level for level in LEVELS if level in levels] or [""]


def _in_my_area() -> Criterion:
	areas = user_areas()
	if not areas:
		return division.name.isnull()
	return Criterion.any(division.name.between(area.low, area.high) for area in areas)


def _select(condition: Criterion) -> QueryBuilder:
	# Public reference data.
	return frappe.qb.from_(division).select(division.name, division.full_name).where(condition)


def _ranked(condition: Criterion, *ranking: Case) -> QueryBuilder:
	query = _select(condition)
	by_level = Function("field", division.level, *LEVELS)
	by_length = Function("char_length", division.division_name)
	return query.orderby(*ranking).orderby(by_level).orderby(by_length).orderby(division.name)


def _rows(query: QueryBuilder, page: slice) -> list[Row]:
	return list(query.limit(page.stop - page.start).offset(page.start).run())


def _first(condition: Criterion) -> Case:
	return Case().when(condition, 0).else_(1)


def _literal(text: str) -> str:
	"""Escape what LIKE would take for a wildcard."""
	return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
