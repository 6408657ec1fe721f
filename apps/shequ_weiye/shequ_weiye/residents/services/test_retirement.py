"""The legal retirement age: the published vectors, and what must hold for every birth month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.identity import FEMALE, MALE
from shequ_weiye.constants.residents import MANAGERIAL_POST, WORKER_POST
from shequ_weiye.residents.services.retirement import (
	MEN,
	WOMEN_IN_MANAGERIAL_POSTS,
	WOMEN_WORKERS,
	Rule,
	retirement_age,
	retirement_month,
	rule_for,
)

pytestmark = pytest.mark.nosite

RULES = st.sampled_from((MEN, WOMEN_IN_MANAGERIAL_POSTS, WOMEN_WORKERS))
BIRTHS = st.dates(date(1940, 1, 1), date(2010, 12, 31))


@pytest.mark.parametrize(
	("rule", "born", "age", "month"),
	[
		(MEN, "1964-12", (60, 0), "2024-12"),
		(MEN, "1965-01", (60, 1), "2025-02"),
		(MEN, "1965-05", (60, 2), "2025-07"),
		(MEN, "1976-09", (63, 0), "2039-09"),
		(WOMEN_IN_MANAGERIAL_POSTS, "1970-01", (55, 1), "2025-02"),
		(WOMEN_IN_MANAGERIAL_POSTS, "1981-09", (58, 0), "2039-09"),
		(WOMEN_WORKERS, "1975-01", (50, 1), "2025-02"),
		(WOMEN_WORKERS, "1975-03", (50, 2), "2025-05"),
		(WOMEN_WORKERS, "1984-11", (55, 0), "2039-11"),
	],
)
def test_published_examples(rule: Rule, born: str, age: tuple[int, int], month: str) -> None:
	birth_date = date.fromisoformat(f"{born}-15")
	assert retirement_age(rule, birth_date) == age
	assert retirement_month(rule, birth_date) == date.fromisoformat(f"{month}-01")


@given(RULES, BIRTHS)
def test_the_age_lies_between_the_old_and_the_new_one(rule: Rule, born: date) -> None:
	years, months = retirement_age(rule, born)
	assert rule.age * 12 <= years * 12 + months <= rule.age * 12 + rule.cap


@given(RULES, BIRTHS, BIRTHS)
def test_who_is_born_later_never_retires_earlier(rule: Rule, one: date, other: date) -> None:
	earlier, later = sorted((one, other))
	assert retirement_month(rule, earlier) <= retirement_month(rule, later)


@given(RULES, st.integers(1, 28), st.integers(1, 12), st.integers(1950, 2000))
def test_the_day_of_birth_does_not_matter(rule: Rule, day: int, month: int, year: int) -> None:
	assert retirement_month(rule, date(year, month, day)) == retirement_month(rule, date(year, month, 1))


@pytest.mark.parametrize(
	("gender", "post", "rule"),
	[
		(MALE, None, MEN),
		(FEMALE, WORKER_POST, WOMEN_WORKERS),
		(FEMALE, MANAGERIAL_POST, WOMEN_IN_MANAGERIAL_POSTS),
		(FEMALE, None, None),
		(None, WORKER_POST, None),
	],
)
def test_the_rule_depends_on_gender_and_a_woman_s_kind_of_post(
	gender: str | None, post: str | None, rule: Rule | None
) -> None:
	assert rule_for(gender, post) == rule
