"""The rules of recovery (追回), pure, without Frappe: what is planned, what has come back, what is still owed.

Amounts are yuan to the fen. Source: operating rules A.4, recovery: a decision with the amount by month, refund
in instalments, refund before any new claim. The plan and the order in which money counts (oldest month and
earliest day first) are this product's; no county's rule for them was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.constants import recovery as r
from shequ_weiye.policies.services.dates import add_months


class Fault(StrEnum):
	"""Why a decision or a receipt is refused."""

	NOTHING_DEMANDED = "nothing_demanded"
	MORE_THAN_PAID = "more_than_paid"
	WRONG_NUMBER = "wrong_number"
	WRONG_DAY = "wrong_day"
	TOO_LITTLE_EACH = "too_little_each"
	NO_VOUCHER = "no_voucher"
	NO_AMOUNT = "no_amount"
	MORE_THAN_OWED = "more_than_owed"
	OTHER_RECEIPT = "other_receipt"


class Line(NamedTuple):
	"""One month or other period: what the person had of it, and what is taken back."""

	paid: float
	demanded: float


class Instalment(NamedTuple):
	"""What is to come until a day."""

	due_on: date
	amount: float


class Receipt(NamedTuple):
	"""What came, when, and by which voucher of the bank."""

	voucher: str
	received_on: date
	amount: float


def fen(amount: float) -> int:
	"""Give an amount in fen, in which sums are exact."""
	return round(amount * 100)


def total(amounts: Iterable[float]) -> float:
	"""Add up amounts without losing a fen."""
	return sum(map(fen, amounts)) / 100


def decision_fault(lines: Sequence[Line], number: int, first: date, today: date) -> Fault | None:
	"""Give what keeps a decision with so many instalments from the day ``first`` from being made."""
	if any(not 0 <= fen(line.demanded) <= fen(line.paid) for line in lines):
		return Fault.MORE_THAN_PAID
	demanded = sum(fen(line.demanded) for line in lines)
	if not demanded:
		return Fault.NOTHING_DEMANDED
	if not 1 <= number <= r.MOST_INSTALMENTS:
		return Fault.WRONG_NUMBER
	if demanded < number:
		return Fault.TOO_LITTLE_EACH
	return Fault.WRONG_DAY if first <= today else None


def plan(amount: float, number: int, first: date) -> list[Instalment]:
	"""Part an amount into instalments, one each month from ``first``; the last takes what does not divide."""
	each, rest = divmod(fen(amount), number)
	amounts = [each] * (number - 1) + [each + rest]
	return [Instalment(add_months(first, month), part / 100) for month, part in enumerate(amounts)]


def spread(received: float, amounts: Iterable[float]) -> list[float]:
	"""Count what was received towards amounts in their order; give how much of each has come."""
	left, parts = fen(received), []
	for amount in amounts:
		part = min(left, fen(amount))
		parts.append(part / 100)
		left -= part
	return parts


def next_day(instalments: Sequence[Instalment], received: float) -> date | None:
	"""Give the day of the first instalment that has not come in full; none when all is paid back."""
	parts = spread(received, (each.amount for each in instalments))
	open_days = (
		each.due_on for each, part in zip(instalments, parts, strict=True) if fen(part) < fen(each.amount)
	)
	return next(open_days, None)


def receipt_fault(receipt: Receipt, owed: float, decided_on: date, today: date) -> Fault | None:
	"""Give what keeps a receipt from being entered."""
	if not receipt.voucher:
		return Fault.NO_VOUCHER
	if fen(receipt.amount) <= 0:
		return Fault.NO_AMOUNT
	if fen(receipt.amount) > fen(owed):
		return Fault.MORE_THAN_OWED
	return None if decided_on <= receipt.received_on <= today else Fault.WRONG_DAY


def is_entered(receipt: Receipt, entered: Iterable[Receipt]) -> bool:
	"""Answer whether a receipt stands there already.

	Raises :class:`OtherReceipt` if its voucher stands there with another amount or day.
	"""
	same = next((each for each in entered if each.voucher == receipt.voucher), None)
	if same and (same.received_on, fen(same.amount)) != (receipt.received_on, fen(receipt.amount)):
		raise OtherReceipt
	return same is not None


class OtherReceipt(ValueError):
	"""Raised when one voucher is said to stand for two receipts."""


def is_whole(paid: float, returned: float) -> bool:
	"""Answer whether all of a period has come back, so that it may be granted anew."""
	return fen(returned) == fen(paid)


def must_remind(due_on: date | None, reminded_on: date | None, today: date) -> bool:
	"""Answer whether a delay is to be brought before the officers today: at once, then once a week."""
	if due_on is None or due_on >= today:
		return False
	if reminded_on is None or reminded_on <= due_on:
		return True
	return (today - reminded_on).days >= r.REMIND_EVERY
