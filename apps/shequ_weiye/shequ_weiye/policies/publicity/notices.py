"""A notice from the draft to its end: filled from approved cases, published, concluded or taken down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, now_datetime, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import publicity as c
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.workflows import END_PUBLICITY
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.permissions.document import check_access
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder, refuse_with
from shequ_weiye.policies.publicity.standing import content_of, content_of_line, waits_for_notice
from shequ_weiye.policies.services.publicity_rules import digest
from shequ_weiye.policies.worklist.matter import state_of
from shequ_weiye.policies.worklist.tasks import keep_tasks
from shequ_weiye.territory.services.workdays import add_workdays

if TYPE_CHECKING:
	from collections.abc import Iterator
	from datetime import date

	from shequ_weiye.policies.applications.base import PaidApplication
	from shequ_weiye.policies.doctype.publicity_line.publicity_line import PublicityLine
	from shequ_weiye.policies.doctype.publicity_notice.publicity_notice import PublicityNotice

SAVEPOINT = "conclude_line"


def fill(notice: PublicityNotice) -> None:
	"""Write what a draft will show: the cases were chosen, what is told of them is theirs."""
	# Public reference data.
	place = frappe.get_cached_value("Administrative Division", notice.division, "division_name")
	notice.title = _("{0}: {1}, to be granted", frappe.db.get_default("lang")).format(place, notice.policy)
	chosen = {(row.reference_doctype, row.reference_name): row for row in notice.lines}
	notice.set("lines", list(chosen.values()))
	if len(notice.lines) > c.MOST_LINES:
		refuse_with(_("A notice shows {0} cases at most. Make two of it.").format(c.MOST_LINES))
	for number, row in enumerate(notice.lines, 1):
		row.idx = number
		fill_line(notice, row, case_of(row))


def fill_line(notice: PublicityNotice, row: PublicityLine, application: PaidApplication) -> None:
	"""Show a case as it is now; refuse one of another policy or county, or one that does not wait."""
	check_access(application.doctype, application.name, "read")
	place = ancestor_at(application.division_code, COUNTY)
	if (application.granted_by(), place) != (notice.policy, notice.division):
		refuse_with(
			_("{0} is of another policy or county. Put it on a notice of its own.").format(row.reference_name)
		)
	if application.workflow_state != s.IN_PUBLICITY or not waits_for_notice(application):
		refuse_with(_("{0} does not wait for publicity any more. Delete its row.").format(row.reference_name))
	if state_of(application).is_held:
		refuse_with(_("{0} is on hold. Resume it first, or delete its row.").format(row.reference_name))
	row.update(content_of(application, notice.name_style)._asdict())


def case_of(row: PublicityLine, *, locked: bool = False) -> PaidApplication:
	"""Read the case of a line; refuse what is no case that is published."""
	if row.reference_doctype not in c.PUBLISHED_DOCTYPES:
		raise frappe.PermissionError
	return frappe.get_doc(row.reference_doctype, row.reference_name, for_update=locked)


def publish(notice: PublicityNotice) -> None:
	"""Show the list from today: fix it, its days and its digest, and tell every case."""
	if not notice.lines:
		refuse_with(_("The list is empty. Add cases to it first."))
	notice.shown_from = getdate(nowdate())
	cases = [case_of(row, locked=True) for row in notice.lines]
	for row, case in zip(notice.lines, cases, strict=True):
		fill_line(notice, row, case)
	notice.shown_to = last_day(notice, cases)
	notice.published_at = now_datetime().replace(microsecond=0)
	notice.content_hash = digest_of(notice)
	for case in cases:
		tell_case(case, notice)


def last_day(notice: PublicityNotice, cases: list[PaidApplication]) -> date:
	"""Give the day that was chosen, or the last that a version of one of the cases asks for; never less."""
	least = max(case.end_of_publicity(getdate(notice.shown_from)) for case in cases)
	if notice.shown_to and getdate(notice.shown_to) < least:
		refuse_with(
			_("Publicity must last until {0} at least. Leave its last day empty.").format(formatdate(least))
		)
	return getdate(notice.shown_to) if notice.shown_to else least


def digest_of(notice: PublicityNotice) -> str:
	"""Give the digest over the list, its head and its times."""
	head = (
		notice.name,
		notice.title,
		notice.contact,
		notice.shown_from,
		notice.shown_to,
		notice.published_at,
	)
	return digest(map(str, head), map(content_of_line, notice.lines))


def tell_case(case: PaidApplication, notice: PublicityNotice | None) -> None:
	"""Write into a case on which notice it stands, or that it waits for one."""
	first, last = (notice.shown_from, notice.shown_to) if notice else (None, None)
	due_on = add_workdays(last, 1) if last else add_workdays(getdate(nowdate()), c.PUBLISH_WITHIN)
	if state_of(case).is_held:
		due_on = None  # the clock rests
	values = {
		"publicity_notice": notice and notice.name,
		"publicity_from": first,
		"publicity_to": last,
		"step_due_on": due_on,
	}
	# Fields of the server alone, in a case that is locked and for which the user was checked.
	frappe.db.set_value(case.doctype, case.name, values)
	case.step_due_on = due_on
	keep_tasks(case)


def cases_in_publicity(notice: PublicityNotice) -> Iterator[PaidApplication]:
	"""Give those cases of a notice that still stand on it."""
	for row in notice.lines:
		case = case_of(row, locked=True)
		if (case.workflow_state, case.publicity_notice) == (s.IN_PUBLICITY, notice.name):
			yield case


def take_down(notice: PublicityNotice) -> None:
	"""Show the list no longer; what had not gone on waits for another notice."""
	for case in cases_in_publicity(notice):
		tell_case(case, None)


def conclude(notice: PublicityNotice) -> None:
	"""End the publicity of every case against which nothing stands; name those that stay behind."""
	if getdate(nowdate()) <= getdate(notice.shown_to):
		message = _("Publicity lasts until {0} and can be ended from the day after.")
		refuse_with(message.format(formatdate(notice.shown_to)))
	stayed = [case.name for case in cases_in_publicity(notice) if not end_one(case)]
	if stayed:
		message = _("These stay in publicity until what stands against them is settled: {0}.")
		frappe.msgprint(message.format("、".join(stayed)), title=_("Publicity Ended"), indicator="orange")


def end_one(case: PaidApplication) -> bool:
	"""Let one case go on; answer whether it did. What its own rules refuse leaves nothing behind."""
	frappe.db.savepoint(SAVEPOINT)
	try:
		case.act(END_PUBLICITY)
	except (ApprovalRefused, NotStepHolder):
		frappe.db.rollback(save_point=SAVEPOINT)
		frappe.clear_last_message()
		return False
	return True
