"""Writes into the ledger what startup applications were granted and paid before there was one."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.applications import CLOSED, IN_PUBLICITY, PENDING_PAYMENT
from shequ_weiye.constants.applications import PAID as APPLICATION_PAID
from shequ_weiye.constants.benefits import LEDGER, PAID
from shequ_weiye.policies.benefits.ledger import follow
from shequ_weiye.startups.services.grant_ledger import grant_subsidy

DOCTYPE = "Startup Application"
PAID_STATES = (APPLICATION_PAID, CLOSED)
GRANTED_STATES = (IN_PUBLICITY, PENDING_PAYMENT, *PAID_STATES)


def execute() -> None:
	"""Write the entries that are missing; a second run finds nothing to do."""
	# A patch works on all areas.
	rows = frappe.get_all(
		DOCTYPE,
		filters={"workflow_state": ("in", GRANTED_STATES)},
		fields=["name", "workflow_state", "payment_reference"],
		order_by="creation",
	)
	for row in rows:
		if frappe.db.exists(LEDGER, {"reference_doctype": DOCTYPE, "reference_name": row.name}):
			continue
		entry = grant_subsidy(frappe.get_doc(DOCTYPE, row.name))
		if row.workflow_state in PAID_STATES:
			follow(entry, PAID, row.payment_reference)
