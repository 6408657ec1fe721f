"""Which services count for the "12333"; pure rules.

Operating rules A.5, counting: only services that were delivered, with a proof, on distinct days; the same
post pushed twice counts once. A place may ask for more days between two services of a kind. Different kinds
are different services, also on one visit: the plan (2023-2025, task 16) counts them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from shequ_weiye.assistance.services.windows import ServiceYear
from shequ_weiye.constants.assistance import COUNTED_OUTCOMES, KINDS


class CountingRule(NamedTuple):
	"""How a place counts.

	``gap_days``: least number of days from one service of a kind to the next, at least 1 (distinct days).
	``distinct_content``: the same content counts once per kind and year. ``needs_proof``: a service counts
	only with what was offered, a paper, or a record that it follows from. ``pauses_when_employed``: see
	``pauses.py``. ``reminder_days``: from so many days before its due day on, a service is shown as due.
	"""

	gap_days: int = 1
	distinct_content: bool = True
	needs_proof: bool = True
	pauses_when_employed: bool = True
	reminder_days: int = 14


class Contact(NamedTuple):
	"""What the count must know of a service contact; ``content`` identifies its content and proves it."""

	kind: str
	day: date
	outcome: str
	content: str | None = None


class Tally(NamedTuple):
	"""The services of one kind: how many count, on how many days far enough apart, and the last of these."""

	done: int = 0
	days: int = 0
	last: date | None = None


NO_SERVICE = Tally()


def counts(contact: Contact, year: ServiceYear, rule: CountingRule) -> bool:
	"""Answer whether a contact was delivered, in the year, and with the proof that the place asks for."""
	return (
		contact.outcome in COUNTED_OUTCOMES
		and year.first <= contact.day <= year.last
		and not (rule.needs_proof and not contact.content)
	)


def tally(contacts: Iterable[Contact], year: ServiceYear, rule: CountingRule) -> dict[str, Tally]:
	"""Count the services of each kind."""
	found: dict[str, list[Contact]] = {}
	for contact in contacts:
		if counts(contact, year, rule):
			found.setdefault(contact.kind, []).append(contact)
	return {kind: _tally_kind(found[kind], rule) if kind in found else NO_SERVICE for kind in KINDS}


def _tally_kind(contacts: list[Contact], rule: CountingRule) -> Tally:
	"""Count the days far enough apart, but not more than there are different contents.

	So neither the order of entry nor one more entry can ever take a service away from a person.
	"""
	days, last = 0, None
	for day in sorted({contact.day for contact in contacts}):
		if last is None or (day - last).days >= rule.gap_days:
			days, last = days + 1, day
	done = min(days, _contents(contacts)) if rule.distinct_content else days
	return Tally(done, days, last)


def _contents(contacts: list[Contact]) -> int:
	"""Count the different contents; an entry that names none stands for itself."""
	named = {contact.content for contact in contacts if contact.content}
	return len(named) + sum(1 for contact in contacts if not contact.content)
