"""What happens to policy versions by itself, because a day begins."""

from __future__ import annotations

import frappe
from frappe.utils import nowdate

from shequ_weiye.constants.policies import IN_FORCE, SUPERSEDED
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job

LONG_AGO = "1949-10-01"


@scheduled_job("End Superseded Policy Versions", Kind.SYSTEM)
def end_superseded() -> RowCounts:
	"""Show versions whose successor has begun as superseded; what they decided stays."""
	# A version without a successor has no such day; "<=" would find it, because Frappe counts nothing as early.
	filters = {"workflow_state": IN_FORCE, "superseded_from": ("between", (LONG_AGO, nowdate()))}
	# Public reference data.
	names = frappe.get_all("Policy Version", filters=filters, pluck="name", order_by="name")
	return change_each(names, _end, f"{__name__}.end_superseded")


def _end(name: str) -> bool:
	# The successor was reviewed; the day on which it begins is the only thing that has come.
	frappe.db.set_value("Policy Version", name, "workflow_state", SUPERSEDED)
	frappe.clear_document_cache("Policy Version", name)
	return True
