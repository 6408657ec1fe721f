"""The conditions of a startup subsidy; pure, without Frappe.

Sources: plan 2023-2025, task 7 (amounts); operating rules A.3, 一次性创业补贴 (months of business, once
per founder and once per firm).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from shequ_weiye.constants.startups import AMOUNT_FLOORS, MINIMUM_AGE
from shequ_weiye.policies.services.dates import add_months, full_years


def is_old_enough(birth_date: date, applied_on: date) -> bool:
	"""Answer whether the applicant is of working age on the day of application."""
	return full_years(birth_date, applied_on) >= MINIMUM_AGE


def has_run_long_enough(registered_on: date, applied_on: date, months: int) -> bool:
	"""Answer whether the firm has been in business for so many full months."""
	return add_months(registered_on, months) <= applied_on


def floor_of(kind: str, settings_amounts: Mapping[str, float]) -> float:
	"""Give the least amount for a kind of enterprise: the setting's, and never below the plan's."""
	return max(settings_amounts.get(kind) or 0, AMOUNT_FLOORS[kind])
