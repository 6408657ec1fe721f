"""Recomputes all open service years at night, some thousand at a time.

Each part is one transaction: a run that is killed keeps what it wrote, and the next one writes the rest only.
"""

from __future__ import annotations

import frappe

from shequ_weiye.assistance.services.progress import recompute, refresh
from shequ_weiye.assistance.services.reading import SERVICE_YEAR_RECORD, Names
from shequ_weiye.constants.assistance import OPEN_STAGES
from shequ_weiye.territory.services.job_log import RowCounts, change_each, change_parts

# A few megabytes and half a second each.
RECORDS_PER_PART = 5000


def recompute_open_records(job: str) -> RowCounts:
	"""Bring all open records to the present day; ``job`` is named where one fails."""

	def one_by_one(part: list[str]) -> RowCounts:
		return change_each(part, refresh, job)

	return change_parts(open_parts(), _recompute, one_by_one)


def open_parts() -> list[list[str]]:
	"""Give the names of the open records, some thousand in each part."""
	# The clock looks after all areas.
	names = frappe.get_all(
		SERVICE_YEAR_RECORD,
		filters={"workflow_state": ("in", OPEN_STAGES)},
		pluck="name",
		order_by="name",
	)
	return [names[first : first + RECORDS_PER_PART] for first in range(0, len(names), RECORDS_PER_PART)]


def _recompute(part: list[str]) -> int:
	return recompute(Names(part[0], part[-1]), stages=OPEN_STAGES)
