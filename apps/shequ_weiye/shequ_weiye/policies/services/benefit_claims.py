"""What a grant lays claim to, as keys of which each can be held once; pure.

A grant holds one key for itself (person, family of policies, period) and one for each policy that its own
excludes. Both policies of such a pair lay claim to the same key, so whoever comes second meets it, in whatever
county and through whatever employer. Sources: operating rules A.0 4 and A.3, anti-duplication matrix.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from shequ_weiye.constants.benefits import (
	CONTRACT,
	MONTH,
	ONCE,
	SAME_CONTRACT,
	SAME_MONTH,
	SAME_YEAR,
	YEAR,
)


class Period(NamedTuple):
	"""For what a benefit is granted; ``day`` is any day of the month or year."""

	kind: str
	day: date
	contract: str = ""

	@property
	def mark(self) -> str:
		"""What tells it from other periods of its kind; empty for once in life."""
		return {
			MONTH: f"{self.day:%Y-%m}",
			YEAR: f"{self.day:%Y}",
			CONTRACT: self.contract,
			ONCE: "",
		}[self.kind]


class Exclusion(NamedTuple):
	"""Two policies that one person does not get together within a period."""

	policies: frozenset[str]
	period: str
	note: str = ""

	def other(self, policy: str) -> str:
		"""Give the policy beside ``policy``."""
		return next(iter(self.policies - {policy}), policy)


class Wish(NamedTuple):
	"""What is to be granted: by which policy, to whom (one or more holders), for which period."""

	entry: str
	policy: str
	family: str
	holders: tuple[str, ...]
	period: Period


class Claim(NamedTuple):
	"""A key that only one holder has at a time; ``against`` is the exclusion behind it, if it is for one."""

	key: str
	holder: str
	against: Exclusion | None = None


class ContractMissing(ValueError):
	"""Raised when a period or an exclusion asks for a contract that is not given."""


def claims_of(wish: Wish, exclusions: Iterable[Exclusion]) -> list[Claim]:
	"""Give all that the grant lays claim to, in the one order in which keys are taken.

	Raises :class:`ContractMissing`.
	"""
	if wish.period.kind == CONTRACT and not wish.period.contract:
		raise ContractMissing
	claims = [*_own(wish), *(claim for exclusion in exclusions for claim in _shared(wish, exclusion))]
	return sorted({claim.key: claim for claim in claims}.values(), key=lambda claim: claim.key)


def key_of(*parts: str) -> str:
	"""Give the key of what the parts name; it tells nobody whom it is about."""
	return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _own(wish: Wish) -> Iterator[Claim]:
	period = wish.period
	for holder in wish.holders:
		yield Claim(key_of("own", holder, wish.family, period.kind, period.mark), wish.entry)


def _shared(wish: Wish, exclusion: Exclusion) -> Iterator[Claim]:
	"""A pair is held by the policy: several grants by one policy do not stand in each other's way."""
	pair = sorted(exclusion.policies)
	for mark in _marks(wish.period, exclusion.period):
		yield Claim(key_of("pair", wish.holders[0], *pair, exclusion.period, mark), wish.policy, exclusion)


def _marks(period: Period, within: str) -> tuple[str, ...]:
	"""Give the periods of an exclusion that a grant touches: one for a year touches each of its months."""
	if within == SAME_MONTH:
		months = range(1, 13) if period.kind == YEAR else (period.day.month,)
		return tuple(f"{period.day:%Y}-{month:02}" for month in months)
	if within == SAME_CONTRACT:
		if not period.contract:
			raise ContractMissing
		return (period.contract,)
	return (f"{period.day:%Y}",) if within == SAME_YEAR else ("",)
