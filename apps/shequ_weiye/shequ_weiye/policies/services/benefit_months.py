"""How many months a person may have, and until when; pure.

Source: operating rules A.0 4 (months of kinds that count together are added up; whoever is less than five years
from legal retirement at the first approval gets it until retirement) and A.3 (36 months, graduates 24).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.constants.benefits import NEAR_RETIREMENT_MONTHS
from shequ_weiye.policies.services.dates import add_months, full_months


class MonthsRule(NamedTuple):
	"""What a version says; no limit with ``limit`` 0."""

	limit: int
	extends_to_retirement: bool = False


class MonthsHad(NamedTuple):
	"""What a person has had of the kinds that count together, and what the first approval decided."""

	before_system: int = 0
	in_ledger: int = 0
	runs_until: date | None = None

	@property
	def total(self) -> int:
		"""All months added up."""
		return self.before_system + self.in_ledger


class MonthsFault(StrEnum):
	"""Why another month is refused."""

	LIMIT_REACHED = "limit_reached"
	RETIRED = "retired"


def decided_until(rule: MonthsRule, had: MonthsHad, month: date, retires_on: date | None) -> date | None:
	"""Give the day until which the person gets it instead of the limit, as the first approval decides.

	What the first approval decided is kept. One before this system lies as many months back as were had then.
	"""
	if had.in_ledger:
		return had.runs_until
	if not rule.extends_to_retirement or retires_on is None:
		return None
	first = add_months(month.replace(day=1), -had.before_system)
	return retires_on if full_months(first, retires_on) < NEAR_RETIREMENT_MONTHS else None


def month_fault(rule: MonthsRule, had: MonthsHad, month: date) -> MonthsFault | None:
	"""Answer why a further month is refused, if it is; ``had`` carries what the first approval decided."""
	if not rule.limit:
		return None
	if had.runs_until:
		return MonthsFault.RETIRED if month.replace(day=1) >= had.runs_until.replace(day=1) else None
	return MonthsFault.LIMIT_REACHED if had.total >= rule.limit else None
