"""Reads the settings of the assistance ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import cint

from shequ_weiye.assistance.services.counting import CountingRule
from shequ_weiye.constants.assistance import KINDS
from shequ_weiye.constants.levels import CITY, COUNTY
from shequ_weiye.permissions.area import ancestor_at

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_place_rule.assistance_place_rule import AssistancePlaceRule
	from shequ_weiye.assistance.doctype.assistance_settings.assistance_settings import AssistanceSettings


def assistance_settings() -> AssistanceSettings:
	"""Give the settings; those never saved have their defaults."""
	return frappe.get_cached_doc("Assistance Settings")


def yearly_quotas() -> dict[str, int]:
	"""Give the services required in a full service year, by kind."""
	settings = assistance_settings()
	return {kind: settings.get(f"{kind.lower()}_quota") for kind in KINDS}


def window_of(code: str) -> str:
	"""Say how service years begin in the place ``code``."""
	return _rule_of(code).window_kind


def counting_rule(code: str) -> CountingRule:
	"""Give the rule by which services count in the place ``code``."""
	rule = _rule_of(code)
	return CountingRule(
		max(cint(rule.gap_days), 1),
		bool(rule.distinct_content),
		bool(rule.needs_proof),
		bool(rule.pauses_when_employed),
		assistance_settings().reminder_days,
	)


def _rule_of(code: str) -> AssistancePlaceRule | AssistanceSettings:
	"""Take the rule of the county before that of the city, and else that of all places."""
	settings = assistance_settings()
	rules = {rule.division: rule for rule in settings.place_rules}
	for level in (COUNTY, CITY):
		if rule := rules.get(ancestor_at(code, level)):
			return rule
	return settings
