"""What happens to residents' records by itself, because a day begins.

The review finds what is to be done by the present state of the rows: a second run finds nothing, and a
run after days of downtime catches up.
"""

from __future__ import annotations

from collections import Counter

import frappe
from frappe import _
from frappe.utils import nowdate

from shequ_weiye.constants.residents import REGISTERED, VERIFIED
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.residents.services.settings import residents_settings
from shequ_weiye.residents.services.status import refresh
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job
from shequ_weiye.territory.services.notices import notify, officers_over

JOB = "shequ_weiye.residents.jobs.review_residents"
LOOKED_AFTER = (REGISTERED, VERIFIED)


@scheduled_job("Review Residents", Kind.BY_DIVISION)
def review_residents() -> RowCounts:
	"""Move people between age groups at the right day, and ask for a re-check of old statuses."""
	counts = change_each(_names({"workflow_state": ("in", LOOKED_AFTER)}), refresh, JOB)
	asked: Counter[str] = Counter()
	counts += change_each(_names(_due()), lambda name: _ask(name, asked), JOB)
	_notify(asked)
	return counts


def _due() -> dict[str, object]:
	return {
		"workflow_state": ("in", LOOKED_AFTER),
		"recheck_due_on": ("<=", nowdate()),
		"recheck_asked_on": ("is", "not set"),
	}


def _names(filters: dict[str, object]) -> list[str]:
	# The clock looks after all areas.
	return frappe.get_all("Resident", filters=filters, pluck="name", order_by="name")


def _ask(name: str, asked: Counter[str]) -> bool:
	# Only the day of the reminder, and only for the place whose officers are told.
	asked[frappe.db.get_value("Resident", name, "division_code")] += 1
	frappe.db.set_value("Resident", name, "recheck_asked_on", nowdate(), update_modified=False)
	return True


def _notify(asked: Counter[str]) -> None:
	"""Tell the officers of each community how many statuses are old; nobody is named."""
	if not residents_settings().reminds_officers:
		return
	for code, number in asked.items():
		community = frappe.get_doc("Administrative Division", code)
		subject = _("The employment status of {0} residents is old and needs a re-check").format(number)
		notify(officers_over(code, (COMMUNITY_OFFICER,)), subject, community)
