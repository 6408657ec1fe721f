"""Which age group a person belongs to on a day; pure rules.

Work from the age of 16 (劳动法 art. 15); "older" by the ages of the settings (女 40, 男 50 in 济宁 2021,
operating rules A.1; counties differ); the end by the legal retirement month.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from shequ_weiye.constants.identity import FEMALE
from shequ_weiye.constants.residents import (
	BELOW_WORKING_AGE,
	OLDER_WORKING_AGE,
	RETIREMENT_AGE,
	WORKING_AGE,
	WORKING_AGE_BEGINS,
)
from shequ_weiye.policies.services.dates import full_years
from shequ_weiye.residents.services.retirement import retirement_month, rule_for


class OlderFrom(NamedTuple):
	"""The ages from which men and women count as older workers."""

	men: int
	women: int


def retires_on(birth_date: date | None, gender: str | None, post: str | None) -> date | None:
	"""Give the month of legal retirement; none as long as what decides it is not known."""
	rule = rule_for(gender, post)
	return retirement_month(rule, birth_date) if rule and birth_date else None


def age_group(birth_date: date, gender: str | None, post: str | None, today: date, older: OlderFrom) -> str:
	"""Give the age group of a person on ``today``."""
	age = full_years(birth_date, today)
	if age < WORKING_AGE_BEGINS:
		return BELOW_WORKING_AGE
	retirement = retires_on(birth_date, gender, post)
	if retirement and today >= retirement:
		return RETIREMENT_AGE
	return OLDER_WORKING_AGE if age >= (older.women if gender == FEMALE else older.men) else WORKING_AGE
