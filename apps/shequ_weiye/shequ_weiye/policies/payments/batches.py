"""A batch from the draft to the bank: filled from cases that may be paid, and looked at again at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import frappe
from frappe import _

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import payments as p
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.publicity import PUBLISHED_DOCTYPES
from shequ_weiye.constants.workflows import CONFIRM_PAYMENT
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.permissions.document import check_access
from shequ_weiye.policies.approval_messages import refuse, refuse_with
from shequ_weiye.policies.payments.holds import batch_of, live_key
from shequ_weiye.policies.payments.reentry import reentry_note, require_second_look
from shequ_weiye.policies.publicity.messages import fault_message
from shequ_weiye.policies.publicity.standing import fault_now, require_shown_in_full
from shequ_weiye.policies.recovery.holds import require_nothing_suspected
from shequ_weiye.policies.services.approval_rules import ApprovalError, check_person
from shequ_weiye.policies.services.payment_file import is_formula
from shequ_weiye.policies.services.signing import Outcome
from shequ_weiye.policies.worklist.matter import state_of

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication
	from shequ_weiye.policies.doctype.payment_batch.payment_batch import PaymentBatch
	from shequ_weiye.policies.doctype.payment_line.payment_line import PaymentLine

# What the bank is told of a case; if it changes under way, the batch goes back.
COPIED = ("payee", "bank_name", "account_masked", "amount")


def fill(batch: PaymentBatch) -> None:
	"""Write what a draft will pay: the cases were chosen, what is told of them is theirs."""
	# Public reference data.
	place = frappe.get_cached_value("Administrative Division", batch.division, "division_name")
	batch.fund = frappe.get_cached_value("Policy", batch.policy, "fund")
	batch.title = f"{place} · {batch.policy}"
	chosen = {(row.reference_doctype, row.reference_name): row for row in batch.lines}
	batch.set("lines", list(chosen.values()))
	if len(batch.lines) > p.MOST_LINES:
		refuse_with(_("A batch pays {0} cases at most. Make two of it.").format(p.MOST_LINES))
	for number, row in enumerate(batch.lines, 1):
		row.idx = number
		fill_line(batch, row)
	batch.line_count = len(batch.lines)
	batch.total = round(sum(row.amount for row in batch.lines), 2)


def fill_line(batch: PaymentBatch, row: PaymentLine) -> None:
	"""Take a case into the batch; refuse one of another policy or county, and one that may not be paid."""
	case = case_of(row)
	check_access(case.doctype, case.name, "read")
	place = ancestor_at(case.division_code, COUNTY)
	if (case.granted_by(), place) != (batch.policy, batch.division):
		refuse_with(_("{0} is of another policy or county. Pay it in a batch of its own.").format(case.name))
	if case.workflow_state != s.PENDING_PAYMENT:
		refuse_with(_("{0} does not wait for payment. Delete its row.").format(case.name))
	if fault := fault_now(case):
		refuse_with(f"{case.name}: {fault_message(fault, case.publicity_to)}")
	require_standing(case)
	other = batch_of(case.doctype, case.name)
	if other and other != batch.name:
		refuse_with(_("{0} stands in batch {1} already. Delete its row.").format(case.name, other))
	row.update(told_of(case))
	if any(is_formula(text) for text in (batch.policy, row.payee or "", row.bank_name or "")):
		refuse_formula(case.name)
	row.live_key, row.line_state = live_key(case.doctype, case.name), p.OPEN


def refuse_formula(name: str) -> NoReturn:
	"""Refuse a case of which the bank would read something else than what stands there."""
	message = _(
		"{0}: payee, bank branch and policy may not begin with = + - or @, which a spreadsheet calculates."
		" Return the application for correction."
	)
	refuse_with(message.format(name))


def told_of(case: PaidApplication) -> dict[str, object]:
	"""Give what a line says of its case; of the account its mask alone."""
	values = (case.payee, case.bank_name, case.bank_account, float(case.amount))
	return dict(zip(COPIED, values, strict=True))


def case_of(row: PaymentLine, *, locked: bool = False) -> PaidApplication:
	"""Read the case of a line; refuse what is no case that is paid."""
	if row.reference_doctype not in PUBLISHED_DOCTYPES:
		raise frappe.PermissionError
	return frappe.get_doc(row.reference_doctype, row.reference_name, for_update=locked)


def require_lines(batch: PaymentBatch) -> None:
	"""Refuse an empty batch."""
	if not batch.lines:
		refuse_with(_("The batch is empty. Add cases to it first."))


def require_all_payable(batch: PaymentBatch) -> None:
	"""Refuse to go on while one case may not be paid, or says something else than its line."""
	for row in batch.lines:
		case = case_of(row, locked=True)
		is_same = told_of(case) == {field: row.get(field) for field in COPIED}
		if case.workflow_state != s.PENDING_PAYMENT or not is_same:
			message = _("{0} changed after it was taken into the batch. Return the batch and make it anew.")
			refuse_with(message.format(case.name))
		require_standing(case)
		require_shown_in_full(case)


def require_standing(case: PaidApplication) -> None:
	"""Refuse a case that is on hold, to which a signature is lacking, or from whose applicant money is to come back."""
	state = state_of(case)
	if state.is_held or state.signing.outcome() in (Outcome.WAITING, Outcome.OBJECTED):
		refuse_with(_("{0} is on hold or lacks a signature. Pay it when that is settled.").format(case.name))
	require_nothing_suspected(case)


def require_other_persons(batch: PaymentBatch) -> None:
	"""Refuse whoever recorded or decided one of the cases, entered its account again, or whose own case it is, to check or order the batch.

	Source: operating rules A.4 "acceptor ≠ reviewer ≠ payer".
	"""
	for row in batch.lines:
		case = case_of(row)
		try:
			check_person(case.rules, case.case(), frappe.session.user, CONFIRM_PAYMENT)
		except ApprovalError as error:
			refuse(error)
		require_second_look(case)


def require_maker(batch: PaymentBatch) -> None:
	"""Leave a draft to who made it: whoever puts a hand to it could not check it any more."""
	if frappe.session.user != batch.recorded_by:
		refuse_with(_("A draft is changed and submitted by who made it. Make a batch of your own."))


def reentered_accounts(batch: PaymentBatch) -> list[str]:
	"""Say of which cases the bank returned the last transfer: whoever checks the batch compares their accounts."""
	if batch.workflow_state not in (p.DRAFT, p.PENDING_CHECK, p.PENDING_ORDER):
		return []
	return [note for row in batch.lines if (note := reentry_note(case_of(row)))]


def require_all_reported(batch: PaymentBatch) -> None:
	"""Refuse to settle a batch while the bank has not answered for every line."""
	open_lines = [row.reference_name for row in batch.lines if row.line_state == p.OPEN]
	if open_lines:
		message = _("The bank has not answered for {0} yet. Enter the receipt first.")
		refuse_with(message.format("、".join(open_lines)))


def release(batch: PaymentBatch) -> None:
	"""Set all cases of a cancelled batch free for another one."""
	for row in batch.lines:
		row.live_key = None
