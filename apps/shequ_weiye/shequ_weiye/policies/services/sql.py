"""The same conditions as one SQL expression, for a whole county at once; pure.

SQL's NULL is our "not known", its AND and OR follow the same three-valued logic: a condition is an expression
that gives 1, 0 or NULL. Facts are columns of a derived table (``fact_query.py``) of the facts' own names.
Only names of the catalogue and of the list of operators go into the text; every value is a parameter.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from shequ_weiye.policies.services import operators as o
from shequ_weiye.policies.services.conditions import Condition, Group
from shequ_weiye.policies.services.dates import days_in_month
from shequ_weiye.policies.services.fact_catalogue import FACTS
from shequ_weiye.policies.services.fact_types import Derivation, FactType

COMPLETE = "groups_complete"


class Sql(NamedTuple):
	"""A piece of SQL with its parameters in order."""

	text: str
	values: tuple[Any, ...] = ()


def to_sql(tree: Group, on: date) -> Sql:
	"""Give the expression of a tree on the day ``on``."""
	if not tree.members:
		return Sql("1" if tree.all_of else "0")
	parts = [
		to_sql(member, on) if isinstance(member, Group) else _condition(member, on) for member in tree.members
	]
	joined = (" and " if tree.all_of else " or ").join(part.text for part in parts)
	return Sql(f"({joined})", tuple(value for part in parts for value in part.values))


def fact_sql(key: str, on: date) -> Sql:
	"""Give the expression of a fact on the day ``on``."""
	fact = FACTS[key]
	if not fact.derivation:
		return Sql(f"`{key}`")
	return _DERIVED[fact.derivation](fact.bases, on)


def _condition(condition: Condition, on: date) -> Sql:
	fact = FACTS[condition.fact]
	if fact.type is FactType.GROUPS:
		return _groups(condition)
	column = fact_sql(condition.fact, on)
	if condition.operator in o.WITHOUT_VALUE:
		return Sql(f"({column.text} = {int(condition.operator == o.IS_YES)})", column.values)
	if condition.operator in o.COMPARISONS:
		sign = o.COMPARISONS[condition.operator][1]
		return Sql(f"({column.text} {sign} %s)", (*column.values, condition.wanted))
	places = ", ".join(["%s"] * len(condition.wanted))
	negation = "" if condition.operator == o.IS_ONE_OF else "not "
	return Sql(f"({column.text} {negation}in ({places}))", (*column.values, *condition.wanted))


def _groups(condition: Condition) -> Sql:
	found = " or ".join([f"find_in_set(%s, `{condition.fact}`)"] * len(condition.wanted))
	yes = int(condition.operator == o.INCLUDES_ANY)
	text = f"(case when {found} then {yes} when `{COMPLETE}` then {1 - yes} end)"
	return Sql(text, tuple(condition.wanted))


def _years_since(bases: tuple[str, ...], on: date) -> Sql:
	base = f"`{bases[0]}`"
	text = f"(%s - year({base}) - (%s < month({base}) * 100 + day({base})))"
	return Sql(text, (on.year, on.month * 100 + on.day))


def _months_since(bases: tuple[str, ...], on: date) -> Sql:
	base = f"`{bases[0]}`"
	text = f"(%s - year({base}) * 12 - month({base}) - (%s < least(day({base}), %s)))"
	return Sql(text, (on.year * 12 + on.month, on.day, days_in_month(on)))


def _months_until(bases: tuple[str, ...], on: date) -> Sql:
	base = f"`{bases[0]}`"
	text = f"(year({base}) * 12 + month({base}) - %s - (day({base}) < least(%s, day(last_day({base})))))"
	return Sql(text, (on.year * 12 + on.month, on.day))


def _not_after(bases: tuple[str, ...], on: date) -> Sql:
	return Sql(f"(`{bases[0]}` <= `{bases[1]}`)")


_DERIVED = {
	Derivation.YEARS_SINCE: _years_since,
	Derivation.MONTHS_SINCE: _months_since,
	Derivation.MONTHS_UNTIL: _months_until,
	Derivation.NOT_AFTER: _not_after,
}
