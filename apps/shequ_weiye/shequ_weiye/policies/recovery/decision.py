"""Hears, decides by month and withdraws: what must hold for each step of a recovery, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import recovery as r
from shequ_weiye.constants.benefits import DEMAND_WITHDRAWN, REFUND_DEMANDED
from shequ_weiye.policies.approval_messages import refuse, refuse_with
from shequ_weiye.policies.benefits import accounts
from shequ_weiye.policies.benefits.ledger import follow
from shequ_weiye.policies.recovery.holds import parties_of
from shequ_weiye.policies.recovery.messages import refuse_fault
from shequ_weiye.policies.services.approval_rules import ApprovalError, Refusal
from shequ_weiye.policies.services.recovery_rules import Line, decision_fault, plan, total

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.recovery_case.recovery_case import RecoveryCase

	Check = Callable[[RecoveryCase], None]


def require_hearing(case: RecoveryCase) -> None:
	"""Refuse to go on before the person was heard, or invited without an answer; who said what is written down."""
	needed = ("heard_on", "hearing_way", "statement")
	missing = [_(case.meta.get_label(field)) for field in needed if not case.get(field)]
	if missing:
		refuse_with(_("Fill in first: {0}.").format("、".join(missing)))
	if getdate(case.heard_on) > getdate(nowdate()):
		refuse_with(_("The hearing lies in the future. Correct its day."))


def require_decision(case: RecoveryCase) -> None:
	"""Refuse a decision that does not say why, how much of which month, where to pay and until when."""
	needed = ("decision_text", "pay_to", "first_due_on")
	missing = [_(case.meta.get_label(field)) for field in needed if not case.get(field)]
	if missing:
		refuse_with(_("Fill in first: {0}.").format("、".join(missing)))
	lines = [Line(row.paid, row.amount) for row in case.lines]
	first, today = getdate(case.first_due_on), getdate(nowdate())
	if fault := decision_fault(lines, case.instalment_count, first, today):
		refuse_fault(fault)


def require_nothing_left(case: RecoveryCase) -> None:
	"""Refuse to settle what has not come back in full."""
	if case.owed:
		refuse_with(_("Something is still owed. Enter the receipts first."))


def require_other_than_decider(case: RecoveryCase) -> None:
	"""Leave it to a second person to undo a decision."""
	decided = [row.acted_by for row in case.steps if row.to_state == r.DECIDED]
	if frappe.session.user in decided:
		refuse(ApprovalError(Refusal.DECIDED_BEFORE))


# What must hold to enter a state, whatever the step is called.
ENTERING: dict[str, tuple[Check, ...]] = {
	r.PENDING_DECISION: (require_hearing,),
	r.DECIDED: (require_hearing, require_decision),
	r.SETTLED: (require_nothing_left,),
	r.REVOKED: (require_other_than_decider,),
}


def decide(case: RecoveryCase) -> None:
	"""Demand the amounts by month in the ledger, and plan the instalments."""
	accounts.lock_all(parties_of(case))
	for row in case.lines:
		if row.amount:
			row.last_entry = follow(row.last_entry, REFUND_DEMANDED, reason_of(case), row.amount)
	case.total = case.owed = total(row.amount for row in case.lines)
	case.returned, case.decided_on = 0, nowdate()
	instalments = plan(case.total, case.instalment_count, getdate(case.first_due_on))
	case.set("instalments", [each._asdict() for each in instalments])
	case.step_due_on = instalments[0].due_on


def withdraw(case: RecoveryCase) -> None:
	"""Demand nothing more of what has not come back; what came is for the office to return."""
	accounts.lock_all(parties_of(case))
	for row in case.lines:
		if left := total([row.amount, -(row.returned or 0)]):
			row.last_entry = follow(row.last_entry, DEMAND_WITHDRAWN, case.last_reason, left)
	case.owed = 0


def reason_of(case: RecoveryCase) -> str:
	"""Give what stands in the ledger as the reason: the number of the case."""
	return _("Recovery {0}", frappe.db.get_default("lang")).format(case.name)
