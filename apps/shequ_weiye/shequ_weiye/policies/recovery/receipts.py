"""Enters what came back: once for each voucher, into the fund and the envelope from which it was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.benefits import INSTALMENT_RECEIVED, REFUND_COMPLETED
from shequ_weiye.constants.workflows_recovery import SETTLE
from shequ_weiye.policies.benefits import accounts
from shequ_weiye.policies.benefits.envelopes import locked_balance
from shequ_weiye.policies.benefits.ledger import follow
from shequ_weiye.policies.recovery.decision import reason_of
from shequ_weiye.policies.recovery.holds import parties_of
from shequ_weiye.policies.recovery.messages import refuse_fault
from shequ_weiye.policies.services.benefit_claims import key_of
from shequ_weiye.policies.services.recovery_rules import (
	Fault,
	Instalment,
	OtherReceipt,
	Receipt,
	is_entered,
	is_whole,
	next_day,
	receipt_fault,
	spread,
	total,
)

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.recovery_case.recovery_case import RecoveryCase
	from shequ_weiye.policies.doctype.recovery_line.recovery_line import RecoveryLine


def enter(case: RecoveryCase, receipt: Receipt) -> bool:
	"""Enter a receipt into a decided case that is locked; answer whether it was new.

	The last yuan settles the case. Raises ``ApprovalRefused`` for what cannot have come.
	"""
	if _stands_already(case, receipt):
		return False
	if fault := receipt_fault(receipt, case.owed, getdate(case.decided_on), getdate(nowdate())):
		refuse_fault(fault)
	accounts.lock_all(parties_of(case))
	for envelope in sorted({row.budget_envelope for row in case.lines if row.budget_envelope}):
		locked_balance(envelope)
	returned = total([case.returned, receipt.amount])
	amounts = [row.amount for row in case.lines]
	for row, part in zip(case.lines, spread(returned, amounts), strict=True):
		_enter_line(case, row, part, receipt)
	_write_down(case, receipt, returned)
	if not case.owed:
		case.reload()
		case.act(SETTLE)
	return True


def _stands_already(case: RecoveryCase, receipt: Receipt) -> bool:
	entered = [Receipt(row.voucher, getdate(row.received_on), row.amount) for row in case.receipts]
	try:
		return is_entered(receipt, entered)
	except OtherReceipt:
		refuse_fault(Fault.OTHER_RECEIPT)


def _enter_line(case: RecoveryCase, row: RecoveryLine, returned: float, receipt: Receipt) -> None:
	"""Write the part of a receipt that counts towards one period into the ledger."""
	part = total([returned, -(row.returned or 0)])
	if not part:
		return
	kind = REFUND_COMPLETED if is_whole(row.paid, returned) else INSTALMENT_RECEIVED
	reason = f"{reason_of(case)} · {receipt.voucher}"
	key = key_of("receipt", case.name, receipt.voucher, row.name)
	entry = follow(row.last_entry, kind, reason, -part, key)
	# Fields of the server alone, in a case that is locked and for which the user was checked.
	row.db_set({"returned": returned, "last_entry": entry}, update_modified=False)


def _write_down(case: RecoveryCase, receipt: Receipt, returned: float) -> None:
	row = case.append("receipts", {**receipt._asdict(), "entered_by": frappe.session.user})
	row.db_insert()
	instalments = [Instalment(getdate(each.due_on), each.amount) for each in case.instalments]
	parts = spread(returned, [each.amount for each in instalments])
	for each, part in zip(case.instalments, parts, strict=True):
		# As above.
		each.db_set("received", part, update_modified=False)
	values = {
		"returned": returned,
		"owed": total([case.total, -returned]),
		"step_due_on": next_day(instalments, returned),
	}
	case.db_set(values, notify=True)
