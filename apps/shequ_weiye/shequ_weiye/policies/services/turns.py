"""Whose turn it is where cases are handed out one after the other (轮流分派); pure, without Frappe."""

from __future__ import annotations

from collections.abc import Collection


def next_in_turn(people: Collection[str], last: str) -> str | None:
	"""Give who comes after ``last`` in the order of names, and after the end the first; nobody of no people.

	``last`` need not be among them any more: whoever came after goes on, so that nobody is passed over because
	somebody left, was barred from one case or joined.
	"""
	later = [person for person in people if person > last]
	return min(later or people, default=None)
