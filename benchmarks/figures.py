"""What a benchmark answers: figures beside the bar that each must reach."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
	from collections.abc import Callable, Sequence

AT_MOST, AT_LEAST = "≤", "≥"


@dataclass(frozen=True)
class Row:
	"""One figure. Without a bar it only informs."""

	figure: str
	value: float
	unit: str
	must_be: str = ""
	bar: float | None = None

	@property
	def holds(self) -> bool | None:
		"""Does the value reach its bar? None where there is no bar; a value that is no number never does."""
		if self.bar is None:
			return None
		return self.value <= self.bar if self.must_be == AT_MOST else self.value >= self.bar


def at_most(figure: str, value: float, bar: float, unit: str) -> Row:
	"""A figure that must not exceed its bar: a time, a size, a number of errors."""
	return Row(figure, value, unit, AT_MOST, bar)


def at_least(figure: str, value: float, bar: float, unit: str) -> Row:
	"""A figure that must reach its bar: a rate, a share, a speed-up."""
	return Row(figure, value, unit, AT_LEAST, bar)


def informs(figure: str, value: float, unit: str) -> Row:
	"""A figure that a reader needs to understand the others."""
	return Row(figure, value, unit)


def passed(rows: Sequence[Row]) -> bool:
	"""True only if every bar holds; a benchmark without any bar has shown nothing."""
	verdicts = [row.holds for row in rows if row.holds is not None]
	return bool(verdicts) and all(verdicts)


def timed(work: Callable[[], object], repeats: int = 1, warm_up: int = 0) -> list[float]:
	"""Seconds that each of ``repeats`` calls took, after ``warm_up`` calls that do not count."""
	for _ in range(warm_up):
		work()
	return [seconds(work) for _ in range(repeats)]


def seconds(work: Callable[[], object]) -> float:
	"""How long one call takes."""
	started = time.perf_counter()
	work()
	return time.perf_counter() - started


def median(values: Sequence[float]) -> float:
	"""Half of the values lie below."""
	return statistics.median(values)


def p95(values: Sequence[float]) -> float:
	"""95 of 100 values are no larger (nearest rank: always one that was measured)."""
	ordered = sorted(values)
	return ordered[-(-95 * len(ordered) // 100) - 1]
