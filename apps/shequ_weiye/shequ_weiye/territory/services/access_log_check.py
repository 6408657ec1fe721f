"""Tells the administrators and auditors when the log of accesses was altered past the system."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants.roles import WEIYE_ADMINISTRATOR, WEIYE_AUDITOR
from shequ_weiye.privacy.access_log import first_broken_entry
from shequ_weiye.territory.services.notices import notify, officers_over

# Where the result stands, too; everybody who is told may open it.
OVERVIEW = "Scheduled Jobs Overview"


def report_broken_chain() -> int:
	"""Follow the chain; give 1 and tell those over the place of the first broken entry, or 0 if it is whole."""
	broken = first_broken_entry()
	if not broken:
		return 0
	# The place alone, to know who is responsible for it.
	code = frappe.db.get_value("Sensitive Access Log", broken, "division_code")
	subject = _("The log of accesses to sensitive data was altered or is incomplete, from entry {0} on")
	users = officers_over(code, (WEIYE_ADMINISTRATOR, WEIYE_AUDITOR))
	overview = frappe.get_doc("Report", OVERVIEW)
	notify(users, subject.format(broken), overview, _("Do not delete anything. Tell the operator."))
	return 1
