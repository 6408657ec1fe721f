"""The quota of a service year, by example and by property."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.assistance.services.quota import (
	Contact,
	ServiceYear,
	days_done,
	due_dates,
	quota_of_year,
	year_from,
	year_holding,
	year_progress,
)
from shequ_weiye.constants.assistance import (
	ACCEPTED,
	CALENDAR_YEAR,
	DECLINED,
	DONE,
	DUE,
	FROM_REGISTRATION,
	JOB,
	KINDS,
	LATE,
	NOT_REACHED,
	ON_TRACK,
	OUTCOMES,
	POLICY,
	QUOTA_FLOORS,
	STATUSES,
	WINDOW_KINDS,
)

pytestmark = pytest.mark.nosite

YEAR = ServiceYear(date(2026, 1, 1), date(2026, 12, 31))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
IN_YEAR = st.dates(*YEAR)
QUOTAS = st.integers(1, 12)
CONTACTS = st.lists(
	st.builds(
		Contact,
		st.sampled_from(KINDS),
		st.dates(date(2025, 11, 1), date(2027, 2, 1)),
		st.sampled_from(OUTCOMES),
	)
)


def contact(kind: str, day: str, outcome: str = ACCEPTED) -> Contact:
	return Contact(kind, date.fromisoformat(day), outcome)


def status_of(contacts: list[Contact], today: str) -> str:
	return year_progress(contacts, QUOTA_FLOORS, YEAR, date.fromisoformat(today), 14).status


def test_a_year_from_registration_ends_on_the_eve_of_its_anniversary() -> None:
	assert year_from(date(2026, 3, 5), FROM_REGISTRATION).last == date(2027, 3, 4)
	assert year_from(date(2024, 2, 29), FROM_REGISTRATION).last == date(2025, 2, 28)


def test_a_calendar_year_ends_with_december() -> None:
	assert year_from(date(2026, 3, 5), CALENDAR_YEAR).last == date(2026, 12, 31)


def test_the_present_year_of_somebody_registered_long_ago_is_found() -> None:
	year = year_holding(date(2026, 3, 4), date(2023, 3, 5), FROM_REGISTRATION)
	assert year == (date(2025, 3, 5), date(2026, 3, 4))


def test_three_services_are_due_at_the_thirds_of_the_year() -> None:
	assert due_dates(YEAR, 3) == (date(2026, 5, 2), date(2026, 9, 1), date(2026, 12, 31))


@pytest.mark.parametrize(("first", "expected"), [("2026-01-01", 3), ("2026-07-01", 2), ("2026-12-20", 1)])
def test_a_shorter_year_asks_for_its_part(first: str, expected: int) -> None:
	assert quota_of_year(3, year_from(date.fromisoformat(first), CALENDAR_YEAR)) == expected


def test_two_services_of_a_kind_on_one_day_count_once() -> None:
	done = days_done(
		[contact(JOB, "2026-02-01"), contact(JOB, "2026-02-01"), contact(POLICY, "2026-02-01")], YEAR
	)
	assert (done[JOB], done[POLICY]) == (1, 1)


@pytest.mark.parametrize("outcome", [DECLINED, NOT_REACHED])
def test_a_service_that_was_not_taken_does_not_count(outcome: str) -> None:
	assert days_done([contact(JOB, "2026-02-01", outcome)], YEAR)[JOB] == 0


def test_a_service_outside_the_year_does_not_count() -> None:
	assert days_done([contact(JOB, "2025-12-31"), contact(JOB, "2027-01-01")], YEAR)[JOB] == 0


def test_status_goes_from_on_track_over_due_to_late() -> None:
	assert status_of([], "2026-04-17") == ON_TRACK
	assert status_of([], "2026-04-18") == DUE
	assert status_of([], "2026-05-02") == DUE
	assert status_of([], "2026-05-03") == LATE


def test_a_full_quota_is_done_on_any_day() -> None:
	contacts = [
		contact(kind, f"2026-01-0{n}") for kind, quota in QUOTA_FLOORS.items() for n in range(1, quota + 1)
	]
	assert status_of(contacts, "2026-12-31") == DONE
	assert status_of(contacts[:-1], "2026-12-31") == DUE


def test_the_kind_that_is_due_first_is_named() -> None:
	progress = year_progress([contact(JOB, "2026-01-05")], QUOTA_FLOORS, YEAR, date(2026, 1, 6), 14)
	assert progress.next_due_on == date(2026, 5, 2)
	assert progress.next_kind == "Guidance"


@given(DAYS, st.sampled_from(WINDOW_KINDS), QUOTAS)
def test_due_dates_rise_within_the_year_and_end_with_it(first: date, window: str, quota: int) -> None:
	year = year_from(first, window)
	asked = quota_of_year(quota, year)
	dates = due_dates(year, asked)
	assert len(dates) == asked
	assert all(year.holds(day) for day in dates)
	assert list(dates) == sorted(dates)
	assert dates[-1] == year.last


@given(DAYS, DAYS, st.sampled_from(WINDOW_KINDS))
def test_the_present_year_holds_today_and_begins_after_registration(a: date, b: date, window: str) -> None:
	registered_on, today = sorted((a, b))
	year = year_holding(today, registered_on, window)
	assert year.holds(today)
	assert registered_on <= year.first
	assert year.days <= 366


@given(CONTACTS, IN_YEAR, st.randoms())
def test_neither_order_nor_repetition_changes_the_count(
	contacts: list[Contact], today: date, random: object
) -> None:
	doubled = contacts + contacts
	random.shuffle(doubled)  # type: ignore[attr-defined]
	assert year_progress(doubled, QUOTA_FLOORS, YEAR, today, 14) == year_progress(
		contacts, QUOTA_FLOORS, YEAR, today, 14
	)


@given(CONTACTS, st.builds(Contact, st.sampled_from(KINDS), IN_YEAR, st.sampled_from(OUTCOMES)), IN_YEAR)
def test_one_more_contact_never_makes_it_worse(contacts: list[Contact], more: Contact, today: date) -> None:
	before = year_progress(contacts, QUOTA_FLOORS, YEAR, today, 14)
	after = year_progress([*contacts, more], QUOTA_FLOORS, YEAR, today, 14)
	assert STATUSES.index(after.status) <= STATUSES.index(before.status)


@given(CONTACTS, IN_YEAR, st.integers(0, 60))
def test_waiting_without_service_never_makes_it_better(
	contacts: list[Contact], today: date, days: int
) -> None:
	now = year_progress(contacts, QUOTA_FLOORS, YEAR, today, 14)
	later = year_progress(contacts, QUOTA_FLOORS, YEAR, today + timedelta(days=days), 14)
	assert STATUSES.index(later.status) >= STATUSES.index(now.status)


@given(CONTACTS, IN_YEAR)
def test_done_means_that_every_quota_is_met(contacts: list[Contact], today: date) -> None:
	progress = year_progress(contacts, QUOTA_FLOORS, YEAR, today, 14)
	met = all(days_done(contacts, YEAR)[kind] >= quota for kind, quota in QUOTA_FLOORS.items())
	assert (progress.status == DONE) == met == (progress.next_due_on is None)
