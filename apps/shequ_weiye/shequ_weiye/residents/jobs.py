"""What happens to residents' records by itself, because a day begins.

The review finds what is to be done by the present state of the rows: a second run finds nothing, and a
run after days of downtime catches up.
"""

from __future__ import annotations

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
	return counts + change_each(_communities_due(), _ask, JOB)


def _due() -> dict[str, object]:
	return {
		"workflow_state": ("in", LOOKED_AFTER),
		"recheck_due_on": ("<=", nowdate()),
		"recheck_asked_on": ("is", "not set"),
	}


def _names(filters: dict[str, object]) -> list[str]:
	# The clock looks after all areas.
	return frappe.get_all("Resident", filters=filters, pluck="name", order_by="name")


def _communities_due() -> list[str]:
	# As above; only the places.
	return frappe.get_all(
		"Resident", filters=_due(), pluck="division_code", distinct=True, order_by="division_code"
	)


def _ask(code: str) -> int:
	"""Tell the officers of a community how many statuses are old, and note that they were told; nobody is named."""
	names = _names({**_due(), "division_code": code})
	due = {"name": ("in", names)}
	# Only the day of the reminder, and only for the place whose officers are told.
	frappe.db.set_value("Resident", due, "recheck_asked_on", nowdate(), update_modified=False)
	if residents_settings().reminds_officers:
		community = frappe.get_doc("Administrative Division", code)
		subject = _("The employment status of {0} residents is old and needs a re-check").format(len(names))
		notify(officers_over(code, (COMMUNITY_OFFICER,)), subject, community)
	return len(names)
