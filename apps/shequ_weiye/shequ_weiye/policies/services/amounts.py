"""How much a person may get, with its working; pure.

Every line of a version that fits the case gives an amount: fixed, a share of a fact (two thirds of what was
paid), or so much for each unit of a fact, up to a cap. Of lines with the same label the first that fits
counts. The plan's floors hold by the parameters themselves (``version_rules.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shequ_weiye.constants.policies import FIXED, SHARE
from shequ_weiye.policies.services.conditions import Condition
from shequ_weiye.policies.services.derivation import fact_on
from shequ_weiye.policies.services.fact_types import Known
from shequ_weiye.policies.services.operators import holds


@dataclass(frozen=True)
class AmountLine:
	"""One line: when it fits (always, without a condition), and how the amount is found."""

	label: str
	basis: str
	parameter: str
	period: str
	when: Condition | None = None
	fact: str = ""
	cap: str = ""


@dataclass(frozen=True)
class Amount:
	"""An amount in yuan and its working; no ``value`` while a fact that it needs is not known."""

	line: AmountLine
	value: float | None
	rate: float
	base: Known | None = None
	cap: float | None = None
	capped: bool = False


def amounts(
	lines: Sequence[AmountLine], parameters: Mapping[str, float], facts: Mapping[str, Known], on: date
) -> list[Amount]:
	"""Give the amounts of the lines that fit; a line of which that is not known gives none."""
	found: dict[str, Amount] = {}
	for line in lines:
		if line.label not in found and _fits(line, facts, on):
			found[line.label] = work_out(line, parameters, facts, on)
	return list(found.values())


def work_out(
	line: AmountLine, parameters: Mapping[str, float], facts: Mapping[str, Known], on: date
) -> Amount:
	"""Give the amount of one line, rounded to the fen."""
	rate = float(parameters[line.parameter])
	if line.basis == FIXED:
		return Amount(line, rate, rate)
	base = fact_on(line.fact, facts, on)
	cap = float(parameters[line.cap]) if line.cap else None
	if not isinstance(base.value, int | float):
		return Amount(line, None, rate, base, cap)
	raw = round(rate * float(base.value) + 1e-9, 2)
	capped = cap is not None and raw > cap
	return Amount(line, cap if capped else raw, rate, base, cap, capped)


def is_share(line: AmountLine) -> bool:
	"""Answer whether the line's parameter is a share and not an amount."""
	return line.basis == SHARE


def _fits(line: AmountLine, facts: Mapping[str, Known], on: date) -> bool:
	if line.when is None:
		return True
	known = fact_on(line.when.fact, facts, on)
	return holds(line.when.operator, known.value, line.when.wanted) is True
