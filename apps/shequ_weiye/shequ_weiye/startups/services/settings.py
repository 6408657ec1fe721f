"""Reads the settings of startup subsidies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

from shequ_weiye.constants.startups import (
	INDIVIDUAL_BUSINESS,
	REQUIRED_DOCUMENTS,
	SMALL_ENTERPRISE,
	STEP_LIMITS,
)

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_settings.startup_settings import StartupSettings


def startup_settings() -> StartupSettings:
	"""Give the settings; those never saved have their defaults."""
	return frappe.get_cached_doc("Startup Settings")


def amounts() -> dict[str, float]:
	"""Give the amount of the subsidy by kind of enterprise."""
	settings = startup_settings()
	return {
		SMALL_ENTERPRISE: settings.small_enterprise_amount,
		INDIVIDUAL_BUSINESS: settings.individual_business_amount,
	}


def required_papers() -> tuple[str, ...]:
	"""Name the papers without which an application is not accepted: the shipped ones and the place's own."""
	return (*REQUIRED_DOCUMENTS, *(row.paper_name for row in startup_settings().further_papers))


def step_limit(state: str) -> int | None:
	"""Give the working days in which a state is to be dealt with, if it is limited."""
	field = STEP_LIMITS.get(state)
	return startup_settings().get(field) if field else None
