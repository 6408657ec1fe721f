"""Taking back what was paid: decided by one office, received by another (operating rules A.4, recovery)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants.benefits import (
	DEMAND_WITHDRAWN,
	EFFECTS,
	LEDGER,
	REFUND_DEMANDED,
	REFUND_RECEIVED,
)
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.policies.benefits.ledger import follow

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.benefit_ledger_entry.benefit_ledger_entry import BenefitLedgerEntry

# Whose word it is.
DECIDED_BY: dict[str, str] = {
	REFUND_DEMANDED: COUNTY_OFFICER,
	DEMAND_WITHDRAWN: COUNTY_OFFICER,
	REFUND_RECEIVED: COUNTY_FINANCE_OFFICER,
}


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def record_refund_step(entry: str, kind: str, reason: str) -> str:
	"""Demand a refund, withdraw the demand or record that it was received; give the name of the new entry.

	``reason`` is why, or for a refund received its voucher number. Raises ``PermissionError`` for an entry out
	of the user's area and for a step that is not the user's, ``BenefitRefused`` for one that is not possible.
	"""
	check_access(LEDGER, entry, "read")
	code = frappe.db.get_value(LEDGER, entry, "division_code")  # of the entry just checked
	if kind not in DECIDED_BY or not holds_role_over(frappe.session.user, DECIDED_BY[kind], code):
		frappe.throw(_("This step is not yours. Leave it to the county office."), frappe.PermissionError)
	if not reason.strip():
		frappe.throw(_("Write down why, or the voucher number of the refund."))
	return follow(entry, kind, reason.strip())


def open_steps(entry: BenefitLedgerEntry) -> list[str]:
	"""Give the steps that the session's user may record after this entry now."""
	# Whether it is followed already; of the entry that the user was given.
	if frappe.db.exists(LEDGER, {"follows": entry.name}):
		return []
	return [
		kind
		for kind, role in DECIDED_BY.items()
		if entry.kind in EFFECTS[kind].follows
		and holds_role_over(frappe.session.user, role, entry.division_code)
	]
