"""Whether a budget pays for an application for money."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants import applications as s
from shequ_weiye.policies.benefits.envelopes import find_envelope, is_required

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication

# From here on the money is bound, or never will be.
SETTLED = frozenset({s.IN_PUBLICITY, s.PENDING_PAYMENT, *s.FINISHED_STATES})


def budget_notes(application: PaidApplication) -> list[str]:
	"""Say on the form that no budget pays for the case yet."""
	if not lacks_envelope(application):
		return []
	if is_required(application.division):
		return [
			_("No budget envelope is entered for this case. Have county finance enter it before approval.")
		]
	return [_("No budget envelope is entered for this case; nothing limits what is granted.")]


def lacks_envelope(application: PaidApplication) -> bool:
	"""Answer whether no budget envelope pays for a case that is not granted yet."""
	if application.is_new() or application.workflow_state in SETTLED:
		return False
	# Policies are read by everybody.
	policy = frappe.db.get_value("Policy", application.granted_by(), ["fund", "envelope_kind"], as_dict=True)
	return bool(policy) and not find_envelope(policy.fund, policy.envelope_kind, application.division)
