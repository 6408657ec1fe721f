"""Rules of a need: what changes when, and when somebody is reminded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants import training as t
from shequ_weiye.training.services.need_rules import is_stale, locked_fields, open_key

SINCE = date(2026, 3, 1)


@pytest.mark.parametrize("stage", t.NEED_STAGES)
def test_only_settled_needs_give_up_their_key(stage: str) -> None:
	assert (open_key("R-1", "Cooking", stage) is None) == (stage in t.SETTLED_STAGES)


@pytest.mark.parametrize(
	("field", "stages"),
	[
		("direction", {t.COLLECTED}),
		("resident", {t.COLLECTED}),
		("skill_level", {t.COLLECTED, t.VERIFIED}),
		("outcome", {t.TRAINED}),
	],
)
def test_a_field_is_open_in_its_stages_only(field: str, stages: set[str]) -> None:
	assert {stage for stage in t.NEED_STAGES if not locked_fields([field], stage)} == stages


@pytest.mark.parametrize(
	("day", "last", "stale"),
	[
		(13, None, False),
		(14, None, True),
		(17, None, True),
		(15, 14, False),
		(28, 14, True),
		(31, 14, True),
	],
)
def test_reminders_come_after_the_limit_and_are_repeated(day: int, last: int | None, stale: bool) -> None:
	reminded = SINCE + timedelta(days=last) if last else None
	assert is_stale(SINCE, reminded, SINCE + timedelta(days=day), limit=14, repeat=14) is stale


def test_a_zero_limit_switches_reminders_off_and_a_zero_repeat_gives_one() -> None:
	late = SINCE + timedelta(days=400)
	assert not is_stale(SINCE, None, late, limit=0, repeat=14)
	assert not is_stale(SINCE, SINCE + timedelta(days=20), late, limit=14, repeat=0)


@given(st.integers(0, 500), st.integers(1, 90), st.integers(1, 90))
def test_after_a_reminder_today_there_is_none_today(day: int, limit: int, repeat: int) -> None:
	today = SINCE + timedelta(days=day)
	assert not is_stale(SINCE, today, today, limit, repeat) or today < SINCE
