"""The legal retirement age by birth month; pure rules.

Source: decision of the Standing Committee of the National People's Congress of 13 September 2024, in force
from 1 January 2025: the old ages of 60 (men), 55 and 50 (women, by kind of post) rise by one month for
every four, four and two months of later birth, up to 63, 58 and 55 (operating rules A.7).
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from shequ_weiye.constants.identity import FEMALE, MALE
from shequ_weiye.constants.residents import MANAGERIAL_POST, WORKER_POST

MONTHS = 12


class Rule(NamedTuple):
	"""One line of the decision: the old age, and how it rises from which birth month on."""

	age: int
	year: int
	step: int
	cap: int


MEN = Rule(60, 1965, 4, 36)
WOMEN_IN_MANAGERIAL_POSTS = Rule(55, 1970, 4, 36)
WOMEN_WORKERS = Rule(50, 1975, 2, 60)


def rule_for(gender: str | None, post: str | None) -> Rule | None:
	"""Give the rule for a person; none while a woman's kind of post, or the gender, is not known."""
	if gender == MALE:
		return MEN
	posts = {MANAGERIAL_POST: WOMEN_IN_MANAGERIAL_POSTS, WORKER_POST: WOMEN_WORKERS}
	return posts.get(post or "") if gender == FEMALE else None


def delay(rule: Rule, birth_date: date) -> int:
	"""Give the months by which the age of a person born in that month is raised."""
	months = (birth_date.year - rule.year) * MONTHS + birth_date.month - 1
	return 0 if months < 0 else min(months // rule.step + 1, rule.cap)


def retirement_age(rule: Rule, birth_date: date) -> tuple[int, int]:
	"""Give the legal retirement age in years and months."""
	years, months = divmod(rule.age * MONTHS + delay(rule, birth_date), MONTHS)
	return years, months


def retirement_month(rule: Rule, birth_date: date) -> date:
	"""Give the month in which the age is reached, as its first day."""
	months = birth_date.year * MONTHS + birth_date.month - 1 + rule.age * MONTHS + delay(rule, birth_date)
	year, month = divmod(months, MONTHS)
	return date(year, month + 1, 1)
