"""Recoveries whose instalment, hearing or decision should have come by now."""

from __future__ import annotations

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.applications.overdue import overdue_filters
from shequ_weiye.policies.services.recovery_rules import must_remind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job
from shequ_weiye.territory.services.notices import notify, officers_over

HEARERS: dict[str, tuple[str, ...]] = {
	r.SUSPECTED: (COUNTY_OFFICER,),
	r.PENDING_DECISION: (COUNTY_OFFICER,),
	r.DECIDED: (COUNTY_OFFICER, COUNTY_FINANCE_OFFICER),
}


@scheduled_job("Remind of Overdue Refunds", Kind.BY_DIVISION)
def remind_of_refunds() -> RowCounts:
	"""Tell the county's officers and its finance of each delay, at once and then once a week."""
	filters = [["workflow_state", "in", sorted(r.OPEN_STATES)], *overdue_filters(getdate(nowdate()))]
	# The job looks at every area; each notice goes to officers posted over its case.
	names = frappe.get_all(r.CASE, filters=filters, pluck="name", order_by="name")
	return change_each(names, remind_of, f"{__name__}.remind_of_refunds")


def remind_of(name: str) -> bool:
	"""Bring one case before its officers, unless they were told within the week; answer whether they were."""
	case = frappe.get_doc(r.CASE, name, for_update=True)
	reminded = getdate(case.reminded_on) if case.reminded_on else None
	due_on = getdate(case.step_due_on) if case.step_due_on else None
	if case.workflow_state not in HEARERS or not must_remind(due_on, reminded, getdate(nowdate())):
		return False
	lang = frappe.db.get_default("lang")
	message = _("{0}: {1} was due on {2}. Please deal with it today.", lang)
	what = _("an instalment", lang) if case.workflow_state == r.DECIDED else _(case.workflow_state, lang)
	officers = officers_over(case.division_code, HEARERS[case.workflow_state])
	notify(officers, message.format(name, what, formatdate(due_on)), case)
	# A field of the server alone.
	case.db_set("reminded_on", nowdate(), update_modified=False)
	return True
