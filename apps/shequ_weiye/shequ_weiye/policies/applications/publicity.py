"""Who is published for what, how long, and how that stands (公示); operating rules A.4."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import frappe
from frappe import _
from frappe.utils import add_days, formatdate, getdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.policies import CALENDAR_DAYS
from shequ_weiye.policies.publicity.messages import fault_message
from shequ_weiye.policies.publicity.standing import fault_now
from shequ_weiye.policies.services.publicity_rules import Fault
from shequ_weiye.territory.services.workdays import add_workdays

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication

# Where the form tells how it stands with publicity.
TOLD_IN = frozenset({s.IN_PUBLICITY, s.PENDING_PAYMENT})


class Subject(NamedTuple):
	"""Who is published, whose name is shown as the county chooses if it is a person's, and for what."""

	name: str
	is_person: bool
	item: str


def end_by_version(version: str | None, first: date) -> date | None:
	"""Give the last day of a publicity that begins on ``first``, if there is a version that says so."""
	if not version:
		return None
	# Public reference data.
	terms = frappe.get_cached_doc("Policy Version", version)
	days = terms.publicity_days or 0
	if terms.publicity_day_kind == CALENDAR_DAYS:
		return getdate(add_days(first, days))
	return add_workdays(first, days)


def item_of_months(policy: str, first: date | None, last: date | None) -> str:
	"""Say for what is granted: the policy, and the months if there are any."""
	if not (first and last):
		return policy
	months = dict.fromkeys(f"{getdate(day):%Y-%m}" for day in (first, last))
	return f"{policy}（{'—'.join(months)}）"


def publicity_notes(application: PaidApplication) -> list[str]:
	"""Say on the form what keeps a case in publicity, or from being paid."""
	if application.is_new() or application.workflow_state not in TOLD_IN:
		return []
	fault = fault_now(application)
	if fault in (None, Fault.STILL_SHOWN):
		message = _("Shown on notice {0} until {1}.")
		return [message.format(application.publicity_notice, formatdate(application.publicity_to))]
	return [fault_message(fault, None)]
