"""A place is a code prefix: pure arithmetic on twelve-digit division codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shequ_weiye.constants.levels import CODE_LENGTH, LEVELS, PREFIX_LENGTH, PROVINCE


class Area(NamedTuple):
	"""All codes from ``low`` to ``high``, both included."""

	low: str
	high: str

	def covers(self, code: str | None) -> bool:
		"""Answer whether ``code`` lies in this area; an empty or malformed code lies in none."""
		return is_division_code(code) and self.low <= str(code) <= self.high

	def is_whole_province(self) -> bool:
		"""Answer whether the area holds at least one province with all below it."""
		below = CODE_LENGTH - PREFIX_LENGTH[PROVINCE]
		return self.low.endswith("0" * below) and self.high.endswith("9" * below)


def is_division_code(code: str | None) -> bool:
	"""Answer whether ``code`` has the shape of a division code: twelve ASCII digits."""
	return bool(code) and len(str(code)) == CODE_LENGTH and str(code).isascii() and str(code).isdigit()


def level_of(code: str) -> str:
	"""Give the level a code stands for by its trailing zeros.

	Raises ``ValueError`` for a string that is no division code.
	"""
	if not is_division_code(code):
		raise ValueError(f"not a division code: {code!r}")
	for level in LEVELS:
		if not code[PREFIX_LENGTH[level] :].strip("0"):
			return level
	raise AssertionError("the last level has no digits after its prefix")


def prefix_of(code: str) -> str:
	"""Give the leading digits shared by a division and all below it: ``370102`` for 历下区."""
	return code[: PREFIX_LENGTH[level_of(code)]]


def area_of(code: str) -> Area:
	"""Give the range of codes of a division and all below it."""
	prefix = prefix_of(code)
	return Area(prefix.ljust(CODE_LENGTH, "0"), prefix.ljust(CODE_LENGTH, "9"))


def ancestor_at(code: str, level: str) -> str:
	"""Give the code of the division of ``level`` that ``code`` lies in."""
	if not is_division_code(code):
		raise ValueError(f"not a division code: {code!r}")
	return code[: PREFIX_LENGTH[level]].ljust(CODE_LENGTH, "0")


def lineage(code: str) -> tuple[str, ...]:
	"""Give the codes from the province down to ``code`` itself."""
	own = LEVELS.index(level_of(code))
	return tuple(ancestor_at(code, level) for level in LEVELS[: own + 1])


def outermost(areas: Iterable[Area]) -> tuple[Area, ...]:
	"""Give the areas that lie in no other one, sorted; together they cover the same codes as ``areas``."""
	kept: list[Area] = []
	for area in sorted(set(areas), key=lambda area: (area.low, -int(area.high))):
		if not kept or area.high > kept[-1].high:
			kept.append(area)
	return tuple(kept)
