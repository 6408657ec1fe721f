"""A demonstration record of recovery: heard by one officer of the county, waiting for the decision of another."""

from __future__ import annotations

import frappe

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.benefits import LEDGER, PAID
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.policies.recovery.factories import make_recovery
from shequ_weiye.territory.services.notices import officers_over

# Nobody logs in as the colleague: who suspects does not decide, so a county has two officers.
COLLEAGUE, NAME = "county2@weiye.localhost", "高敏"
POSTED_FROM = "2023-08-15"


def load_recovery(community: str) -> None:
	"""Suspect what was paid in ``community`` to the one whose subsidy is paid; once."""
	if frappe.db.exists(r.CASE, {"division": community}):
		return
	officer = officers_over(community, (COUNTY_OFFICER,))[0]
	make_colleague(str(ancestor_at(community, COUNTY)))
	paid = {"division": community, "kind": PAID, "reference_doctype": "Benefit Application"}
	# The demonstration community, whose payments the command has just made.
	entries = frappe.get_all(LEDGER, paid, pluck="name", order_by="period, name")
	make_recovery(entries, r.PENDING_DECISION, COLLEAGUE, officer)


def make_colleague(county: str) -> None:
	"""Give the county a second officer."""
	if not frappe.db.exists("User", COLLEAGUE):
		values = {"email": COLLEAGUE, "first_name": NAME, "language": "zh", "time_zone": "Asia/Shanghai"}
		frappe.get_doc({"doctype": "User", **values, "send_welcome_email": 0}).insert()
	post = {"user": COLLEAGUE, "role": COUNTY_OFFICER, "division": county}
	if not frappe.db.exists("Staff Posting", post):
		frappe.get_doc({"doctype": "Staff Posting", **post, "from_date": POSTED_FROM}).insert()
