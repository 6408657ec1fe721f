"""Since when, from when and until when a person is entitled; exact, because only named days change it; pure.

Time changes a verdict only where a condition compares a number of years or months with a limit. Each such
condition tells its own days of change; between two neighbouring ones of all conditions nothing changes, so
the verdict on each of these days is the verdict up to the next. Recorded facts are taken as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from shequ_weiye.policies.services.conditions import Condition, Group
from shequ_weiye.policies.services.derivation import days_of_change
from shequ_weiye.policies.services.evaluation import evaluate
from shequ_weiye.policies.services.fact_types import Known


class Span(NamedTuple):
	"""When the conditions are met: now since ``since`` up to ``until``, or first again from ``begins``.

	Nothing stands for "no such day": always so before, for ever, or never by the passing of time.
	"""

	since: date | None = None
	until: date | None = None
	begins: date | None = None


def span(tree: Group, facts: Mapping[str, Known], on: date) -> Span:
	"""Give the span of entitlement around, or after, the day ``on``."""
	days = changes(tree, facts)
	later = [day for day in days if day > on]
	if evaluate(tree, facts, on).verdict is not True:
		return Span(begins=next((day for day in later if evaluate(tree, facts, day).verdict is True), None))
	ends = next((day for day in later if evaluate(tree, facts, day).verdict is not True), None)
	until = ends - timedelta(days=1) if ends else None
	return Span(since=_since(tree, facts, [day for day in days if day <= on]), until=until)


def changes(tree: Group, facts: Mapping[str, Known]) -> list[date]:
	"""Give all days on which the verdict may change, in order."""
	return sorted({day for condition in tree.conditions() for day in _days(condition, facts)})


def _days(condition: Condition, facts: Mapping[str, Known]) -> list[date]:
	if not isinstance(condition.wanted, float):
		return []
	return days_of_change(condition.fact, facts, condition.wanted)


def _since(tree: Group, facts: Mapping[str, Known], days: list[date]) -> date | None:
	"""Go back from day to day of change as long as the conditions are met before it."""
	for day in reversed(days):
		if evaluate(tree, facts, day - timedelta(days=1)).verdict is not True:
			return day
	return None
