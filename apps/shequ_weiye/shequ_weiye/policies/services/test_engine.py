"""The engine: conditions, three values, time, amounts and the choice of the version."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import policies as p
from shequ_weiye.policies.services import operators as o
from shequ_weiye.policies.services.amounts import AmountLine, amounts
from shequ_weiye.policies.services.conditions import (
	ConditionError,
	Group,
	GroupRow,
	Row,
	Rule,
	build,
	build_condition,
)
from shequ_weiye.policies.services.counterfactual import Span, span
from shequ_weiye.policies.services.dates import (
	add_months,
	birthday,
	fewer_months_left,
	full_months,
	full_years,
)
from shequ_weiye.policies.services.evaluation import all_of, any_of, evaluate, failures, missing_facts
from shequ_weiye.policies.services.fact_catalogue import FACTS
from shequ_weiye.policies.services.fact_types import FactType, Held, Known
from shequ_weiye.policies.services.version_choice import Dated, choose_version, circle, overlap

pytestmark = pytest.mark.nosite

TODAY = date(2025, 9, 1)
days = st.dates(date(1940, 1, 1), date(2040, 12, 31))


def known(**values: object) -> dict[str, Known]:
	return {key: Known(value, "Document Seen", TODAY) for key, value in values.items()}  # type: ignore[arg-type]


def rule_of(rows: list[Row], groups: tuple[GroupRow, ...] = ()) -> tuple[Rule, int]:
	with pytest.raises(ConditionError) as error:
		build(p.RESIDENT, rows, groups, {"months": 12.0})
	return error.value.rule, error.value.row


# --- dates


@given(days, st.integers(0, 400))
def test_months_are_full_from_the_day_on_which_they_are_reached(start: date, months: int):
	reached = add_months(start, months)
	assert full_months(start, reached) == months
	assert full_months(start, reached - timedelta(days=1)) < months


@given(days, st.integers(0, 90))
def test_years_are_full_from_the_birthday_on(born: date, years: int):
	assert full_years(born, birthday(born, years)) == years
	assert full_years(born, birthday(born, years) - timedelta(days=1)) == years - 1


@given(days, st.integers(0, 400))
def test_months_left_run_down_on_the_named_day(target: date, months: int):
	day = fewer_months_left(target, months)
	assert full_months(day, target) < months <= full_months(day - timedelta(days=1), target)


# --- rows


@pytest.mark.parametrize(
	("row", "rule"),
	[
		(Row(1, "shoe_size", o.AT_LEAST, "40"), Rule.UNKNOWN_FACT),
		(Row(1, "contract_months", o.AT_LEAST, "12"), Rule.WRONG_SUBJECT),
		(Row(1, "age", o.IS_YES), Rule.WRONG_OPERATOR),
		(Row(1, "first_enterprise", o.AT_LEAST, "1"), Rule.WRONG_OPERATOR),
		(Row(1, "age", o.AT_LEAST, "sixteen"), Rule.WRONG_VALUE),
		(Row(1, "graduated_on", o.ON_OR_AFTER, "2024-02-30"), Rule.WRONG_VALUE),
		(Row(1, "age", o.AT_LEAST), Rule.VALUE_MISSING),
		(Row(1, "age", o.AT_LEAST, parameter="years"), Rule.UNKNOWN_PARAMETER),
		(Row(1, "gender", o.IS_ONE_OF, "Robot"), Rule.NOT_A_CHOICE),
		(Row(1, "age", o.AT_LEAST, "16", group="A"), Rule.UNKNOWN_GROUP),
	],
)
def test_a_wrong_row_is_refused_by_number_and_rule(row: Row, rule: Rule):
	good = Row(9, "age", o.AT_LEAST, "16")
	assert rule_of([good, row]) == (rule, 1)


def test_groups_in_a_circle_empty_or_named_twice_are_refused():
	row = Row(1, "age", o.AT_LEAST, "16", group="A")
	circle_of_two = (GroupRow(1, "A", p.ANY_OF, "B"), GroupRow(2, "B", p.ANY_OF, "A"))
	assert rule_of([row], circle_of_two) == (Rule.CIRCLE_OF_GROUPS, 1)
	twice = (GroupRow(1, "A", p.ANY_OF), GroupRow(2, "A", p.ANY_OF))
	assert rule_of([row], twice) == (Rule.GROUP_TWICE, 2)
	empty = (GroupRow(1, "A", p.ANY_OF), GroupRow(2, "B", p.ANY_OF))
	assert rule_of([row], empty) == (Rule.EMPTY_GROUP, 2)


def test_every_type_has_operators_and_every_fact_a_type():
	assert set(o.OPERATORS_BY_TYPE) == set(FactType)
	for fact in FACTS.values():
		assert all(base in FACTS for base in fact.bases)
		assert bool(fact.choices) == (fact.type in (FactType.CHOICE, FactType.GROUPS))


# --- three values


def test_unknown_is_not_no():
	tree = build(p.RESIDENT, [Row(1, "first_enterprise", o.IS_YES), Row(2, "age", o.AT_LEAST, "16")], (), {})
	finding = evaluate(tree, known(birth_date=date(1990, 1, 1)), TODAY)
	assert finding.verdict is None
	assert missing_facts(finding) == ["first_enterprise"]
	assert evaluate(tree, known(birth_date=date(2020, 1, 1)), TODAY).verdict is False


def test_what_no_longer_matters_need_not_be_brought():
	tree = build(
		p.RESIDENT,
		[Row(1, "is_student", o.IS_YES, group="A"), Row(2, "first_enterprise", o.IS_YES, group="A")],
		(GroupRow(1, "A", p.ANY_OF),),
		{},
	)
	finding = evaluate(tree, known(first_enterprise=True), TODAY)
	assert finding.verdict is True
	assert missing_facts(finding) == []


def test_a_group_that_is_not_entered_is_no_only_on_a_verified_record():
	tree = build(p.RESIDENT, [Row(1, "categories", o.INCLUDES_ANY, "Veteran、Low Income")], (), {})
	for held, verdict in (
		(Held(frozenset({"Veteran"})), True),
		(Held(frozenset()), None),
		(Held(frozenset(), complete=True), False),
	):
		assert evaluate(tree, known(categories=held), TODAY).verdict is verdict


def test_failures_name_what_is_in_the_way():
	tree = build(p.RESIDENT, [Row(1, "age", o.AT_LEAST, "16"), Row(2, "gender", o.IS_ONE_OF, "Male")], (), {})
	finding = evaluate(tree, known(birth_date=date(2020, 1, 1), gender="Male"), TODAY)
	assert [failure.about.row for failure in failures(finding)] == [1]


@given(st.lists(st.sampled_from([True, False, None])))
def test_all_and_any_are_dual(verdicts: list[bool | None]):
	turned = [None if verdict is None else not verdict for verdict in verdicts]
	opposite = {True: False, False: True, None: None}
	assert any_of(verdicts) is opposite[all_of(turned)]


# --- time


def test_months_of_business_tell_from_when_exactly():
	tree = build(
		p.RESIDENT, [Row(1, "months_in_business", o.AT_LEAST, parameter="months")], (), {"months": 12}
	)
	assert span(tree, known(enterprise_registered_on=date(2025, 1, 31)), TODAY) == Span(
		begins=date(2026, 1, 31)
	)
	assert span(tree, known(enterprise_registered_on=date(2024, 8, 31)), TODAY) == Span(
		since=date(2025, 8, 31)
	)


def test_graduates_lose_it_after_two_years_and_never_get_it_back():
	tree = build(p.RESIDENT, [Row(1, "months_since_graduation", o.LESS_THAN, "24")], (), {})
	assert span(tree, known(graduated_on=date(2024, 6, 30)), TODAY) == Span(until=date(2026, 6, 29))
	assert span(tree, known(graduated_on=date(2021, 6, 30)), TODAY) == Span()


def test_a_window_of_ages_has_both_ends():
	rows = [Row(1, "age", o.AT_LEAST, "45"), Row(2, "months_to_retirement", o.AT_LEAST, "0")]
	found = span(
		build(p.RESIDENT, rows, (), {}),
		known(birth_date=date(1979, 2, 28), retires_on=date(2031, 3, 1)),
		TODAY,
	)
	assert found == Span(since=date(2024, 2, 28), until=date(2031, 3, 1))


@given(
	st.dates(date(1950, 1, 1), date(2015, 12, 31)),
	st.dates(date(2015, 1, 1), date(2030, 12, 31)),
	st.integers(14, 70),
	st.integers(-5, 80),
	st.sampled_from([o.AT_LEAST, o.AT_MOST, o.MORE_THAN, o.LESS_THAN, o.EQUALS]),
)
def test_the_span_is_what_looking_at_every_day_finds(
	born: date, graduated: date, years: int, months: int, comparison: str
):
	rows = [
		Row(1, "age", o.AT_LEAST, str(years)),
		Row(2, "months_since_graduation", comparison, str(months)),
	]
	tree = build(p.RESIDENT, rows, (), {})
	facts = known(birth_date=born, graduated_on=graduated)
	found = span(tree, facts, TODAY)
	sought = found.until + timedelta(days=1) if found.until else found.begins
	for day in (TODAY + timedelta(days=7 * week) for week in range(200)):
		entitled = evaluate(tree, facts, day).verdict is True
		before = sought is None or day < sought
		if before:
			assert entitled == (evaluate(tree, facts, TODAY).verdict is True)
	if sought:
		assert (evaluate(tree, facts, sought).verdict is True) == (found.begins is not None)
		yesterday = evaluate(tree, facts, sought - timedelta(days=1)).verdict is True
		assert yesterday == (found.begins is None)


# --- amounts

PARAMETERS = {"firm": 12_000.0, "own": 2_000.0, "share": 2 / 3, "cap": 400.0}
FIRM = build_condition(p.RESIDENT, Row(1, "enterprise_kind", o.IS_ONE_OF, "Small or Micro Enterprise"), {})
GRANT = (
	AmountLine("补贴", p.FIXED, "firm", "Once", FIRM),
	AmountLine("补贴", p.FIXED, "own", "Once"),
)


def test_the_first_line_that_fits_counts():
	firm = known(enterprise_kind="Small or Micro Enterprise")
	assert [amount.value for amount in amounts(GRANT, PARAMETERS, firm, TODAY)] == [12_000]
	own = known(enterprise_kind="Individual Business")
	assert [amount.value for amount in amounts(GRANT, PARAMETERS, own, TODAY)] == [2_000]


def test_a_share_is_rounded_to_the_fen_and_capped():
	line = (
		AmountLine("社保补贴", p.SHARE, "share", "Every Month", fact="insurance_paid_per_month", cap="cap"),
	)
	(low,) = amounts(line, PARAMETERS, known(insurance_paid_per_month=100.0), TODAY)
	assert (low.value, low.capped) == (66.67, False)
	(high,) = amounts(line, PARAMETERS, known(insurance_paid_per_month=900.0), TODAY)
	assert (high.value, high.capped) == (400, True)
	(unknown,) = amounts(line, PARAMETERS, {}, TODAY)
	assert unknown.value is None


# --- versions

PROVINCE, CITY, COUNTY = "370000000000", "370100000000", "370102000000"
COMMUNITY = "370102002008"


def version(name: str, code: str = PROVINCE, start: date = date(2023, 8, 15), **more: date) -> Dated:
	return Dated(name, "补贴", code, start, **more)


def test_the_most_specific_division_decides():
	versions = [version("P"), version("C", CITY), version("D", COUNTY, date(2026, 1, 1))]
	assert choose_version(versions, COMMUNITY, TODAY).name == "C"
	assert choose_version(versions, COMMUNITY, date(2026, 1, 1)).name == "D"
	assert choose_version(versions, "370202001001", TODAY).name == "P"
	assert choose_version(versions, COMMUNITY, date(2020, 1, 1)) is None


def test_a_superseded_version_decides_up_to_the_day_before():
	old = version("old", superseded_from=TODAY)
	new = version("new", start=TODAY)
	assert choose_version([old, new], COMMUNITY, TODAY - timedelta(days=1)).name == "old"
	assert choose_version([old, new], COMMUNITY, TODAY).name == "new"
	assert not overlap(old, new)
	assert overlap(version("old"), new)
	assert not overlap(version("old"), version("city", CITY))


def test_a_circle_of_supersession_is_found():
	assert circle("A", {"A": "B", "B": "C", "C": None}) == []
	assert circle("A", {"A": "B", "B": "C", "C": "B"}) == ["B", "C", "B"]


def test_nothing_to_meet_is_met():
	assert evaluate(Group(True, ()), {}, TODAY).verdict is True
