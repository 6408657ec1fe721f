"""What a budget envelope holds, and what is left of it; pure. Amounts in yuan, to the fen.

Source: officers' day, item 12: per place and year what was given, bound, paid, left and is to be expected, and
a stop before more is spent than there is.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from shequ_weiye.constants.benefits import (
	CANCELLED,
	GRANTED,
	INSTALMENT_RECEIVED,
	PAID,
	REFUND_COMPLETED,
	REFUND_RECEIVED,
)


class Overspent(ValueError):
	"""Raised when more would be bound or paid than the envelope holds."""


class Balance(NamedTuple):
	"""An envelope's money: what is granted but not yet paid is bound."""

	total: float
	committed: float
	paid: float

	@property
	def left(self) -> float:
		"""What may still be granted."""
		return round(self.total - self.committed - self.paid, 2)

	@property
	def used_percent(self) -> float:
		"""What is bound or paid, of a hundred; an empty envelope is used up."""
		return round(100 - 100 * self.left / self.total, 1) if self.total else 100.0

	def after(self, kind: str, amount: float) -> Balance:
		"""Give the balance after an entry of the ledger. Raises :class:`Overspent`."""
		committed, paid = CHANGES.get(kind, (0, 0))
		changed = Balance(
			self.total, round(self.committed + committed * amount, 2), round(self.paid + paid * amount, 2)
		)
		if kind == GRANTED and changed.left < 0:
			raise Overspent
		return changed


# By how many times the amount each entry changes what is committed and what is paid.
CHANGES: dict[str, tuple[int, int]] = {
	GRANTED: (1, 0),
	PAID: (-1, 1),
	CANCELLED: (-1, 0),
	REFUND_RECEIVED: (0, -1),
	# Their amounts are negative.
	INSTALMENT_RECEIVED: (0, 1),
	REFUND_COMPLETED: (0, 1),
}


def expected_by_year_end(balance: Balance, year: int, today: date) -> float:
	"""Give what will be bound or paid by the end of the year if it goes on as until today."""
	first, last = date(year, 1, 1), date(year, 12, 31)
	days = (min(max(today, first), last) - first).days + 1
	return round((balance.committed + balance.paid) / days * ((last - first).days + 1), 2)


def used_up_on(balance: Balance, year: int, today: date) -> date | None:
	"""Give the day on which nothing will be left if it goes on as until today, if that is this year."""
	spent = balance.committed + balance.paid
	if spent <= 0 or expected_by_year_end(balance, year, today) < balance.total or today.year != year:
		return None
	first = date(year, 1, 1)
	days = (today - first).days + 1
	return max(today, first + timedelta(days=int(balance.total * days / spent)))
