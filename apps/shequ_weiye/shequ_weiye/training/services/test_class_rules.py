"""Rules of a class: its days, sessions, places and warnings."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from shequ_weiye.constants import training as t
from shequ_weiye.training.services.class_rules import (
	Session,
	announcement_due,
	attendance_suffices,
	may_move,
	overlapping_pair,
	quorum_warning_due,
	sessions_outside,
	starts_by_itself,
	takes_enrolment,
)

FIRST = date(2026, 3, 10)
DAY = timedelta(days=1)


def session(row: int, day: date, starts_at: int, ends_at: int) -> Session:
	return Session(row, day, time(starts_at), time(ends_at))


def test_every_class_ends_finished_or_cancelled() -> None:
	assert {status for status in t.CLASS_STATUSES if not t.CLASS_MOVES[status]} == {t.FINISHED, t.CANCELLED}
	assert may_move(t.OPEN, t.RUNNING)
	assert not may_move(t.OPEN, t.FINISHED)
	assert not may_move("Unknown", t.OPEN)


@pytest.mark.parametrize(
	("status", "day", "late", "taken"),
	[
		(t.OPEN, FIRST - DAY, False, True),
		(t.OPEN, FIRST, False, True),
		(t.RUNNING, FIRST, False, True),
		(t.RUNNING, FIRST + DAY, False, False),
		(t.RUNNING, FIRST + DAY, True, True),
		(t.PLANNED, FIRST - DAY, True, False),
		(t.FINISHED, FIRST, True, False),
	],
)
def test_enrolment_lasts_until_the_first_day(status: str, day: date, late: bool, taken: bool) -> None:
	assert takes_enrolment(status, FIRST, day, late) is taken


@pytest.mark.parametrize(
	("status", "day", "enough", "starts"),
	[
		(t.OPEN, FIRST - DAY, True, False),
		(t.OPEN, FIRST, True, True),
		(t.OPEN, FIRST + 3 * DAY, True, True),
		(t.OPEN, FIRST, False, False),
		(t.PLANNED, FIRST, True, False),
		(t.RUNNING, FIRST, True, False),
	],
)
def test_only_open_classes_of_sufficient_size_start_by_themselves(
	status: str, day: date, enough: bool, starts: bool
) -> None:
	assert starts_by_itself(status, FIRST, day, enough) is starts


@pytest.mark.parametrize(
	("day", "warned", "due"),
	[
		(FIRST - 8 * DAY, None, False),
		(FIRST - 7 * DAY, None, True),
		(FIRST - 4 * DAY, FIRST - 7 * DAY, False),
		(FIRST, FIRST - 7 * DAY, True),
		(FIRST + 3 * DAY, FIRST - 7 * DAY, True),
		(FIRST + 4 * DAY, FIRST, False),
	],
)
def test_a_small_class_is_warned_of_before_and_on_the_first_day(
	day: date, warned: date | None, due: bool
) -> None:
	assert quorum_warning_due(FIRST, warned, day, 7) is due
	assert not quorum_warning_due(FIRST, warned, day, 0)


def test_a_class_is_announced_once_before_it_begins() -> None:
	assert announcement_due(FIRST, None, FIRST - 3 * DAY, 3)
	assert announcement_due(FIRST, None, FIRST, 3)
	assert not announcement_due(FIRST, None, FIRST - 4 * DAY, 3)
	assert not announcement_due(FIRST, None, FIRST + DAY, 3)
	assert not announcement_due(FIRST, FIRST - DAY, FIRST, 3)
	assert not announcement_due(FIRST, None, FIRST, 0)


def test_sessions_may_touch_but_not_overlap() -> None:
	touching = [session(1, FIRST, 18, 20), session(2, FIRST, 20, 21), session(3, FIRST + DAY, 18, 20)]
	assert overlapping_pair(touching) is None
	pair = overlapping_pair([*touching, session(4, FIRST, 19, 20)])
	assert pair is not None
	assert {each.row for each in pair} == {1, 4}


def test_sessions_lie_within_the_class() -> None:
	sessions = [session(1, FIRST - DAY, 18, 20), session(2, FIRST, 18, 20), session(3, FIRST + DAY, 18, 20)]
	assert [each.row for each in sessions_outside(sessions, FIRST, FIRST)] == [1, 3]


def test_the_share_itself_is_enough_attendance() -> None:
	assert attendance_suffices(32, 40, 80)
	assert not attendance_suffices(31.9, 40, 80)
