"""One set of conditions, two executions: whatever the people and the rules, both give the same answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import frappe
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shequ_weiye.constants.policies import ALL_OF, ANY_OF, RESIDENT
from shequ_weiye.policies.services import operators as o
from shequ_weiye.policies.services.conditions import Group, GroupRow, Row, build
from shequ_weiye.policies.services.evaluation import evaluate
from shequ_weiye.policies.services.fact_catalogue import FACTS, facts_of, stored_facts
from shequ_weiye.policies.services.fact_query import CASTS
from shequ_weiye.policies.services.fact_types import Fact, FactType, Held, Known
from shequ_weiye.policies.services.sql import COMPLETE, to_sql

KEYS = sorted(fact.key for fact in facts_of(RESIDENT))
STORED = sorted(stored_facts(KEYS))
LABELS = ("A", "B", "C")
days = st.dates(date(1950, 1, 1), date(2032, 12, 31))

VALUES: dict[FactType, Any] = {
	FactType.NUMBER: st.integers(-3, 60).map(float),
	FactType.MONEY: st.integers(0, 3000).map(lambda fen: fen / 4),
	FactType.DATE: days,
	FactType.YES_NO: st.booleans(),
}


def value_of(fact: Fact) -> st.SearchStrategy:
	"""Give values that a fact may have."""
	if fact.type is FactType.GROUPS:
		return st.builds(Held, st.frozensets(st.sampled_from(fact.choices), max_size=4), st.booleans())
	return st.sampled_from(fact.choices) if fact.choices else VALUES[fact.type]


# Half of the facts are not known.
people = st.fixed_dictionaries({key: st.none() | value_of(FACTS[key]) for key in STORED})


@st.composite
def rows(draw: st.DrawFn, number: int) -> Row:
	"""Give a row that fits its fact."""
	fact = FACTS[draw(st.sampled_from(KEYS))]
	operator = draw(st.sampled_from(o.OPERATORS_BY_TYPE[fact.type]))
	group = draw(st.sampled_from(LABELS))
	return Row(number, fact.key, operator, draw(wanted(fact, operator)), group=group)


def wanted(fact: Fact, operator: str) -> st.SearchStrategy[str]:
	"""Give what may stand in the column of values."""
	if operator in o.WITHOUT_VALUE:
		return st.just("")
	if operator in o.OF_A_LIST:
		return st.lists(st.sampled_from(fact.choices), min_size=1, max_size=3).map("\n".join)
	return VALUES[fact.type].map(str)


@st.composite
def rules(draw: st.DrawFn) -> Group:
	"""Give a tree: some groups inside each other, all or any."""
	drawn = [draw(rows(number)) for number in range(draw(st.integers(1, 6)))]
	used = sorted({row.group for row in drawn})
	groups = [
		GroupRow(
			place, label, draw(st.sampled_from((ALL_OF, ANY_OF))), draw(st.sampled_from(("", *used[:place])))
		)
		for place, label in enumerate(used)
	]
	return build(RESIDENT, drawn, groups, {})


def column(key: str, value: Any) -> tuple[str, list[Any]]:
	"""Give one fact of one person as a column."""
	if isinstance(value, Held):
		text = f"%s as `{key}`, %s as `{COMPLETE}`"
		return text, [",".join(sorted(value.groups)) or None, int(value.complete)]
	if FACTS[key].type is FactType.GROUPS:
		return f"null as `{key}`, null as `{COMPLETE}`", []
	cast = CASTS[FACTS[key].type].format("%s")
	return f"{cast} as `{key}`", [int(value) if isinstance(value, bool) else value]


def by_sql(tree: Group, crowd: list[dict[str, Any]], on: date) -> list[bool | None]:
	"""Give the answers of the database for a crowd."""
	selects, values = [], []
	for number, person in enumerate(crowd):
		columns = [column(key, person[key]) for key in STORED]
		selects.append(f"select {number} as number, {', '.join(text for text, _values in columns)}")
		values += [value for _text, own in columns for value in own]
	condition = to_sql(tree, on)
	query = f"select {condition.text} from ({' union all '.join(selects)}) people order by number"
	answers = frappe.db.sql(query, [*condition.values, *values])
	return [None if answer is None else bool(answer) for (answer,) in answers]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(rules(), st.lists(people, min_size=1, max_size=6), st.dates(date(2023, 1, 1), date(2032, 12, 31)))
def test_one_by_one_and_set_wise_agree(tree: Group, crowd: list[dict[str, Any]], on: date) -> None:
	one_by_one = [
		evaluate(tree, {key: Known(value) for key, value in person.items()}, on).verdict for person in crowd
	]
	assert by_sql(tree, crowd, on) == one_by_one
