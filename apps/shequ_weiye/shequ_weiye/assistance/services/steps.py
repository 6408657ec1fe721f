"""What must be there before an assistance record moves on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.constants.assistance import DONE
from shequ_weiye.constants.workflows_assistance import CLOSE_RECORD, EXIT_AID, MAKE_PLAN

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_record.assistance_record import AssistanceRecord


def require_plan(record: AssistanceRecord) -> None:
	"""A plan is a text, not a tick."""
	if not (record.plan or "").strip():
		frappe.throw(_("Write the aid plan first: what is to be done this year, with whom and until when."))


def require_end(record: AssistanceRecord) -> None:
	"""A record is closed when its services are done or its year is over."""
	if record.lateness == DONE or getdate(record.service_year_end) < getdate(nowdate()):
		return
	message = _(
		"The services of this year are not all done, and the year runs until {0}. Enter the missing contacts,"
		" or take the person out of the ledger with a reason."
	)
	frappe.throw(message.format(formatdate(record.service_year_end)))


def require_exit(record: AssistanceRecord) -> None:
	"""An exit has a reason and a day: in the service year, not in the future, not before the last contact."""
	if not record.exit_reason:
		frappe.throw(_("Choose the reason for the exit."))
	record.exited_on = record.exited_on or nowdate()
	day = getdate(record.exited_on)
	if day > getdate(nowdate()):
		frappe.throw(_("The day of the exit lies in the future. Enter a day up to today."))
	earliest = getdate(record.last_contact_on or record.service_year_start)
	if day < earliest:
		frappe.throw(
			_("The exit cannot be before {0}. Enter that day or a later one.").format(formatdate(earliest))
		)


CHECKS: dict[str, Callable[[AssistanceRecord], None]] = {
	MAKE_PLAN: require_plan,
	CLOSE_RECORD: require_end,
	EXIT_AID: require_exit,
}
