"""What follows when a division is merged into another: pure rules over ``replaced_by``."""

from __future__ import annotations

from collections.abc import Callable

from shequ_weiye.permissions.area import level_of


class SuccessionError(ValueError):
	"""A merge that cannot be: the message names the rule."""


SAME_DIVISION = "same division"
OTHER_LEVEL = "other level"
CYCLE = "cycle"


def check_succession(code: str, successor: str, successor_of: Callable[[str], str | None]) -> None:
	"""Check that ``code`` may be replaced by ``successor``.

	``successor_of`` gives the stored successor of a division. A division is merged into another of its own
	level, and no chain of successors leads back to it. Raises ``SuccessionError``.
	"""
	if successor == code:
		raise SuccessionError(SAME_DIVISION)
	if level_of(successor) != level_of(code):
		raise SuccessionError(OTHER_LEVEL)
	if leads_to(successor, code, successor_of):
		raise SuccessionError(CYCLE)


def leads_to(start: str, goal: str, successor_of: Callable[[str], str | None]) -> bool:
	"""Answer whether the chain of successors of ``start`` reaches ``goal``; a stored cycle ends the walk."""
	seen: set[str] = set()
	current: str | None = start
	while current and current not in seen:
		seen.add(current)
		current = successor_of(current)
		if current == goal:
			return True
	return False
