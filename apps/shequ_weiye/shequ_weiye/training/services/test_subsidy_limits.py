"""How often one person may be trained at public expense."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shequ_weiye.training.services.subsidy_limits import Excess, Limits, Training, excess

LIMITS = Limits(per_year=3, same_course_days=365)
DAY = date(2026, 9, 1)


def training(occupation: str, day: date = DAY, grade: str = "Grade Five") -> Training:
	return Training(occupation, grade, day)


def test_a_fourth_training_in_a_calendar_year_is_too_many() -> None:
	others = [training(f"工种{number}", date(2026, number, 1)) for number in (1, 4, 7)]
	assert excess(training("工种九"), others[:2], LIMITS) is None
	assert excess(training("工种九"), others, LIMITS) is Excess.PER_YEAR
	assert excess(training("工种九", date(2027, 1, 1)), others, LIMITS) is None


@pytest.mark.parametrize(
	("days", "refused"), [(-364, True), (364, True), (365, False), (-365, False), (0, True)]
)
def test_the_same_course_is_refused_within_a_year_before_and_after(days: int, refused: bool) -> None:
	other = training("养老护理员", DAY + timedelta(days=days))
	assert (excess(training("养老护理员"), [other], LIMITS) is Excess.SAME_COURSE) is refused


def test_another_grade_or_occupation_is_another_course() -> None:
	others = [training("养老护理员", grade="Grade Four"), training("育婴员")]
	assert excess(training("养老护理员"), others, LIMITS) is None


def test_zero_switches_a_limit_off() -> None:
	others = [training("养老护理员")] * 9
	assert excess(training("养老护理员"), others, Limits(0, 0)) is None
