"""Which fields of an assistance record change in which stage, and by whom."""

from __future__ import annotations

from shequ_weiye.constants.assistance import OPEN_STAGES
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules

FIELD_RULES = FieldRules(
	groups=(),
	default=FieldGroup(frozenset(), frozenset(OPEN_STAGES), COMMUNITY_OFFICER),
)
