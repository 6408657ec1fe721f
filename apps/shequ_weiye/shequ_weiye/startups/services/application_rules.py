"""The conditions of a startup subsidy; pure, without Frappe.

Sources: plan 2023-2025, task 7 (amounts); operating rules A.3, 一次性创业补贴 (months of business, once
per founder and once per firm); A.4 (publicity, payment).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from shequ_weiye.constants.startups import AMOUNT_FLOORS, MINIMUM_AGE
from shequ_weiye.policies.services.dates import add_months, full_years

BANK_ACCOUNT = re.compile(r"[0-9]{8,32}", re.ASCII)

# What must be filled in before an application leaves the draft.
NEEDED_TO_SUBMIT: tuple[str, ...] = ("payee", "bank_name", "bank_account")


def is_old_enough(birth_date: date, applied_on: date) -> bool:
	"""Answer whether the applicant is of working age on the day of application."""
	return full_years(birth_date, applied_on) >= MINIMUM_AGE


def has_run_long_enough(registered_on: date, applied_on: date, months: int) -> bool:
	"""Answer whether the firm has been in business for so many full months."""
	return add_months(registered_on, months) <= applied_on


def floor_of(kind: str, settings_amounts: Mapping[str, float]) -> float:
	"""Give the least amount for a kind of enterprise: the setting's, and never below the plan's."""
	return max(settings_amounts.get(kind) or 0, AMOUNT_FLOORS[kind])


def clean_account(raw: str | None) -> str | None:
	"""Give a bank account without the spaces in which it is printed, or nothing if it is none."""
	digits = re.sub(r"[\s-]", "", raw or "")
	return digits if BANK_ACCOUNT.fullmatch(digits) else None


def missing_documents(rows: Iterable[Any], required: Iterable[str]) -> list[str]:
	"""Name the required papers that have not been given."""
	given = {row.document_name for row in rows if row.given_on}
	return [name for name in required if name not in given]


def publicity_is_over(publicity_to: date | None, today: date) -> bool:
	"""Answer whether the last day of publicity has passed."""
	return publicity_to is not None and today > publicity_to
