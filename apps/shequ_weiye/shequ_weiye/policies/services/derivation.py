"""Facts that follow from others on the day of the decision, and the days on which they change; pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from shequ_weiye.policies.services.dates import (
	add_months,
	birthday,
	fewer_months_left,
	full_months,
	full_years,
)
from shequ_weiye.policies.services.fact_catalogue import FACTS
from shequ_weiye.policies.services.fact_types import Derivation, Known

UNKNOWN = Known(None)


def fact_on(key: str, facts: Mapping[str, Known], on: date) -> Known:
	"""Give a fact on the day ``on``, derived where it follows from others."""
	fact = FACTS[key]
	if not fact.derivation:
		return facts.get(key, UNKNOWN)
	bases = [facts.get(base, UNKNOWN) for base in fact.bases]
	if any(base.value is None for base in bases):
		return UNKNOWN
	return Known(
		_derive(fact.derivation, [base.value for base in bases], on), bases[0].source, bases[0].as_of
	)


def days_of_change(key: str, facts: Mapping[str, Known], number: float) -> list[date]:
	"""Give the days on which a comparison of the fact with ``number`` may begin or cease to hold.

	Empty for facts that time does not change and for those that are not known.
	"""
	fact = FACTS[key]
	base = facts.get(fact.bases[0], UNKNOWN).value if fact.bases else None
	if not isinstance(base, date):
		return []
	steps = (int(number // 1), int(number // 1) + 1)
	if fact.derivation is Derivation.YEARS_SINCE:
		return [birthday(base, step) for step in steps]
	if fact.derivation is Derivation.MONTHS_SINCE:
		return [add_months(base, step) for step in steps]
	if fact.derivation is Derivation.MONTHS_UNTIL:
		return [fewer_months_left(base, step) for step in steps]
	return []


def _derive(derivation: Derivation, bases: list[Any], on: date) -> float | bool:
	if derivation is Derivation.YEARS_SINCE:
		return full_years(bases[0], on)
	if derivation is Derivation.MONTHS_SINCE:
		return full_months(bases[0], on)
	if derivation is Derivation.MONTHS_UNTIL:
		return full_months(on, bases[0])
	return bool(bases[0] <= bases[1])
