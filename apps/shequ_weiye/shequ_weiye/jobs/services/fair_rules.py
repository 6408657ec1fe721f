"""The rules of a job fair, pure: what makes it fit for review, when it moves on, who may still sign up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from shequ_weiye.constants import jobs as j


class FairFault(Enum):
	"""Why a fair, or a sign-up for it, is refused."""

	ENDS_BEFORE_START = "ends_before_start"
	DEADLINE_AFTER_START = "deadline_after_start"
	PUBLISHED_AFTER_DEADLINE = "published_after_deadline"
	NEGATIVE_CAPACITY = "negative_capacity"
	BOOTH_MISSING = "booth_missing"
	BOOTH_TWICE = "booth_twice"
	PLACE_MISSING = "place_missing"
	LINK_MISSING = "link_missing"
	ALREADY_STARTED = "already_started"
	NOT_OVER = "not_over"
	RESULT_MISSING = "result_missing"
	RESULT_NEGATIVE = "result_negative"
	HIRED_EXCEED_ATTENDED = "hired_exceed_attended"
	NOT_PUBLIC = "not_public"
	SIGN_UP_CLOSED = "sign_up_closed"
	FULL = "full"


@dataclass(frozen=True)
class Plan:
	"""When and where a fair takes place, as far as the rules must know."""

	kind: str
	starts_at: datetime
	ends_at: datetime
	sign_up_deadline: datetime
	publish_on: datetime | None = None
	capacity: int = 0
	place: str = ""
	link: str = ""
	booth_numbers: tuple[str, ...] = ()


def faults_of_plan(plan: Plan) -> Iterator[FairFault]:
	"""Give what is wrong with a fair in any state."""
	if plan.ends_at <= plan.starts_at:
		yield FairFault.ENDS_BEFORE_START
	if plan.sign_up_deadline > plan.starts_at:
		yield FairFault.DEADLINE_AFTER_START
	if plan.publish_on and plan.publish_on > plan.sign_up_deadline:
		yield FairFault.PUBLISHED_AFTER_DEADLINE
	if plan.capacity < 0:
		yield FairFault.NEGATIVE_CAPACITY
	if has_twins(plan.booth_numbers):
		yield FairFault.BOOTH_TWICE


def faults_for_review(plan: Plan, now: datetime) -> Iterator[FairFault]:
	"""Give what keeps a fair from being sent to the street."""
	if not plan.booth_numbers:
		yield FairFault.BOOTH_MISSING
	if plan.kind in j.KINDS_WITH_PLACE and not plan.place:
		yield FairFault.PLACE_MISSING
	if plan.kind in j.KINDS_WITH_LINK and not plan.link:
		yield FairFault.LINK_MISSING
	if plan.starts_at <= now:
		yield FairFault.ALREADY_STARTED


def has_twins(values: Iterable[str]) -> bool:
	"""Answer whether a value stands twice, whatever its case and the blanks around it."""
	plain = [value.strip().casefold() for value in values]
	return len(set(plain)) < len(plain)


def fault_of_result(attended: int, offers: int, hired: int, summary: str | None) -> FairFault | None:
	"""Give what is wrong with the result of a fair that is summed up.

	One person may get several offers, so offers have no upper bound; nobody is hired who was not there.
	"""
	if not (summary or "").strip():
		return FairFault.RESULT_MISSING
	if min(attended, offers, hired) < 0:
		return FairFault.RESULT_NEGATIVE
	return FairFault.HIRED_EXCEED_ATTENDED if hired > attended else None


def due_state(state: str, plan: Plan, now: datetime) -> str | None:
	"""Give the state into which the clock moves a fair by ``now``, or nothing.

	A fair whose publication was missed, for the clock stood still, is published even late, but not
	once it has begun: nobody could have signed up.
	"""
	if state == j.PENDING_PUBLICATION:
		due = plan.publish_on is not None and plan.publish_on <= now < plan.starts_at
		return j.PUBLISHED if due else None
	if state == j.PUBLISHED and plan.ends_at <= now:
		return j.HELD
	return None


def takes_sign_ups(state: str, deadline: datetime, now: datetime) -> bool:
	"""Answer whether people may still sign up."""
	return state == j.PUBLISHED and now < deadline


def fault_of_sign_up(
	state: str, deadline: datetime, now: datetime, *, capacity: int, taken: int
) -> FairFault | None:
	"""Give why one more person cannot sign up; a capacity of zero is no limit."""
	if state != j.PUBLISHED:
		return FairFault.NOT_PUBLIC
	if now >= deadline:
		return FairFault.SIGN_UP_CLOSED
	if capacity and taken >= capacity:
		return FairFault.FULL
	return None


def is_reminder_due(state: str, starts_at: datetime, now: datetime, days_before: int) -> bool:
	"""Answer whether officers should now be reminded of a fair that has not begun."""
	return state == j.PUBLISHED and now < starts_at <= now + timedelta(days=days_before)
