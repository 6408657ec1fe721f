"""Which version decides: the most specific division's that is in force on the day of acceptance; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from shequ_weiye.permissions.area import area_of, prefix_of


class Dated(NamedTuple):
	"""What the choice must know of a version; ``superseded_from`` ends it before its own last day."""

	name: str
	policy: str
	division_code: str
	effective_from: date
	effective_to: date | None = None
	superseded_from: date | None = None

	@property
	def last_day(self) -> date | None:
		"""The last day on which it is in force, if there is one."""
		ends = [self.effective_to] if self.effective_to else []
		if self.superseded_from:
			ends.append(self.superseded_from - timedelta(days=1))
		return min(ends, default=None)

	def is_in_force(self, day: date) -> bool:
		"""Answer whether it is in force on ``day``."""
		return self.effective_from <= day and (self.last_day is None or day <= self.last_day)


def choose_version(versions: Iterable[Dated], division_code: str, day: date) -> Dated | None:
	"""Give the version of one policy that decides in a division on ``day``, if any does."""
	candidates = [
		version
		for version in versions
		if version.is_in_force(day) and area_of(version.division_code).covers(division_code)
	]
	return max(candidates, key=_rank, default=None)


def choose_versions(versions: Iterable[Dated], division_code: str, day: date) -> dict[str, Dated]:
	"""Give the deciding version of every policy that has one, by policy."""
	by_policy: dict[str, list[Dated]] = {}
	for version in versions:
		by_policy.setdefault(version.policy, []).append(version)
	chosen = {policy: choose_version(own, division_code, day) for policy, own in by_policy.items()}
	return {policy: version for policy, version in chosen.items() if version}


def overlap(one: Dated, other: Dated) -> bool:
	"""Answer whether two versions are in force on a common day in the same division."""
	if one.division_code != other.division_code or one.policy != other.policy:
		return False
	return one.effective_from <= (other.last_day or date.max) and other.effective_from <= (
		one.last_day or date.max
	)


def circle(name: str, supersedes: Mapping[str, str | None]) -> list[str]:
	"""Give the versions of a circle of supersession that begins at ``name``; empty if there is none."""
	way = [name]
	while above := supersedes.get(way[-1]):
		if above in way:
			return [*way[way.index(above) :], above]
		way.append(above)
	return []


def _rank(version: Dated) -> tuple[int, date]:
	return len(prefix_of(version.division_code)), version.effective_from
