"""What the sweep writes: who is new on the worklist, who comes back, who leaves it; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from shequ_weiye.constants import policies as p


class Found(NamedTuple):
	"""Somebody who is entitled, by which version."""

	subject: str
	title: str
	division: str
	policy: str
	version: str

	@property
	def key(self) -> str:
		"""One entry for each policy and person."""
		return match_key(self.policy, self.subject)


class Entry(NamedTuple):
	"""An entry of the worklist."""

	name: str
	state: str
	version: str
	quiet_until: date | None


@dataclass
class Plan:
	"""What is to be written; entries by their names."""

	new: list[Found] = field(default_factory=list)
	confirmed: list[str] = field(default_factory=list)
	reopened: list[str] = field(default_factory=list)
	dropped: list[str] = field(default_factory=list)
	applied: list[str] = field(default_factory=list)
	versions: dict[str, str] = field(default_factory=dict)

	@property
	def changes(self) -> int:
		"""How many entries are new or have another state."""
		return len(self.new) + len(self.reopened) + len(self.dropped) + len(self.applied)


def match_key(policy: str, subject: str) -> str:
	"""Give the key of an entry."""
	return f"{subject}|{policy}"


def plan(
	found: Collection[Found], entries: Mapping[str, Entry], applied: Collection[str], today: date
) -> Plan:
	"""Compare who is entitled with the worklist; ``applied`` are keys of those who have applied."""
	result = Plan()
	entitled = {one.key: one for one in found}
	for key, one in entitled.items():
		if key in entries:
			_plan_known(result, entries[key], one, key in applied, today)
		elif key not in applied:
			result.new.append(one)
	for key, entry in entries.items():
		if key in applied and key not in entitled and entry.state != p.APPLIED:
			result.applied.append(entry.name)
		elif key not in entitled and entry.state in (p.TO_CONTACT, p.CONTACTED):
			result.dropped.append(entry.name)
	return result


def _plan_known(result: Plan, entry: Entry, one: Found, has_applied: bool, today: date) -> None:
	if has_applied:
		if entry.state != p.APPLIED:
			result.applied.append(entry.name)
		return
	result.confirmed.append(entry.name)
	if entry.version != one.version:
		result.versions[entry.name] = one.version
	rests = entry.quiet_until is not None and entry.quiet_until > today
	if entry.state != p.TO_CONTACT and not rests:
		result.reopened.append(entry.name)
