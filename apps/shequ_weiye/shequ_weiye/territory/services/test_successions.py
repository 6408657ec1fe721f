from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.territory.services.successions import (
	CYCLE,
	OTHER_LEVEL,
	SAME_DIVISION,
	SuccessionError,
	check_succession,
	leads_to,
)

pytestmark = pytest.mark.nosite

A, B, C = "370102001001", "370102001002", "370102001003"


def test_a_division_goes_over_to_another_of_its_level() -> None:
	check_succession(A, B, {}.get)


@pytest.mark.parametrize(
	("successor", "stored", "rule"),
	[
		(A, {}, SAME_DIVISION),
		("370102001000", {}, OTHER_LEVEL),
		(B, {B: A}, CYCLE),
		(B, {B: C, C: A}, CYCLE),
	],
)
def test_impossible_successors_are_refused(successor: str, stored: dict[str, str], rule: str) -> None:
	with pytest.raises(SuccessionError, match=rule):
		check_succession(A, successor, stored.get)


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef")), st.sampled_from("abcdef"))
def test_the_walk_ends_even_where_a_circle_is_stored(stored: dict[str, str], start: str) -> None:
	assert leads_to(start, "nowhere", stored.get) is False
