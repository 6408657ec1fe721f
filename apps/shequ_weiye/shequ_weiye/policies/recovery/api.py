"""What officers do about recoveries beside the actions of the workflow."""

from __future__ import annotations

from datetime import date

import frappe
from frappe import _
from frappe.utils import flt, getdate

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.benefits import LEDGER
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access, writable
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.recovery.receipts import enter
from shequ_weiye.policies.recovery.suspicion import suspect
from shequ_weiye.policies.services.recovery_rules import Receipt


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def start(entries: str | list[str], ground: str, finding: str) -> str:
	"""Write down a suspicion about payments of the ledger; give the name of the case.

	Raises ``PermissionError`` for an entry out of the user's area and for everybody but the county's officers,
	``ApprovalRefused`` for entries of which nothing can come back.
	"""
	names = list(dict.fromkeys(map(str, frappe.parse_json(entries))))
	if not names:
		refuse_with(_("Select the payments first."))
	for name in names:
		check_access(LEDGER, name, "read")
	found = [frappe.get_doc(LEDGER, name) for name in names]
	if not all(holds_role_over(frappe.session.user, COUNTY_OFFICER, entry.division_code) for entry in found):
		frappe.throw(_("This step is not yours. Leave it to the county office."), frappe.PermissionError)
	if not finding.strip():
		refuse_with(_("Write down what was found, and where."))
	return str(suspect(found, ground, finding).name)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def record_receipt(name: str, amount: float, received_on: str | date, voucher: str) -> bool:
	"""Enter what came back, in yuan; answer whether it was new: the same voucher twice changes nothing.

	Raises ``PermissionError`` for everybody but the county's finance, ``ApprovalRefused`` for what cannot
	have come.
	"""
	case = writable(r.CASE, name)
	if not holds_role_over(frappe.session.user, COUNTY_FINANCE_OFFICER, case.division_code):
		frappe.throw(_("This step is not yours. Leave it to county finance."), frappe.PermissionError)
	receipt = Receipt((voucher or "").strip(), getdate(received_on), flt(amount, 2))
	if case.workflow_state == r.SETTLED and any(row.voucher == receipt.voucher for row in case.receipts):
		return False
	if case.workflow_state != r.DECIDED:
		refuse_with(_("Nothing is demanded in this case. Reload it."))
	return enter(case, receipt)
