"""Recovery: no fen is lost, nothing comes back twice, and a delay is brought up once a week."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.workflows_recovery import RECOVERY_CASE
from shequ_weiye.policies.services.approval_rules import Way, dead_ends, unreachable_states
from shequ_weiye.policies.services.recovery_rules import (
	Fault,
	Line,
	OtherReceipt,
	Receipt,
	decision_fault,
	fen,
	is_entered,
	is_whole,
	must_remind,
	next_day,
	plan,
	receipt_fault,
	spread,
	total,
)

pytestmark = pytest.mark.nosite

TODAY = date(2026, 11, 23)
TOMORROW = TODAY + timedelta(days=1)
YUAN = st.integers(1, 5_000_000).map(lambda amount: amount / 100)


def test_every_stage_is_reached_and_leads_to_an_end() -> None:
	ways = [Way(way.state, way.action, way.next_state, way.role) for way in RECOVERY_CASE.transitions]
	states = [state.name for state in RECOVERY_CASE.states]
	assert not unreachable_states(states[0], states, ways)
	assert not dead_ends(states, ways, r.ENDED_STATES)
	assert frozenset(states) == r.OPEN_STATES | r.ENDED_STATES


@given(YUAN, st.integers(1, r.MOST_INSTALMENTS), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_a_plan_adds_up_to_the_fen_with_one_day_in_each_month(
	amount: float, number: int, first: date
) -> None:
	instalments = plan(amount, number, first)
	assert sum(fen(each.amount) for each in instalments) == fen(amount)
	months = [each.due_on.year * 12 + each.due_on.month for each in instalments]
	assert months == list(range(months[0], months[0] + number))
	assert instalments[0].due_on == first


@given(st.lists(YUAN, min_size=1, max_size=12), st.data())
def test_what_comes_counts_towards_the_oldest_first_and_nothing_beyond(amounts, data) -> None:
	received = data.draw(st.integers(0, fen(total(amounts)))) / 100
	parts = spread(received, amounts)
	assert total(parts) == received
	assert all(0 <= part <= amount for part, amount in zip(parts, amounts, strict=True))
	begun = [part > 0 for part in parts]
	whole = [part == amount for part, amount in zip(parts, amounts, strict=True)]
	assert all(whole[: max(begun.count(True) - 1, 0)])  # nothing is begun before all that is older has come


@given(YUAN, st.integers(1, 12), st.lists(st.integers(1, 1_000_000), max_size=20))
def test_whatever_comes_in_whatever_parts_what_is_owed_ends_at_nothing(amount, number, parts) -> None:
	instalments, received = plan(amount, number, TOMORROW), 0.0
	for part in parts:
		receipt = Receipt("P", TODAY, part / 100)
		owed = total([amount, -received])
		if receipt_fault(receipt, owed, TODAY, TODAY) is None:
			received = total([received, receipt.amount])
		else:
			assert fen(receipt.amount) > fen(owed)
		assert 0 <= received <= amount
		assert (next_day(instalments, received) is None) == (fen(received) == fen(amount))


@pytest.mark.parametrize(
	("lines", "number", "first", "fault"),
	[
		([Line(500, 500)], 1, TOMORROW, None),
		([Line(500, 200), Line(500, 0)], 2, TOMORROW, None),
		([Line(500, 0)], 1, TOMORROW, Fault.NOTHING_DEMANDED),
		([Line(500, 500.01)], 1, TOMORROW, Fault.MORE_THAN_PAID),
		([Line(500, 500), Line(500, -1)], 1, TOMORROW, Fault.MORE_THAN_PAID),
		([Line(500, 500)], 0, TOMORROW, Fault.WRONG_NUMBER),
		([Line(500, 500)], r.MOST_INSTALMENTS + 1, TOMORROW, Fault.WRONG_NUMBER),
		([Line(500, 0.02)], 3, TOMORROW, Fault.TOO_LITTLE_EACH),
		([Line(500, 500)], 1, TODAY, Fault.WRONG_DAY),
	],
)
def test_a_decision_names_what_is_possible(lines, number, first, fault) -> None:
	assert decision_fault(lines, number, first, TODAY) is fault


@pytest.mark.parametrize(
	("receipt", "fault"),
	[
		(Receipt("P-1", TODAY, 500), None),
		(Receipt("", TODAY, 500), Fault.NO_VOUCHER),
		(Receipt("P-1", TODAY, 0), Fault.NO_AMOUNT),
		(Receipt("P-1", TODAY, -1), Fault.NO_AMOUNT),
		(Receipt("P-1", TODAY, 500.01), Fault.MORE_THAN_OWED),
		(Receipt("P-1", TOMORROW, 500), Fault.WRONG_DAY),
		(Receipt("P-1", TODAY - timedelta(days=9), 500), Fault.WRONG_DAY),
	],
)
def test_a_receipt_says_what_came_or_what_it_lacks(receipt: Receipt, fault: Fault | None) -> None:
	assert receipt_fault(receipt, 500, TODAY - timedelta(days=8), TODAY) is fault


def test_the_same_voucher_counts_once_and_never_for_something_else() -> None:
	first = Receipt("P-1", TODAY, 500)
	assert not is_entered(first, [])
	assert is_entered(first, [Receipt("P-0", TODAY, 500), first])
	for other in (first._replace(amount=499), first._replace(received_on=TOMORROW)):
		with pytest.raises(OtherReceipt):
			is_entered(other, [first])


def test_a_period_is_free_again_when_all_of_it_came_back() -> None:
	assert is_whole(500, 500.0)
	assert not is_whole(500, 499.99)


@pytest.mark.parametrize(
	("due", "reminded", "reminds"),
	[
		(None, None, False),
		(TODAY, None, False),
		(TODAY - timedelta(days=1), None, True),
		(TODAY - timedelta(days=1), TODAY - timedelta(days=30), True),  # of an earlier instalment
		(TODAY - timedelta(days=9), TODAY - timedelta(days=r.REMIND_EVERY - 1), False),
		(TODAY - timedelta(days=9), TODAY - timedelta(days=r.REMIND_EVERY), True),
		(TODAY - timedelta(days=9), TODAY, False),
	],
)
def test_a_delay_is_brought_up_at_once_and_then_once_a_week(due, reminded, reminds) -> None:
	assert must_remind(due, reminded, TODAY) is reminds
