"""Reads the settings of the assistance ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

from shequ_weiye.constants.assistance import KINDS

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_settings.assistance_settings import AssistanceSettings


def assistance_settings() -> AssistanceSettings:
	"""Give the settings; those never saved have their defaults."""
	return frappe.get_cached_doc("Assistance Settings")


def yearly_quotas() -> dict[str, int]:
	"""Give the services required in a full service year, by kind."""
	settings = assistance_settings()
	return {kind: settings.get(f"{kind.lower()}_quota") for kind in KINDS}
