"""Which fields of an application for money change in which state, and by whom."""

from __future__ import annotations

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_FINANCE_OFFICER
from shequ_weiye.policies.services.approval_rules import FieldGroup, FieldRules, Way

FIELD_RULES = FieldRules(
	groups=(
		FieldGroup(
			frozenset({"payment_reference", "paid_on"}),
			frozenset({s.PENDING_PAYMENT}),
			COUNTY_FINANCE_OFFICER,
		),
	),
	# What was applied for: frozen from acceptance on, open again while a correction is asked for.
	default=FieldGroup(
		frozenset(),
		frozenset({s.DRAFT, s.PENDING_ACCEPTANCE, s.CORRECTION_REQUIRED}),
		COMMUNITY_OFFICER,
	),
)

# Where a step leads back to whoever recorded the application, or out of the work.
BACK_OR_OUT = FIELD_RULES.default.states | s.RELEASING_STATES


def is_acceptance(way: Way) -> bool:
	"""Answer whether a step freezes what was applied for, whatever it is called and wherever it leads."""
	return way.state in FIELD_RULES.default.states and way.next_state not in BACK_OR_OUT
