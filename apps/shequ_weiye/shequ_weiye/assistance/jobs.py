"""What happens to assistance records by itself, because a day begins.

Every step finds what is to be done by the present state of the rows: a second run finds nothing, and a
run after days (or years) of downtime catches up.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.assistance.services.progress import refresh
from shequ_weiye.assistance.services.reminders import remind_officers
from shequ_weiye.assistance.services.settings import assistance_settings
from shequ_weiye.constants.assistance import EXIT_REASONS, MOVED_AWAY, OPEN_STAGES
from shequ_weiye.constants.residents import LEFT
from shequ_weiye.constants.workflows_assistance import CLOSE_RECORD, EXIT_AID
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_record.assistance_record import AssistanceRecord

JOB = "shequ_weiye.assistance.jobs.review_records"


@scheduled_job("Review Assistance Records", Kind.BY_DIVISION)
def review_records() -> RowCounts:
	"""Work out who is due and who is late, close the years that are over, open the next, remind officers."""
	counts = change_each(_open_records(), review, JOB)
	remind_officers()
	return counts


def review(name: str) -> bool:
	"""Bring one record to the present day; answer whether anything changed."""
	record = frappe.get_doc("Assistance Record", name, for_update=True)
	# The clock follows the person through all areas.
	resident = frappe.db.get_value(
		"Resident", record.resident, ["division", "workflow_state", "left_reason"], as_dict=True
	)
	if resident.workflow_state == LEFT:
		return _exit(record, resident.left_reason)
	moved = _follow(record, resident.division)
	if getdate(record.service_year_end) < getdate(nowdate()):
		return _turn_year(record)
	return refresh(name) or moved


def _open_records() -> list[str]:
	# The clock looks after all areas.
	return frappe.get_all(
		"Assistance Record",
		filters={"workflow_state": ("in", OPEN_STAGES)},
		pluck="name",
		order_by="service_year_start, name",
	)


def _exit(record: AssistanceRecord, reason: str | None) -> bool:
	"""A person who left is out of the ledger from that day on."""
	record.exit_reason = reason if reason in EXIT_REASONS else MOVED_AWAY
	record.act_by_clock(EXIT_AID)
	return True


def _follow(record: AssistanceRecord, division: str) -> bool:
	"""The record of a person who was handed over goes along to the other community."""
	if record.division == division:
		return False
	record.db_set({"division": division, "division_code": division}, update_modified=False)
	return True


def _turn_year(record: AssistanceRecord) -> bool:
	"""Close a year that is over and open the next one, until one holds the present day."""
	record.act_by_clock(CLOSE_RECORD)
	if assistance_settings().opens_next_year:
		following = _open_year(record, getdate(record.service_year_end) + timedelta(days=1))
		if getdate(following.service_year_end) < getdate(nowdate()):
			_turn_year(following)
	return True


def _open_year(record: AssistanceRecord, first: date) -> AssistanceRecord:
	following = frappe.new_doc("Assistance Record")
	following.update({field: record.get(field) for field in ("resident", "aid_kind", "aid_group", "officer")})
	following.service_year_start = first
	return following.insert()
