"""Which fields of a loan change in which stage, and by whom."""

from __future__ import annotations

from shequ_weiye.constants import loans as n
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.policies.applications import field_rules
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules

GUARANTEE = ("guarantee_kind", "guarantor", "guaranteed_on")
CONTRACT = ("bank_name", "granted_amount", "annual_rate", "term_months", "contract_number", "contract_date")


def _by_county(state: str, *fields: str) -> FieldGroup:
	return FieldGroup(frozenset(fields), frozenset({state}), COUNTY_OFFICER)


FIELD_RULES = FieldRules(
	groups=(
		_by_county(n.WITH_GUARANTOR, *GUARANTEE),
		_by_county(n.WITH_BANK, *CONTRACT),
		_by_county(n.PENDING_RELEASE, "released_on"),
		_by_county(n.IN_REPAYMENT, "repayments", "extended_to"),
	),
	default=field_rules.FIELD_RULES.default,
)
