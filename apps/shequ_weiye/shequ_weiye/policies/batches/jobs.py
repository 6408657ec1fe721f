"""The scheduled job of batches; its time stands in ``constants/scheduled_jobs.py``."""

from __future__ import annotations

import frappe
from frappe.utils import add_to_date, now_datetime

from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.batches.carrying_out import enqueue
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job


@scheduled_job("Decisions That Were Interrupted", Kind.BY_DIVISION)
def continue_batches() -> RowCounts:
	"""Go on with batches of which nothing was heard for a while: their worker, or its request, was killed."""
	before = add_to_date(now_datetime(), minutes=-b.SILENT_MINUTES)
	filters = {"status": b.IN_PROGRESS, "modified": ("<", before)}
	# Of all areas; each batch is carried out with the rights of its officer.
	silent = frappe.get_all(b.BATCH, filters=filters, pluck="name", order_by="creation, name")
	return change_each(silent, _go_on, f"{__name__}.continue_batches")


def _go_on(batch: str) -> bool:
	# The moment of this attempt: the next run leaves the batch alone until it is silent again.
	frappe.db.set_value(b.BATCH, batch, "status", b.IN_PROGRESS)
	enqueue(batch)
	return True
