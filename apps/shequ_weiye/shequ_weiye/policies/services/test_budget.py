"""Budget envelopes: what is bound and paid never goes past the total, and comes back when it is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import benefits as b
from shequ_weiye.policies.services.budget import Balance, Overspent, expected_by_year_end, used_up_on

HALF_YEAR = date(2026, 7, 2)  # the 183rd day


def test_a_grant_is_bound_paid_and_refunded() -> None:
	balance = Balance(1000, 0, 0)
	steps = (
		(b.GRANTED, (300, 0, 700)),
		(b.PAID, (0, 300, 700)),
		(b.REFUND_DEMANDED, (0, 300, 700)),
		(b.REFUND_RECEIVED, (0, 0, 1000)),
	)
	for kind, expected in steps:
		balance = balance.after(kind, 300)
		assert (balance.committed, balance.paid, balance.left) == expected


def test_the_last_fen_may_be_granted_and_not_one_more() -> None:
	balance = Balance(0.3, 0.1, 0.1)
	assert balance.after(b.GRANTED, 0.1).left == 0
	with pytest.raises(Overspent):
		balance.after(b.GRANTED, 0.11)


@given(st.lists(st.tuples(st.sampled_from(["grant", "settle"]), st.integers(1, 40_000)), max_size=40))
def test_whatever_happens_nothing_is_overspent_and_sums_add_up(acts) -> None:
	balance, open_grants, paid = Balance(1000, 0, 0), [], []
	for act, fen in acts:
		try:
			if act == "grant":
				balance = balance.after(b.GRANTED, fen / 100)
				open_grants.append(fen)
			elif open_grants:
				kind = b.PAID if fen % 2 else b.CANCELLED
				amount = open_grants.pop()
				balance = balance.after(kind, amount / 100)
				paid += [amount] if kind == b.PAID else []
		except Overspent:
			assert balance.left < fen / 100
		assert balance.left >= 0
		assert (balance.committed, balance.paid) == (sum(open_grants) / 100, sum(paid) / 100)


def test_the_share_used_is_told() -> None:
	assert Balance(400, 100, 200).used_percent == 75
	assert Balance(0, 0, 0).used_percent == 100


def test_what_is_expected_goes_on_as_until_today() -> None:
	assert expected_by_year_end(Balance(1000, 83, 100), 2026, HALF_YEAR) == 365
	assert expected_by_year_end(Balance(1000, 83, 100), 2025, HALF_YEAR) == 183


def test_the_day_on_which_nothing_is_left_is_told_if_it_is_this_year() -> None:
	assert used_up_on(Balance(1000, 0, 183), 2026, HALF_YEAR) is None
	assert used_up_on(Balance(200, 0, 183), 2026, HALF_YEAR) == date(2026, 7, 20)
	assert used_up_on(Balance(183, 0, 183), 2025, HALF_YEAR) is None
