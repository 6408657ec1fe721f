"""The rules of posts and referrals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import jobs as j
from shequ_weiye.jobs.services.post_rules import (
	Post,
	PostFault,
	fault_of_outcome,
	fault_of_referral,
	faults_of_terms,
	is_outcome_due,
	unlawful_conditions,
)

pytestmark = pytest.mark.nosite

TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)
POST = Post(status=j.OPEN, valid_until=TODAY, vacancies=2, filled=1)


@pytest.mark.parametrize(
	("terms", "faults"),
	[
		((2, 0, 3000, 3500), []),
		((2, 0, 3000, 0), []),
		((2, 0, None, None), []),
		((0, 0, 3000, 3500), [PostFault.NO_VACANCY]),
		((1, 2, 3000, 3500), [PostFault.BELOW_FILLED]),
		((2, 0, -1, 3500), [PostFault.NEGATIVE_WAGE]),
		((2, 0, 0, -1), [PostFault.NEGATIVE_WAGE]),
		((2, 0, 3500, 3000), [PostFault.WAGE_RANGE]),
	],
)
def test_the_terms_of_a_post_must_be_possible(terms: tuple, faults: list) -> None:
	assert list(faults_of_terms(*terms)) == faults


@pytest.mark.parametrize(
	("change", "fault"),
	[
		({}, None),
		({"status": j.CLOSED}, PostFault.CLOSED),
		({"status": j.EXPIRED}, PostFault.EXPIRED),
		({"valid_until": TODAY - DAY}, PostFault.EXPIRED),
		({"filled": 2}, PostFault.FULL),
	],
)
def test_a_post_takes_referrals_while_it_is_open_and_has_room(change: dict, fault: PostFault | None) -> None:
	assert fault_of_referral(replace(POST, **change), TODAY) is fault


def test_the_law_forbids_some_conditions_however_they_are_spaced() -> None:
	assert unlawful_conditions("会用收银机，女性 优先") == ("女性优先",)
	assert unlawful_conditions("限男性；已婚已育") == ("限男性", "已婚已育")
	assert unlawful_conditions("能搬二十公斤，持健康证") == ()
	assert unlawful_conditions(None) == ()


@pytest.mark.parametrize(
	("outcome", "outcome_on", "reason", "fault"),
	[
		(j.AWAITING_FEEDBACK, None, None, None),
		(j.HIRED, TODAY, None, None),
		(j.DECLINED, TODAY, "Too Far Away", None),
		(j.DECLINED, TODAY, "", PostFault.REASON_MISSING),
		(j.NOT_HIRED, TODAY, None, PostFault.REASON_MISSING),
		(j.HIRED, TODAY - 3 * DAY, None, PostFault.OUTCOME_BEFORE_REFERRAL),
		(j.HIRED, TODAY + DAY, None, PostFault.OUTCOME_IN_FUTURE),
	],
)
def test_an_outcome_must_be_possible_and_explained(
	outcome: str, outcome_on: date | None, reason: str | None, fault: PostFault | None
) -> None:
	assert fault_of_outcome(outcome, TODAY - 2 * DAY, outcome_on, reason, TODAY) is fault


def test_nobody_is_referred_tomorrow() -> None:
	assert (
		fault_of_outcome(j.AWAITING_FEEDBACK, TODAY + DAY, None, None, TODAY) is PostFault.REFERRED_IN_FUTURE
	)


def test_an_outcome_is_asked_for_every_so_many_days_until_it_is_known() -> None:
	referred_on = TODAY - 7 * DAY
	assert is_outcome_due(j.AWAITING_FEEDBACK, referred_on, None, TODAY, 7)
	assert not is_outcome_due(j.AWAITING_FEEDBACK, referred_on, None, TODAY - DAY, 7)
	assert not is_outcome_due(j.AWAITING_FEEDBACK, referred_on, TODAY, TODAY + 6 * DAY, 7)
	assert is_outcome_due(j.INTERVIEW, referred_on, TODAY, TODAY + 7 * DAY, 7)
	assert not is_outcome_due(j.HIRED, referred_on, None, TODAY, 7)


@given(
	waited=st.integers(min_value=0, max_value=400),
	asked=st.none() | st.integers(min_value=0, max_value=400),
	days=st.integers(min_value=1, max_value=90),
)
def test_asking_settles_the_question_for_the_day(waited: int, asked: int | None, days: int) -> None:
	asked_on = TODAY - asked * DAY if asked is not None else None
	if is_outcome_due(j.AWAITING_FEEDBACK, TODAY - waited * DAY, asked_on, TODAY, days):
		assert not is_outcome_due(j.AWAITING_FEEDBACK, TODAY - waited * DAY, TODAY, TODAY, days)
