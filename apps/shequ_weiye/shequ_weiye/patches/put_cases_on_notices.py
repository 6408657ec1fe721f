"""Puts cases that were in publicity before there were notices on one, and makes their objections records.

What was shown on the boards is not known to the word: such a notice says that it was recorded afterwards, and
is never shown on the page. The days stay as they were, so that every case goes on when it would have.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import getdate, now_datetime

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.policies.publicity.notices import digest_of
from shequ_weiye.policies.publicity.standing import content_of

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication

OLD_FIELDS = ("objection_outcome", "objection_note")


def execute() -> None:
	"""Write what is missing; a second run finds nothing to do."""
	for cases in cases_by_notice().values():
		write_notice(cases)
	for doctype in c.PUBLISHED_DOCTYPES:
		move_objections(doctype)
	# Notices are concluded now; what counted their cases one by one stands on no desk any more.
	frappe.delete_doc("Number Card", "Publicity Ending Today", ignore_missing=True, force=True)


def cases_by_notice() -> dict[tuple[Any, ...], list[PaidApplication]]:
	"""Give the cases whose publicity has begun, by what they would have shared a notice for."""
	found = defaultdict(list)
	waiting = {
		"workflow_state": ("in", (s.IN_PUBLICITY, s.PENDING_PAYMENT)),
		"publicity_notice": ("is", "not set"),
	}
	for doctype in c.PUBLISHED_DOCTYPES:
		# A patch works on all areas.
		for name in frappe.get_all(
			doctype, {**waiting, "publicity_to": ("is", "set")}, pluck="name", order_by="name"
		):
			case = frappe.get_doc(doctype, name)
			place = ancestor_at(case.division_code, COUNTY)
			days = (getdate(case.publicity_from), getdate(case.publicity_to))
			found[(case.granted_by(), place, *days)].append(case)
	return found


def write_notice(cases: list[PaidApplication]) -> None:
	"""Write one notice over cases of the same policy, county and days, and the way back into each."""
	first = cases[0]
	notice = frappe.new_doc(c.NOTICE)
	place = ancestor_at(first.division_code, COUNTY)
	notice.update(
		{
			"title": first.granted_by(),
			"policy": first.granted_by(),
			"name_style": c.SURNAME_AND_MOU,
			"division": place,
			"division_code": place,
			"shown_from": first.publicity_from,
			"shown_to": first.publicity_to,
			"published_at": now_datetime().replace(microsecond=0),
			"taken_over": 1,
			"workflow_state": c.PUBLISHED,
			"recorded_by": "Administrator",
		}
	)
	for case in cases:
		row = {"reference_doctype": case.doctype, "reference_name": case.name}
		notice.append("lines", {**row, **content_of(case, notice.name_style)._asdict()})
	write_past_the_rules(notice)
	notice.db_set("content_hash", digest_of(notice), update_modified=False)
	for case in cases:
		case.db_set("publicity_notice", notice.name, update_modified=False)


def write_past_the_rules(document: Any) -> None:
	"""Insert a record of the past: the rules are about what people do today."""
	document.set_new_name()
	document.set_parent_in_children()
	document.creation = document.modified = now_datetime()
	document.owner = document.modified_by = "Administrator"
	document.db_insert()
	for row in document.get_all_children():
		row.db_insert()


def move_objections(doctype: str) -> None:
	"""Make the objection of every case a record of its own, and empty the columns in which it stood."""
	if not frappe.db.has_column(doctype, OLD_FIELDS[0]):
		return
	table = frappe.qb.DocType(doctype)
	fields = (table.name, table.objection_outcome, table.objection_note)
	# A release moves the objections of all areas, and shows none.
	query = (
		frappe.qb.from_(table)
		.select(*fields)
		.where(table.objection_outcome.isin([c.UNDER_INVESTIGATION, c.DISMISSED, c.UPHELD]))
	)
	for row in query.orderby(table.name).run(as_dict=True):
		write_objection(frappe.get_doc(doctype, row.name), row)
	# Of fields that no form has any more nothing personal is to stay behind.
	frappe.qb.update(table).set(table.objection_outcome, "").set(table.objection_note, "").run()


def write_objection(case: PaidApplication, row: frappe._dict) -> None:
	"""Write one objection as it stood."""
	objection = frappe.new_doc(c.OBJECTION)
	objection.update(
		{
			"publicity_notice": case.publicity_notice,
			"reference_doctype": case.doctype,
			"reference_name": case.name,
			"shown_name": content_of(case, c.SURNAME_AND_MOU).shown_name,
			"division": case.division,
			"division_code": case.division_code,
			"channel": "Visit",
			"content": row.objection_note or "—",
			"workflow_state": row.objection_outcome,
			"recorded_by": "Administrator",
		}
	)
	write_past_the_rules(objection)
