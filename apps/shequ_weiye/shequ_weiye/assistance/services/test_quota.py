"""The quota of a service year, by example, by property and beside a walk through the year day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.assistance.services.counting import Contact, CountingRule, tally
from shequ_weiye.assistance.services.pauses import pauses_in
from shequ_weiye.assistance.services.quota import YearProgress, can_be_done, due_dates, year_progress
from shequ_weiye.assistance.services.test_counting import EVENTS, RULES
from shequ_weiye.assistance.services.windows import Days, ServiceYear, quota_of_year, year_from, year_holding
from shequ_weiye.constants.assistance import (
	ACCEPTED,
	CALENDAR_YEAR,
	DONE,
	DUE,
	FROM_REGISTRATION,
	IMPOSSIBLE,
	JOB,
	KINDS,
	LATE,
	ON_TRACK,
	OUTCOMES,
	QUOTA_FLOORS,
	STATUSES,
	WINDOW_KINDS,
)

pytestmark = pytest.mark.nosite

YEAR = ServiceYear(date(2026, 1, 1), date(2026, 12, 31))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
IN_YEAR = st.dates(*YEAR)
QUOTAS = st.integers(1, 12)
CONTACT = st.builds(
	Contact,
	st.sampled_from(KINDS),
	st.dates(date(2025, 11, 1), date(2027, 2, 1)),
	st.sampled_from(OUTCOMES),
	st.sampled_from((None, "a", "b", "c", "d")),
)
CONTACTS = st.lists(CONTACT)


def contact(kind: str, day: str, outcome: str = ACCEPTED) -> Contact:
	return Contact(kind, date.fromisoformat(day), outcome, f"content of {day}")


def progress_of(contacts: list[Contact], today: str, *pauses: Days, gap: int = 1) -> YearProgress:
	rule = CountingRule(gap_days=gap)
	return year_progress(contacts, QUOTA_FLOORS, YEAR, date.fromisoformat(today), rule, pauses)


def status_of(contacts: list[Contact], today: str) -> str:
	return progress_of(contacts, today).status


def days(first: str, last: str) -> Days:
	return Days(date.fromisoformat(first), date.fromisoformat(last))


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
	progress = progress_of([contact(JOB, "2026-01-05")], "2026-01-06")
	assert progress.next_due_on == date(2026, 5, 2)
	assert progress.next_kind == "Guidance"


def test_what_no_longer_fits_into_the_year_is_impossible() -> None:
	assert progress_of([], "2026-12-17", gap=7).kinds[JOB].status == LATE
	assert progress_of([], "2026-12-18", gap=7).kinds[JOB].status == IMPOSSIBLE
	assert progress_of([], "2027-01-01").status == IMPOSSIBLE


def test_a_service_of_today_leaves_no_second_of_its_kind_for_today() -> None:
	two = [contact(JOB, "2026-02-01"), contact(JOB, "2026-12-31")]
	assert progress_of(two[:1], "2026-12-31").kinds[JOB].status == IMPOSSIBLE
	assert progress_of(two[:1], "2026-12-30").kinds[JOB].status == LATE
	assert progress_of(two, "2026-12-31").kinds[JOB].status == IMPOSSIBLE


def test_employment_moves_what_is_due_by_as_many_days() -> None:
	pause = days("2026-02-01", "2026-02-28")
	progress = progress_of([], "2026-04-01", pause)
	assert (progress.kinds[JOB].due_on, progress.paused_days) == (date(2026, 5, 30), 28)


@pytest.mark.parametrize(("last", "asked"), [("2026-05-02", 3), ("2026-10-01", 2), ("2026-12-31", 1)])
def test_a_year_with_employment_asks_for_its_part_rounded_up(last: str, asked: int) -> None:
	assert progress_of([], "2026-12-31", days("2026-05-02", last)).kinds[JOB].asked == asked


def test_nothing_is_asked_of_a_year_of_employment() -> None:
	assert progress_of([], "2026-12-31", days("2026-01-01", "2026-12-31")).status == DONE


def test_whoever_is_employed_today_waits_for_nothing_but_what_was_late_before() -> None:
	progress = progress_of([contact(JOB, "2026-02-01")], "2026-06-01", days("2026-05-20", "2026-06-01"))
	assert progress.kinds[JOB] == (1, 3, None, ON_TRACK)
	assert progress.kinds["Guidance"].status == LATE


@given(DAYS, st.sampled_from(WINDOW_KINDS), QUOTAS, st.integers(1, 30))
def test_due_dates_rise_within_the_year_and_end_with_it(
	first: date, window: str, quota: int, gap: int
) -> None:
	year = year_from(first, window)
	asked = quota_of_year(quota, year)
	dates = due_dates(year, asked, gap)
	assert len(dates) == asked
	assert list(dates) == sorted(dates)
	assert dates[-1] == year.last
	assert all(later - earlier >= timedelta(days=gap) for earlier, later in pairwise(dates))


@given(DAYS, DAYS, st.sampled_from(WINDOW_KINDS))
def test_the_present_year_holds_today_and_begins_after_registration(a: date, b: date, window: str) -> None:
	registered_on, today = sorted((a, b))
	year = year_holding(today, registered_on, window)
	assert year.holds(today)
	assert registered_on <= year.first
	assert year.days <= 366


@given(CONTACTS, IN_YEAR, RULES, EVENTS, st.randoms())
def test_neither_order_nor_repetition_changes_the_progress(
	contacts: list[Contact], today: date, rule: CountingRule, events: list, random: object
) -> None:
	rule = rule._replace(needs_proof=True)
	pauses = pauses_in(YEAR, events, today)
	doubled = contacts + contacts
	random.shuffle(doubled)  # type: ignore[attr-defined]
	assert year_progress(doubled, QUOTA_FLOORS, YEAR, today, rule, pauses) == year_progress(
		contacts, QUOTA_FLOORS, YEAR, today, rule, pauses
	)


@given(CONTACTS, CONTACT, IN_YEAR, RULES, EVENTS)
def test_one_more_contact_never_makes_it_worse(
	contacts: list[Contact], more: Contact, today: date, rule: CountingRule, events: list
) -> None:
	contacts = [known for known in contacts if known.day <= today]
	more = more._replace(day=min(more.day, today))
	pauses = pauses_in(YEAR, events, today)
	before = year_progress(contacts, QUOTA_FLOORS, YEAR, today, rule, pauses)
	after = year_progress([*contacts, more], QUOTA_FLOORS, YEAR, today, rule, pauses)
	assert all(after.kinds[kind].done >= before.kinds[kind].done for kind in KINDS)
	if more.day < today:
		assert STATUSES.index(after.status) <= STATUSES.index(before.status)


@given(CONTACTS, IN_YEAR, st.integers(0, 60), RULES)
def test_waiting_without_service_never_makes_it_better(
	contacts: list[Contact], today: date, waited: int, rule: CountingRule
) -> None:
	now = year_progress(contacts, QUOTA_FLOORS, YEAR, today, rule)
	later = year_progress(contacts, QUOTA_FLOORS, YEAR, today + timedelta(days=waited), rule)
	assert STATUSES.index(later.status) >= STATUSES.index(now.status)


@given(CONTACTS, IN_YEAR, RULES, EVENTS)
def test_employment_never_makes_it_worse(
	contacts: list[Contact], today: date, rule: CountingRule, events: list
) -> None:
	unpaused = year_progress(contacts, QUOTA_FLOORS, YEAR, today, rule)
	paused = year_progress(contacts, QUOTA_FLOORS, YEAR, today, rule, pauses_in(YEAR, events, today))
	assert STATUSES.index(paused.status) <= STATUSES.index(unpaused.status)


@given(CONTACTS, IN_YEAR, RULES, EVENTS)
def test_done_means_that_everything_asked_for_is_met(
	contacts: list[Contact], today: date, rule: CountingRule, events: list
) -> None:
	progress = year_progress(contacts, QUOTA_FLOORS, YEAR, today, rule, pauses_in(YEAR, events, today))
	met = all(kind.done >= kind.asked for kind in progress.kinds.values())
	assert (progress.status == DONE) == met


@given(QUOTAS, st.integers(1, 30), EVENTS, IN_YEAR)
def test_due_days_are_those_of_a_walk_through_the_year_day_by_day(
	quota: int, gap: int, events: list, today: date
) -> None:
	pauses = pauses_in(YEAR, events, today)
	quotas = dict.fromkeys(KINDS, quota)
	progress = year_progress([], quotas, YEAR, today, CountingRule(gap_days=gap), pauses).kinds[JOB]
	expected = walk(quota, gap, pauses)
	assert progress.asked == len(expected)
	if progress.due_on:
		assert progress.due_on == expected[0]


def walk(quota: int, gap: int, pauses: tuple[Days, ...]) -> list[date]:
	"""Count the days of the year that are no days of employment; each service is due on its count."""
	days_of_year = [YEAR.first + timedelta(days=number) for number in range(YEAR.days)]
	active = [day for day in days_of_year if not any(pause.holds(day) for pause in pauses)]
	asked = ceil(quota * len(active) / YEAR.days)
	due = []
	for number in range(1, asked + 1):
		mark = min(ceil(YEAR.days * number / quota), YEAR.days - gap * (quota - number))
		on_count = active[mark - 1] if mark <= len(active) else YEAR.last
		due.append(min(on_count, YEAR.last - timedelta(days=gap * (asked - number))))
	return due


@given(
	st.lists(st.integers(0, 8), max_size=4),
	st.integers(0, 8),
	st.integers(1, 4),
	st.integers(1, 4),
)
def test_impossible_means_that_no_choice_of_days_would_do(
	past: list[int], waited: int, gap: int, asked: int
) -> None:
	year = ServiceYear(date(2026, 1, 1), date(2026, 1, 9))
	rule = CountingRule(gap_days=gap)
	today = year.first + timedelta(days=waited)

	def done(offsets: tuple[int, ...]) -> int:
		given_on = [year.first + timedelta(days=offset) for offset in offsets]
		contacts = [Contact(JOB, day, ACCEPTED, day.isoformat()) for day in given_on]
		return tally(contacts, year, rule)[JOB].done

	before = tuple(offset for offset in past if offset <= waited)
	rest = range(waited, year.days)
	possible = any(
		done(before + chosen) >= asked for size in range(len(rest) + 1) for chosen in combinations(rest, size)
	)
	found = tally(
		[Contact(JOB, year.first + timedelta(days=offset), ACCEPTED, str(offset)) for offset in before],
		year,
		rule,
	)[JOB]
	if found.done < asked:
		assert can_be_done(found, asked, year, today, gap) == possible
