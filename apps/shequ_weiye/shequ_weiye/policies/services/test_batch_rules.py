"""What is said for many cases at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.constants import workflows as w
from shequ_weiye.policies.services.batch_rules import (
	BatchError,
	Fault,
	Tally,
	check_decision,
	check_number,
	common_actions,
	is_for_worker,
	lines_between_news,
	tally,
)

pytestmark = pytest.mark.nosite

COUNTY = frozenset({w.APPROVE, w.RETURN, w.REFUSE})
FINANCE = frozenset({w.CONFIRM_PAYMENT, w.RETURN})


def fault_of(function, *args) -> Fault:
	with pytest.raises(BatchError) as error:
		function(*args)
	return error.value.fault


def test_two_hundred_are_waited_for_and_more_are_left_to_a_worker():
	assert [is_for_worker(number) for number in (1, 200, 201, 50_000)] == [False, False, True, True]


def test_a_batch_is_of_something_and_of_fifty_thousand_at_most():
	check_number(1)
	check_number(50_000)
	assert fault_of(check_number, 0) is Fault.NOTHING_CHOSEN
	assert fault_of(check_number, 50_001) is Fault.TOO_MANY


def test_what_may_be_done_is_what_all_of_the_tasks_know():
	assert common_actions([(COUNTY, "To Claim")]) == COUNTY | {"Claim", "Put on Hold", "Urge"}
	assert common_actions([(COUNTY, "To Claim"), (COUNTY, "Claimed")]) == COUNTY | {"Put on Hold", "Urge"}
	assert common_actions([(COUNTY, "To Claim"), (FINANCE, "On Hold")]) == {w.RETURN}
	assert common_actions([]) == frozenset()


def test_a_payment_is_confirmed_one_by_one():
	assert w.CONFIRM_PAYMENT not in common_actions([(FINANCE, "To Claim")])


def test_a_signature_is_given_one_by_one():
	assert common_actions([(frozenset(), "To Sign")]) == frozenset()


def test_a_decision_is_known_and_explained_where_it_must_be():
	check_decision(w.APPROVE, "", COUNTY, w.REASON_ACTIONS)
	check_decision(w.RETURN, "材料不清", COUNTY, w.REASON_ACTIONS)
	assert fault_of(check_decision, w.RETURN, "", COUNTY, w.REASON_ACTIONS) is Fault.REASON_MISSING
	assert fault_of(check_decision, w.SUBMIT, "", COUNTY, w.REASON_ACTIONS) is Fault.NOTHING_IN_COMMON


@given(st.dictionaries(st.sampled_from([b.DECIDED, b.NOT_DECIDED, b.WAITING]), st.integers(0, 50_000)))
def test_a_batch_counts_every_line_once(counts):
	assert tally(counts).total == sum(counts.values())
	assert tally(counts) == Tally(
		counts.get(b.DECIDED, 0), counts.get(b.NOT_DECIDED, 0), counts.get(b.WAITING, 0)
	)


@given(st.integers(1, 50_000))
def test_news_come_about_a_hundred_times_at_most(total):
	assert 1 <= total / lines_between_news(total) < 200
