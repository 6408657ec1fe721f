"""Which services count, by example and beside the trying out of every choice of days; and pauses."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.assistance.services.counting import Contact, CountingRule, tally
from shequ_weiye.assistance.services.pauses import EMPLOYED, StatusEvent, pauses_in
from shequ_weiye.assistance.services.windows import Days, ServiceYear
from shequ_weiye.constants.assistance import ACCEPTED, DECLINED, JOB, KINDS, NOT_REACHED, OUTCOMES, POLICY
from shequ_weiye.constants.residents import EMPLOYMENT_STATUSES

pytestmark = pytest.mark.nosite

YEAR = ServiceYear(date(2026, 1, 1), date(2026, 12, 31))
AFTERNOON = date(2026, 2, 1)
RULES = st.builds(CountingRule, st.integers(1, 30), st.booleans(), st.booleans())
EVENTS = st.lists(
	st.builds(StatusEvent, st.dates(date(2025, 10, 1), YEAR.last), st.sampled_from(EMPLOYMENT_STATUSES)),
	max_size=6,
).map(lambda events: sorted(events, key=lambda event: event.day))


def jobs(*days: date, content: str | None = None, outcome: str = ACCEPTED) -> list[Contact]:
	return [Contact(JOB, day, outcome, content or f"post of {day}") for day in days]


def done(contacts: list[Contact], **rule: object) -> int:
	return tally(contacts, YEAR, CountingRule(**rule))[JOB].done


def day(offset: int) -> date:
	return AFTERNOON + timedelta(days=offset)


def test_four_of_a_kind_in_an_afternoon_count_once_however_different() -> None:
	afternoon = [Contact(JOB, AFTERNOON, ACCEPTED, content) for content in "abcd"]
	assert done(afternoon) == 1
	assert done(afternoon, distinct_content=False) == 1


def test_different_kinds_on_one_visit_are_different_services() -> None:
	found = tally([*jobs(AFTERNOON), Contact(POLICY, AFTERNOON, ACCEPTED, "x")], YEAR, CountingRule())
	assert (found[JOB].done, found[POLICY].done) == (1, 1)


def test_the_same_post_pushed_twice_counts_once() -> None:
	assert done(jobs(day(0), day(9), content="cook")) == 1
	assert done(jobs(day(0), day(9), content="cook"), distinct_content=False) == 2


def test_services_closer_than_the_gap_count_once() -> None:
	assert done(jobs(day(0), day(6)), gap_days=7) == 1
	assert done(jobs(day(0), day(7)), gap_days=7) == 2


@pytest.mark.parametrize("outcome", [DECLINED, NOT_REACHED])
def test_a_service_that_was_not_delivered_does_not_count(outcome: str) -> None:
	assert done(jobs(AFTERNOON, outcome=outcome)) == 0


def test_a_service_without_proof_counts_only_where_none_is_asked_for() -> None:
	unproven = [Contact(JOB, day(0), ACCEPTED), Contact(JOB, day(1), ACCEPTED)]
	assert done(unproven) == 0
	assert done(unproven, needs_proof=False) == 2


def test_a_service_outside_the_year_does_not_count() -> None:
	assert done(jobs(date(2025, 12, 31), date(2027, 1, 1))) == 0


@given(
	st.lists(
		st.builds(
			Contact,
			st.sampled_from(KINDS),
			st.dates(date(2025, 12, 25), date(2026, 1, 12)),
			st.sampled_from(OUTCOMES),
			st.sampled_from((None, "a", "b", "c")),
		),
		max_size=12,
	),
	RULES,
)
def test_the_count_is_that_of_trying_out_every_choice_of_days(
	contacts: list[Contact], rule: CountingRule
) -> None:
	found = tally(contacts, YEAR, rule)
	for kind in KINDS:
		assert found[kind].done == tried_out([row for row in contacts if row.kind == kind], rule)


def tried_out(contacts: list[Contact], rule: CountingRule) -> int:
	"""Give the size of the largest choice of days that the rule allows, held down to the different contents."""
	valid = [
		row
		for row in contacts
		if row.outcome == ACCEPTED and YEAR.holds(row.day) and (row.content or not rule.needs_proof)
	]
	days = {row.day for row in valid}
	contents = {row.content or number for number, row in enumerate(valid)}
	largest = max(
		size
		for size in range(len(days) + 1)
		for chosen in combinations(days, size)
		if all(abs(a - b).days >= rule.gap_days for a, b in combinations(chosen, 2))
	)
	return min(largest, len(contents)) if rule.distinct_content else largest


# --- pauses


def test_employment_pauses_from_its_first_day_to_the_eve_of_its_end() -> None:
	events = [StatusEvent(date(2026, 3, 1), "Employed"), StatusEvent(date(2026, 4, 1), "Unemployed")]
	assert pauses_in(YEAR, events, YEAR.last) == (Days(date(2026, 3, 1), date(2026, 3, 31)),)


def test_a_change_from_one_employment_to_another_is_one_pause_until_today() -> None:
	events = [StatusEvent(date(2025, 3, 1), "Employed"), StatusEvent(date(2026, 4, 1), "Self-employed")]
	assert pauses_in(YEAR, events, date(2026, 5, 1)) == (Days(YEAR.first, date(2026, 5, 1)),)


def test_of_two_statuses_told_for_one_day_that_entered_last_holds() -> None:
	events = [StatusEvent(date(2026, 3, 1), "Employed"), StatusEvent(date(2026, 3, 1), "Unemployed")]
	assert pauses_in(YEAR, events, YEAR.last) == ()


@given(EVENTS, st.dates(YEAR.first, YEAR.last))
def test_a_day_is_paused_when_the_status_of_that_day_is_employed(
	events: list[StatusEvent], today: date
) -> None:
	pauses = pauses_in(YEAR, events, today)
	for offset in range((today - YEAR.first).days + 1):
		now = YEAR.first + timedelta(days=offset)
		told = [event.status for event in events if event.day <= now]
		assert any(pause.holds(now) for pause in pauses) == bool(told and told[-1] in EMPLOYED)
