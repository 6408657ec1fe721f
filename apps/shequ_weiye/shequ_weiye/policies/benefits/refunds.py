"""What is left of demands from before there were recovery cases: received at once, or withdrawn.

A new demand is a step of a recovery case (``policies/recovery``), after the person was heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants.benefits import DEMAND_WITHDRAWN, LEDGER, REFUND_DEMANDED, REFUND_RECEIVED
from shequ_weiye.constants.recovery import LINE
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
	DEMAND_WITHDRAWN: COUNTY_OFFICER,
	REFUND_RECEIVED: COUNTY_FINANCE_OFFICER,
}


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def record_refund_step(entry: str, kind: str, reason: str) -> str:
	"""Withdraw a demand of before or record that it was received; give the name of the new entry.

	``reason`` is why, or for a refund received its voucher number. Raises ``PermissionError`` for an entry out
	of the user's area, for one of a recovery case and for a step that is not the user's, ``BenefitRefused`` for
	one that is not possible.
	"""
	check_access(LEDGER, entry, "read")
	demand = frappe.get_doc(LEDGER, entry)
	role = DECIDED_BY.get(kind) if is_of_before(demand) else None
	if not role or not holds_role_over(frappe.session.user, role, demand.division_code):
		frappe.throw(_("This step is not yours. Leave it to the county office."), frappe.PermissionError)
	if not reason.strip():
		frappe.throw(_("Write down why, or the voucher number of the refund."))
	return follow(entry, kind, reason.strip())


def is_of_before(entry: BenefitLedgerEntry) -> bool:
	"""Answer whether an entry is a demand that no recovery case has made."""
	# Whether a case has it; of the entry that the user was given.
	return entry.kind == REFUND_DEMANDED and not frappe.db.exists(LINE, {"live_key": entry.grant_entry})


def open_steps(entry: BenefitLedgerEntry) -> list[str]:
	"""Give the steps that the session's user may record after this entry now."""
	# Whether it is followed already; of the entry that the user was given.
	if not is_of_before(entry) or frappe.db.exists(LEDGER, {"follows": entry.name}):
		return []
	user, code = frappe.session.user, entry.division_code
	return [kind for kind, role in DECIDED_BY.items() if holds_role_over(user, role, code)]
