"""How long a step may take, as the route of the policy version says."""

from __future__ import annotations

import frappe

from shequ_weiye.constants import applications as s

# What is done in a state, in the words of the route.
DONE_IN: dict[str, str] = {
	s.PENDING_ACCEPTANCE: "Accept",
	s.PENDING_STREET_REVIEW: "Review",
	s.PENDING_COUNTY_APPROVAL: "Recheck",
	s.PENDING_PAYMENT: "Pay",
}


def limit_by_version(version: str | None, state: str) -> int | None:
	"""Give the working days in which ``state`` is to be dealt with, if the version limits it."""
	if not version or state not in DONE_IN:
		return None
	# Public reference data.
	route = frappe.get_cached_doc("Policy Version", version).route
	return next((row.working_days or None for row in route if row.step_action == DONE_IN[state]), None)
