"""What happens to assistance records by itself, because a day begins.

Every step finds what is to be done by the present state of the rows: a second run finds nothing, and a
run after days (or years) of downtime catches up.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import frappe
from frappe.query_builder import DocType
from frappe.utils import getdate, nowdate

from shequ_weiye.assistance.services.nightly import recompute_open_records
from shequ_weiye.assistance.services.reminders import remind_officers
from shequ_weiye.assistance.services.settings import assistance_settings
from shequ_weiye.constants.assistance import EXIT_REASONS, MOVED_AWAY, OPEN_STAGES
from shequ_weiye.constants.residents import LEFT
from shequ_weiye.constants.workflows_assistance import CLOSE_RECORD, EXIT_AID
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job

if TYPE_CHECKING:
	from pypika.terms import Criterion

	from shequ_weiye.assistance.doctype.assistance_record.assistance_record import AssistanceRecord

JOB = "shequ_weiye.assistance.jobs.review_records"
RECORD = DocType("Assistance Record")


@scheduled_job("Review Assistance Records", Kind.BY_DIVISION)
def review_records() -> RowCounts:
	"""Work out who is due and who is late, close the years that are over, open the next, remind officers."""
	counts = change_each(_of_those_who_left(), exit_aid, JOB)
	counts += change_each(_of_those_handed_over(), follow, JOB)
	counts += change_each(_over(), turn_year, JOB)
	counts += recompute_open_records(JOB)
	remind_officers()
	return counts


def exit_aid(name: str) -> bool:
	"""A person who left is out of the ledger from that day on."""
	record = frappe.get_doc("Assistance Record", name, for_update=True)
	# The clock follows the person through all areas.
	reason = frappe.db.get_value("Resident", record.resident, "left_reason")
	record.exit_reason = reason if reason in EXIT_REASONS else MOVED_AWAY
	record.act_by_clock(EXIT_AID)
	return True


def follow(name: str) -> bool:
	"""The record of a person who was handed over goes along to the other community."""
	record = frappe.get_doc("Assistance Record", name, for_update=True)
	# The clock follows the person through all areas.
	division = frappe.db.get_value("Resident", record.resident, "division")
	record.db_set({"division": division, "division_code": division}, update_modified=False)
	return True


def turn_year(name: str) -> bool:
	"""Close a year that is over and open the next one, until one holds the present day."""
	record = frappe.get_doc("Assistance Record", name, for_update=True)
	record.act_by_clock(CLOSE_RECORD)
	if assistance_settings().opens_next_year:
		following = _open_year(record, getdate(record.service_year_end) + timedelta(days=1))
		if getdate(following.service_year_end) < getdate(nowdate()):
			turn_year(following.name)
	return True


def _open_year(record: AssistanceRecord, first: date) -> AssistanceRecord:
	following = frappe.new_doc("Assistance Record")
	following.update({field: record.get(field) for field in ("resident", "aid_kind", "aid_group", "officer")})
	following.service_year_start = first
	return following.insert()


def _of_those_who_left() -> list[str]:
	resident = frappe.qb.DocType("Resident")
	return _open_records(resident.workflow_state == LEFT)


def _of_those_handed_over() -> list[str]:
	resident = frappe.qb.DocType("Resident")
	return _open_records(resident.division != RECORD.division)


def _over() -> list[str]:
	return _open_records(RECORD.service_year_end < nowdate())


def _open_records(condition: Criterion) -> list[str]:
	resident = frappe.qb.DocType("Resident")
	# The clock looks after all areas.
	query = frappe.qb.from_(RECORD).join(resident).on(resident.name == RECORD.resident)
	query = query.where(RECORD.workflow_state.isin(OPEN_STAGES)).where(condition)
	return query.select(RECORD.name).orderby(RECORD.service_year_start, RECORD.name).run(pluck=True)
