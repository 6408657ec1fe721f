"""Tells the administrators and auditors when the log of accesses was altered past the system."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR, WEIYE_AUDITOR
from shequ_weiye.privacy.access_log import LOG, first_broken_entry
from shequ_weiye.territory.services.notices import notify, officers_over

# Where the result stands, too; everybody who is told may open it.
OVERVIEW = "Scheduled Jobs Overview"


def report_broken_chain() -> int:
	"""Follow the chain; give 1 if it is broken, or 0 if it is whole.

	Those over the place of the first broken entry are told once: the chain cannot be mended, and the page
	of the jobs goes on showing it.
	"""
	broken = first_broken_entry()
	if not broken:
		return 0
	# The place alone, to know who is responsible for it; of an entry that is gone, that of the one before.
	code = frappe.db.get_value(LOG, {"name": ("<=", broken)}, "division_code", order_by="name desc")
	message = _("The log of accesses to sensitive data was altered or is incomplete, from entry {0} on")
	subject = message.format(broken)
	told = _told(subject)
	users = [user for user in officers_over(code, (WEIYE_ADMINISTRATOR, WEIYE_AUDITOR)) if user not in told]
	overview = frappe.get_doc("Report", OVERVIEW)
	notify(users, subject, overview, _("Do not delete anything. Tell the operator."))
	return 1


def _told(subject: str) -> set[str]:
	# Compares users only; nothing of it is shown.
	return set(frappe.get_all("Notification Log", filters={"subject": subject}, pluck="for_user"))
