"""Applications for money whose step should have been done by now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.constants.workflows import ESCALATES_TO
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job
from shequ_weiye.territory.services.notices import notify, officers_over

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application

DOCTYPES: tuple[str, ...] = ("Startup Application", "Benefit Application", "Startup Loan")

# DocType and name.
CaseName = tuple[str, str]


def overdue_filters(today: date) -> list[list[Any]]:
	"""Give the filters of a list of overdue applications; a step without limit has no day to miss."""
	# Frappe takes an empty day for one before all others.
	return [["step_due_on", "is", "set"], ["step_due_on", "<", today]]


@scheduled_job("Remind of Overdue Applications", Kind.BY_DIVISION)
def remind_overdue() -> RowCounts:
	"""Tell the officers whose turn it is, and those one level up, once a day."""
	filters = overdue_filters(getdate(nowdate()))
	cases = [
		(doctype, name)
		for doctype in DOCTYPES
		# The job looks at every area; each notice goes to officers posted over its case.
		for name in frappe.get_all(doctype, filters=filters, pluck="name", order_by="name")
	]
	return change_each(cases, remind_of, f"{__name__}.remind_overdue")


def remind_of(case: CaseName) -> bool:
	"""Put today's notice about one case before everyone who has not got it yet; answer whether anyone had not."""
	application = frappe.get_doc(*case)
	subject = _subject(application)
	told = _told_today(case, subject)
	users = [user for user in responsible_officers(application) if user not in told]
	return bool(notify(users, subject, application))


def responsible_officers(application: Application) -> tuple[str, ...]:
	"""Give the users posted over the case in the role whose turn it is, and in the role one level up."""
	role = application.turn()
	if not role:
		return ()
	return officers_over(application.division_code, [role, *filter(None, [ESCALATES_TO.get(role)])])


def _told_today(case: CaseName, subject: str) -> set[str]:
	"""Give those who got this very reminder today; other notices of the case do not count."""
	doctype, name = case
	this = {"document_type": doctype, "document_name": name, "subject": subject}
	filters = {**this, "creation": (">=", nowdate())}
	# Compares users only; nothing of it is shown.
	return set(frappe.get_all("Notification Log", filters=filters, pluck="for_user"))


def _subject(application: Application) -> str:
	lang = frappe.db.get_default("lang")
	message = _("{0}: {1} was due on {2}. Please deal with it today.", lang)
	return message.format(
		application.name, _(application.workflow_state, lang), formatdate(application.step_due_on)
	)
