"""Claims against a plain reading of the rule: no two of one kind and period, and none of two that exclude."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import benefits as b
from shequ_weiye.policies.services.benefit_claims import (
	Claim,
	ContractMissing,
	Exclusion,
	Period,
	Wish,
	claims_of,
)

# The family of each policy: A and B are of one kind.
FAMILIES = {"A": "one", "B": "one", "C": "two", "D": "three"}
PERIODS = (b.SAME_MONTH, b.SAME_YEAR, b.SAME_CONTRACT, b.FOR_LIFE)


class Table:
	"""The table of claims as ``claim_table.py`` keeps it."""

	def __init__(self) -> None:
		self.rows: dict[str, tuple[str, int]] = {}

	def take(self, claims: list[Claim]) -> bool:
		if any(self.rows.get(claim.key, (claim.holder, 0))[0] != claim.holder for claim in claims):
			return False
		for claim in claims:
			self.rows[claim.key] = (claim.holder, self.rows.get(claim.key, ("", 0))[1] + 1)
		return True

	def give_back(self, claims: list[Claim]) -> None:
		for claim in claims:
			holder, holds = self.rows.pop(claim.key)
			if holds > 1:
				self.rows[claim.key] = (holder, holds - 1)


def clash(new: Wish, old: Wish, exclusions: list[Exclusion]) -> bool:
	"""The rule in plain words."""
	same_kind = (new.family, new.period.kind, new.period.mark) == (
		old.family,
		old.period.kind,
		old.period.mark,
	)
	if same_kind and set(new.holders) & set(old.holders):
		return True
	return new.holders[0] == old.holders[0] and any(
		exclusion.policies == {new.policy, old.policy} and meet(new.period, old.period, exclusion.period)
		for exclusion in exclusions
	)


def meet(one: Period, other: Period, within: str) -> bool:
	if within == b.SAME_CONTRACT:
		return one.contract == other.contract
	if within == b.FOR_LIFE:
		return True
	if one.day.year != other.day.year:
		return False
	whole_year = b.YEAR in (one.kind, other.kind)
	return within == b.SAME_YEAR or whole_year or one.day.month == other.day.month


periods = st.builds(
	Period,
	st.sampled_from(b.PERIOD_KINDS),
	st.dates(date(2025, 11, 1), date(2026, 3, 31)),
	st.sampled_from(["合同1", "合同2"]),
)
holders = st.lists(st.sampled_from(["甲", "乙", "Firm 丙"]), min_size=1, max_size=2, unique=True).map(tuple)
wishes = st.tuples(st.sampled_from(sorted(FAMILIES)), holders, periods)
pairs = st.lists(
	st.builds(
		Exclusion,
		st.sampled_from([frozenset(pair) for pair in ("AC", "AD", "BC", "CD")]),
		st.sampled_from(PERIODS),
	),
	max_size=4,
	unique=True,
)


@given(pairs, st.lists(wishes, max_size=12), st.data())
def test_a_grant_is_taken_exactly_if_it_clashes_with_none_that_stands(matrix, wanted, data) -> None:
	table, standing = Table(), []
	for number, (policy, holder, period) in enumerate(wanted):
		wish = Wish(f"entry {number}", policy, FAMILIES[policy], holder, period)
		claims = claims_of(wish, [pair for pair in matrix if policy in pair.policies])
		expected = not any(clash(wish, other, matrix) for other, _claims in standing)
		assert table.take(claims) is expected
		if expected:
			standing.append((wish, claims))
		if standing and data.draw(st.booleans()):
			_wish, given_up = standing.pop(data.draw(st.integers(0, len(standing) - 1)))
			table.give_back(given_up)
	for _wish, claims in standing:
		table.give_back(claims)
	assert table.rows == {}


def test_keys_are_taken_in_one_order_and_tell_nothing() -> None:
	wish = Wish("entry", "A", "one", ("Resident 甲",), Period(b.YEAR, date(2026, 1, 1)))
	claims = claims_of(wish, [Exclusion(frozenset("AC"), b.SAME_MONTH)])
	assert [claim.key for claim in claims] == sorted(claim.key for claim in claims)
	assert len(claims) == 13
	assert all(len(claim.key) == 64 and "甲" not in claim.key for claim in claims)


@pytest.mark.parametrize("exclusions", [[], [Exclusion(frozenset("AC"), b.SAME_CONTRACT)]])
def test_a_contract_must_be_named_where_the_rule_asks_for_one(exclusions) -> None:
	kind = b.MONTH if exclusions else b.CONTRACT
	with pytest.raises(ContractMissing):
		claims_of(Wish("entry", "A", "one", ("甲",), Period(kind, date(2026, 1, 1))), exclusions)
