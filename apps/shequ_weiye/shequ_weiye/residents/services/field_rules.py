"""Which fields of a resident change in which stage, and by whom."""

from __future__ import annotations

from shequ_weiye.constants.residents import HANDED_OVER, REGISTERED, VERIFIED
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules

FIELD_RULES = FieldRules(
	groups=(),
	default=FieldGroup(frozenset(), frozenset({REGISTERED, VERIFIED, HANDED_OVER}), COMMUNITY_OFFICER),
)
