"""Whose turn it is where cases are handed out one after the other."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.policies.services.turns import next_in_turn

pytestmark = pytest.mark.nosite

PEOPLE = st.frozensets(st.sampled_from("abcdefg"), min_size=1)


def test_nobody_is_next_where_nobody_is():
	assert next_in_turn((), "a") is None


def test_whoever_comes_after_one_who_left_goes_on():
	assert next_in_turn({"a", "c"}, "b") == "c"
	assert next_in_turn({"a", "c"}, "c") == "a"
	assert next_in_turn({"a"}, "a") == "a"


@given(PEOPLE, st.sampled_from("abcdefgh"), st.integers(1, 5))
def test_in_full_rounds_everybody_gets_as_many(people, last, rounds):
	got: Counter[str] = Counter()
	for _case in range(rounds * len(people)):
		last = next_in_turn(people, last)
		got[last] += 1
	assert got == dict.fromkeys(people, rounds)


@given(PEOPLE, st.sampled_from("abcdefgh"))
def test_the_order_in_which_people_are_read_changes_nothing(people, last):
	assert next_in_turn(sorted(people), last) == next_in_turn(sorted(people, reverse=True), last)
