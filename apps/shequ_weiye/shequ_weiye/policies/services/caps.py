"""How often, and how much altogether, one person may have of a policy; pure.

Source: operating rules A.3, anti-duplication matrix (training three times a year, loans three times in all,
accident cover of one worker up to a sum in a calendar year, whoever of several employers applies for it).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from shequ_weiye.constants.benefits import CAP_AMOUNT, SAME_YEAR


class Cap(NamedTuple):
	"""A row of a version: what is counted, within which period, and the most of it."""

	measure: str
	within: str
	limit: float


class Had(NamedTuple):
	"""What one person has had within a period."""

	times: int = 0
	amount: float = 0.0


def period_of(within: str, day: date) -> str:
	"""Give the period of a cap to which ``day`` belongs: a calendar year, or all life."""
	return f"{within} {day:%Y}" if within == SAME_YEAR else within


def exceeded(caps: Iterable[Cap], had: Had, amount: float) -> Cap | None:
	"""Give the first cap beyond which one grant more of ``amount`` yuan would go, if there is one."""
	for cap in caps:
		reached = had.amount + amount if cap.measure == CAP_AMOUNT else had.times + 1
		if round(reached, 2) > cap.limit:
			return cap
	return None
