"""The rules of a job fair: what it needs, when the clock moves it on, who may still sign up."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import jobs as j
from shequ_weiye.jobs.services.fair_rules import (
	FairFault,
	Plan,
	due_state,
	fault_of_result,
	fault_of_sign_up,
	faults_for_review,
	faults_of_plan,
	is_reminder_due,
	takes_sign_ups,
)

pytestmark = pytest.mark.nosite

NOON = datetime(2026, 3, 2, 12)
DAY = timedelta(days=1)
PLAN = Plan(
	kind=j.SMALL_MEETING,
	starts_at=NOON + 5 * DAY,
	ends_at=NOON + 5 * DAY + timedelta(hours=3),
	sign_up_deadline=NOON + 4 * DAY,
	publish_on=NOON + DAY,
	place="社区服务中心",
	booth_numbers=("A01", "A02"),
)

moments = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2026, 12, 31))


def test_a_sound_plan_has_no_fault() -> None:
	assert list(faults_of_plan(PLAN)) == []
	assert list(faults_for_review(PLAN, NOON)) == []


@pytest.mark.parametrize(
	("change", "fault"),
	[
		({"ends_at": NOON + 5 * DAY}, FairFault.ENDS_BEFORE_START),
		({"ends_at": NOON}, FairFault.ENDS_BEFORE_START),
		({"sign_up_deadline": NOON + 6 * DAY}, FairFault.DEADLINE_AFTER_START),
		({"publish_on": NOON + 4.5 * DAY}, FairFault.PUBLISHED_AFTER_DEADLINE),
		({"capacity": -1}, FairFault.NEGATIVE_CAPACITY),
		({"booth_numbers": ("a01", " A01 ")}, FairFault.BOOTH_TWICE),
	],
)
def test_each_fault_of_a_plan_is_named(change: dict, fault: FairFault) -> None:
	assert list(faults_of_plan(replace(PLAN, **change))) == [fault]


@pytest.mark.parametrize(
	("change", "fault"),
	[
		({"booth_numbers": ()}, FairFault.BOOTH_MISSING),
		({"place": ""}, FairFault.PLACE_MISSING),
		({"kind": j.LIVE_STREAM}, FairFault.LINK_MISSING),
		({"starts_at": NOON}, FairFault.ALREADY_STARTED),
	],
)
def test_what_keeps_a_fair_from_review_is_named(change: dict, fault: FairFault) -> None:
	assert list(faults_for_review(replace(PLAN, **change), NOON)) == [fault]


def test_a_fair_on_the_net_needs_an_address_but_no_place() -> None:
	online = replace(PLAN, kind=j.ONLINE, place="", link="https://example.invalid/live")
	assert list(faults_for_review(online, NOON)) == []


@pytest.mark.parametrize(
	("numbers", "fault"),
	[
		((80, 20, 5, "顺利"), None),
		((3, 9, 3, "顺利"), None),
		((80, 20, 5, " "), FairFault.RESULT_MISSING),
		((80, -1, 5, "顺利"), FairFault.RESULT_NEGATIVE),
		((4, 20, 5, "顺利"), FairFault.HIRED_EXCEED_ATTENDED),
	],
)
def test_the_result_of_a_fair_must_be_possible(numbers: tuple, fault: FairFault | None) -> None:
	assert fault_of_result(*numbers) is fault


def test_the_clock_publishes_on_the_day_and_not_before() -> None:
	assert due_state(j.PENDING_PUBLICATION, PLAN, NOON + DAY - timedelta(seconds=1)) is None
	assert due_state(j.PENDING_PUBLICATION, PLAN, NOON + DAY) == j.PUBLISHED


def test_a_missed_publication_is_made_up_for_until_the_fair_begins() -> None:
	assert due_state(j.PENDING_PUBLICATION, PLAN, NOON + 4 * DAY) == j.PUBLISHED
	assert due_state(j.PENDING_PUBLICATION, PLAN, NOON + 5 * DAY) is None


def test_a_fair_without_a_day_of_publication_is_left_to_the_officer() -> None:
	assert due_state(j.PENDING_PUBLICATION, replace(PLAN, publish_on=None), NOON + 3 * DAY) is None


def test_the_clock_ends_a_published_fair_at_its_end() -> None:
	assert due_state(j.PUBLISHED, PLAN, PLAN.ends_at - timedelta(seconds=1)) is None
	assert due_state(j.PUBLISHED, PLAN, PLAN.ends_at) == j.HELD


@given(
	state=st.sampled_from([j.DRAFT, j.PENDING_STREET_REVIEW, j.HELD, j.SUMMED_UP, j.CANCELLED]), now=moments
)
def test_the_clock_never_moves_a_fair_that_people_must_decide_on(state: str, now: datetime) -> None:
	assert due_state(state, PLAN, now) is None


@given(state=st.sampled_from([j.PENDING_PUBLICATION, j.PUBLISHED]), first=moments, second=moments)
def test_the_clock_never_takes_back_what_it_did(state: str, first: datetime, second: datetime) -> None:
	order = (j.PENDING_PUBLICATION, j.PUBLISHED, j.HELD)
	earlier, later = sorted((first, second))
	after_one = due_state(state, PLAN, earlier) or state
	after_both = due_state(after_one, PLAN, later) or after_one
	assert order.index(state) <= order.index(after_one) <= order.index(after_both)


def test_people_sign_up_for_a_published_fair_until_the_deadline() -> None:
	deadline = PLAN.sign_up_deadline
	assert fault_of_sign_up(j.PUBLISHED, deadline, NOON, capacity=2, taken=1) is None
	assert fault_of_sign_up(j.PUBLISHED, deadline, NOON, capacity=0, taken=900) is None
	assert fault_of_sign_up(j.PUBLISHED, deadline, NOON, capacity=2, taken=2) is FairFault.FULL
	assert fault_of_sign_up(j.PUBLISHED, deadline, deadline, capacity=2, taken=0) is FairFault.SIGN_UP_CLOSED
	assert fault_of_sign_up(j.CANCELLED, deadline, NOON, capacity=2, taken=0) is FairFault.NOT_PUBLIC


@given(state=st.sampled_from([j.DRAFT, j.PENDING_PUBLICATION, j.PUBLISHED, j.HELD, j.CANCELLED]), now=moments)
def test_a_fair_shown_as_open_refuses_nobody_but_for_want_of_places(state: str, now: datetime) -> None:
	fault = fault_of_sign_up(state, PLAN.sign_up_deadline, now, capacity=0, taken=7)
	assert (fault is None) == takes_sign_ups(state, PLAN.sign_up_deadline, now)


def test_officers_are_reminded_within_the_days_before_the_start() -> None:
	starts_at = PLAN.starts_at
	assert is_reminder_due(j.PUBLISHED, starts_at, starts_at - DAY, 1)
	assert not is_reminder_due(j.PUBLISHED, starts_at, starts_at - 2 * DAY, 1)
	assert not is_reminder_due(j.PUBLISHED, starts_at, starts_at, 1)
	assert not is_reminder_due(j.CANCELLED, starts_at, starts_at - DAY, 1)
	assert not is_reminder_due(j.PUBLISHED, starts_at, starts_at - DAY, 0)
