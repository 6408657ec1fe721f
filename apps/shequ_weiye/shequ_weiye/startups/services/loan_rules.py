"""Who qualifies for a guaranteed startup loan, and how much and how long it may be; pure, without Frappe.

Sources: plan 2023-2025, task 7 (product caps: a person 500,000 yuan for 3 years, a small firm 10,000,000 for 2);
operating rules A.3, 创业担保贷款 (age, retirement, spouse, three times, earlier overdue, share of new hires).
The product cap bounds what the bank may grant; the discount cap, which is another figure, bounds only the
principal of which interest is discounted (``loan_interest.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from shequ_weiye.constants.startups import MINIMUM_AGE
from shequ_weiye.policies.services.dates import add_months, full_years

# Above so many staff the lower share of new hires holds.
LARGE_STAFF = 100


class Fault(StrEnum):
	"""What stands against a loan."""

	TOO_YOUNG = "too_young"
	PAST_RETIREMENT = "past_retirement"
	NOT_DECLARED = "not_declared"
	NO_STAFF = "no_staff"
	TOO_FEW_HIRES = "too_few_hires"
	TOO_MANY_LOANS = "too_many_loans"
	OVERDUE_BEFORE = "overdue_before"
	NO_AMOUNT = "no_amount"
	ABOVE_CAP = "above_cap"
	NO_TERM = "no_term"
	ABOVE_TERM = "above_term"


class Person(NamedTuple):
	"""A person who borrows; ``retires_on`` is the legal month, if what decides it is known."""

	birth_date: date
	retires_on: date | None
	declared: bool


class Firm(NamedTuple):
	"""A firm that borrows: its staff, and those of the groups hired within the last twelve months."""

	staff: int
	new_hires: int


class Record(NamedTuple):
	"""What somebody borrowed before: how often, and whether ever paid late."""

	times: int
	was_overdue: bool


class Caps(NamedTuple):
	"""The most that a product gives: yuan, months, and how often in all (0: not limited)."""

	amount: Decimal
	months: int
	times: int


def person_faults(person: Person, on: date, months: int) -> Iterator[Fault]:
	"""Give what stands against a person who borrows on a day for so many months."""
	if full_years(person.birth_date, on) < MINIMUM_AGE:
		yield Fault.TOO_YOUNG
	if person.retires_on and add_months(on, months) > person.retires_on:
		yield Fault.PAST_RETIREMENT
	if not person.declared:
		yield Fault.NOT_DECLARED


def hire_share(firm: Firm) -> Decimal:
	"""Give the share of new hires in per cent of all staff."""
	return Decimal(firm.new_hires) * 100 / firm.staff if firm.staff > 0 else Decimal(0)


def firm_faults(firm: Firm, share_small: Decimal, share_large: Decimal) -> Iterator[Fault]:
	"""Give what stands against a firm; the shares are in per cent, for up to and above 100 staff."""
	if firm.staff <= 0 or firm.new_hires > firm.staff:
		yield Fault.NO_STAFF
	elif hire_share(firm) < (share_large if firm.staff > LARGE_STAFF else share_small):
		yield Fault.TOO_FEW_HIRES


def record_faults(record: Record, caps: Caps) -> Iterator[Fault]:
	"""Give what earlier loans of the borrower stand against."""
	if caps.times and record.times >= caps.times:
		yield Fault.TOO_MANY_LOANS
	if record.was_overdue:
		yield Fault.OVERDUE_BEFORE


def cap_faults(amount: Decimal, months: int, caps: Caps) -> Iterator[Fault]:
	"""Give what an amount (yuan) and a term miss or exceed of the product."""
	if amount <= 0:
		yield Fault.NO_AMOUNT
	elif amount > caps.amount:
		yield Fault.ABOVE_CAP
	if months <= 0:
		yield Fault.NO_TERM
	elif months > caps.months:
		yield Fault.ABOVE_TERM
