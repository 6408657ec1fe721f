"""The rules of decisions on many cases at once (批量办理); pure, without Frappe.

A batch decides nothing by itself: each line is one case, and the rules of the single decision hold for it. Here
stands only what is said for many at once, which lines are left alone, and how a batch is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.policies.services.case_log import Verb

# What needs nothing but a reason, by the state of a task for which it makes sense.
VERBS: dict[str, frozenset[str]] = {
	"To Claim": frozenset({Verb.CLAIM, Verb.HOLD, Verb.URGE}),
	"Claimed": frozenset({Verb.RELEASE, Verb.HOLD, Verb.URGE}),
	"On Hold": frozenset({Verb.RESUME}),
}


class Fault(StrEnum):
	"""Why the tasks that were chosen are no batch."""

	NOTHING_CHOSEN = "nothing_chosen"
	TOO_MANY = "too_many"
	NOTHING_IN_COMMON = "nothing_in_common"
	REASON_MISSING = "reason_missing"


class BatchError(Exception):
	"""Raised when the rules refuse a batch as a whole; ``fault`` says which rule."""

	def __init__(self, fault: Fault) -> None:
		super().__init__(fault.value)
		self.fault = fault


class Tally(NamedTuple):
	"""How many lines of a batch were decided, were not, and wait."""

	decided: int = 0
	failed: int = 0
	waiting: int = 0

	@property
	def total(self) -> int:
		"""All lines."""
		return self.decided + self.failed + self.waiting


def tally(counts: Mapping[str, int]) -> Tally:
	"""Count a batch by how many of its lines stand in each state."""
	return Tally(*(counts.get(state, 0) for state in (b.DECIDED, b.NOT_DECIDED, b.WAITING)))


def check_number(chosen: int) -> None:
	"""Refuse a batch of nothing, and one that is too large. Raises :class:`BatchError`."""
	if not chosen:
		raise BatchError(Fault.NOTHING_CHOSEN)
	if chosen > b.MOST_TASKS:
		raise BatchError(Fault.TOO_MANY)


def is_for_worker(chosen: int) -> bool:
	"""Answer whether nobody waits for the batch: a worker decides it and tells how far it is."""
	return chosen > b.MOST_AT_ONCE


def common_actions(kinds: Iterable[tuple[frozenset[str], str]]) -> frozenset[str]:
	"""Give what may be done with all of the tasks.

	Each kind of task comes with the steps that lead on from its stage for the officer, and with its state.
	"""
	offered = [(steps - b.NEEDS_MORE_THAN_A_REASON) | VERBS.get(state, frozenset()) for steps, state in kinds]
	return frozenset.intersection(*offered) if offered else frozenset()


def check_decision(action: str, reason: str, common: frozenset[str], explained: frozenset[str]) -> None:
	"""Refuse what cannot be done with all of the tasks, or must be explained and is not.

	Raises :class:`BatchError`.
	"""
	if action not in common:
		raise BatchError(Fault.NOTHING_IN_COMMON)
	if action in explained and not reason:
		raise BatchError(Fault.REASON_MISSING)


def lines_between_news(total: int) -> int:
	"""Give after how many lines the officer is told how far it is: about a hundred times, however large it is."""
	return max(1, total // 100)
