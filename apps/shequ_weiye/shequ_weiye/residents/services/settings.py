"""Reads the settings of the residents module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

from shequ_weiye.residents.services.age_groups import OlderFrom

if TYPE_CHECKING:
	from shequ_weiye.residents.doctype.residents_settings.residents_settings import ResidentsSettings


def residents_settings() -> ResidentsSettings:
	"""Give the settings; those never saved have their defaults."""
	return frappe.get_cached_doc("Residents Settings")


def older_from() -> OlderFrom:
	"""Give the ages from which men and women count as older workers."""
	settings = residents_settings()
	return OlderFrom(settings.older_age_men, settings.older_age_women)
