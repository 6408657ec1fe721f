"""Rules of a training need that need no database."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from shequ_weiye.constants import training as t

# What identifies a need stays as collected; what was found out may be put right until a class is offered.
_IDENTITY = frozenset({"resident", "division", "direction"})
_OUTCOME = frozenset({"outcome", "outcome_on", "outcome_note"})
_FINDING_STAGES = frozenset({t.COLLECTED, t.VERIFIED})


def open_key(resident: str, direction: str, stage: str | None) -> str | None:
	"""Give the key that no two open needs share: one per resident and direction; none once settled."""
	return None if stage in t.SETTLED_STAGES else f"{resident}|{direction}"


def locked_fields(changed: Iterable[str], stage: str) -> tuple[str, ...]:
	"""Give those of the changed fields that are closed in ``stage``."""
	return tuple(field for field in changed if stage not in stages_open_for(field))


def stages_open_for(field: str) -> frozenset[str]:
	"""Give the stages in which ``field`` may change."""
	if field in _IDENTITY:
		return frozenset({t.COLLECTED})
	if field in _OUTCOME:
		return frozenset({t.TRAINED})
	return _FINDING_STAGES


def is_stale(since: date, last_reminder: date | None, today: date, limit: int, repeat: int) -> bool:
	"""Answer whether a need that has waited since ``since`` is due for a reminder today.

	The first comes after ``limit`` days, the next ones every ``repeat`` days; a limit of zero switches
	reminders off. A day on which nothing ran is caught up on the next.
	"""
	if not limit or (today - since).days < limit:
		return False
	if last_reminder is None or last_reminder < since:
		return True
	return bool(repeat) and (today - last_reminder).days >= repeat
