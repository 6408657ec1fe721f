"""Which fields of a job fair change in which stage."""

from __future__ import annotations

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules

# What the street may fill in too: see JobFair.editing_roles.
FIELD_RULES = FieldRules(
	groups=(
		# Never what people were promised by the announcement: kind, time and place stay as published.
		FieldGroup(
			frozenset({"booths", "capacity", "description", "contact_person", "contact_mobile"}),
			frozenset({j.DRAFT, j.PENDING_PUBLICATION, j.PUBLISHED}),
			COMMUNITY_OFFICER,
		),
		FieldGroup(
			frozenset({"attended", "offers", "hired", "summary"}), frozenset({j.HELD}), COMMUNITY_OFFICER
		),
	),
	default=FieldGroup(frozenset(), frozenset({j.DRAFT}), COMMUNITY_OFFICER),
)
