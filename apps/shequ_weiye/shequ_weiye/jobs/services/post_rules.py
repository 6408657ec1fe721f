"""The rules of posts and referrals, pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from shequ_weiye.constants import jobs as j


class PostFault(Enum):
	"""Why a post, a referral or its outcome is refused."""

	NO_VACANCY = "no_vacancy"
	BELOW_FILLED = "below_filled"
	NEGATIVE_WAGE = "negative_wage"
	WAGE_RANGE = "wage_range"
	VALIDITY_PAST = "validity_past"
	CLOSED = "closed"
	EXPIRED = "expired"
	FULL = "full"
	REFERRED_IN_FUTURE = "referred_in_future"
	OUTCOME_BEFORE_REFERRAL = "outcome_before_referral"
	OUTCOME_IN_FUTURE = "outcome_in_future"
	REASON_MISSING = "reason_missing"


@dataclass(frozen=True)
class Post:
	"""A post as far as a referral must know it."""

	status: str
	valid_until: date
	vacancies: int
	filled: int


def faults_of_terms(
	vacancies: int, filled: int, wage_from: float | None, wage_to: float | None
) -> Iterator[PostFault]:
	"""Give what is wrong with the numbers of a post; an upper wage of nothing means no range."""
	if vacancies < 1:
		yield PostFault.NO_VACANCY
	elif vacancies < filled:
		yield PostFault.BELOW_FILLED
	if min(wage_from or 0, wage_to or 0) < 0:
		yield PostFault.NEGATIVE_WAGE
	elif wage_to and wage_to < (wage_from or 0):
		yield PostFault.WAGE_RANGE


def unlawful_conditions(text: str | None) -> tuple[str, ...]:
	"""Give the conditions in ``text`` that employment law forbids, as they are worded there.

	A list of common wordings, no proof that a text is lawful: 就业促进法 arts. 26-31.
	"""
	plain = "".join(unicodedata.normalize("NFKC", text or "").split())
	return tuple(wording for wording in j.UNLAWFUL_CONDITIONS if wording in plain)


def fault_of_referral(post: Post, today: date) -> PostFault | None:
	"""Give why nobody can be referred to a post today."""
	if post.status == j.CLOSED:
		return PostFault.CLOSED
	if post.status == j.EXPIRED or has_expired(post.valid_until, today):
		return PostFault.EXPIRED
	return PostFault.FULL if post.filled >= post.vacancies else None


def has_expired(valid_until: date, today: date) -> bool:
	"""Answer whether the last day of a post is over."""
	return valid_until < today


def fault_of_outcome(
	outcome: str, referred_on: date, outcome_on: date | None, reason: str | None, today: date
) -> PostFault | None:
	"""Give what is wrong with what became of a referral."""
	if referred_on > today:
		return PostFault.REFERRED_IN_FUTURE
	if outcome_on and outcome_on < referred_on:
		return PostFault.OUTCOME_BEFORE_REFERRAL
	if outcome_on and outcome_on > today:
		return PostFault.OUTCOME_IN_FUTURE
	return PostFault.REASON_MISSING if outcome in j.EXPLAINED_OUTCOMES and not reason else None


def is_outcome_due(
	outcome: str, referred_on: date, last_asked_on: date | None, today: date, days: int
) -> bool:
	"""Answer whether an officer should be asked what became of a referral: every ``days`` days."""
	if outcome not in j.OPEN_OUTCOMES:
		return False
	return max(referred_on, last_asked_on or referred_on) + timedelta(days=days) <= today
