"""Enters what the bank answered: each line on its own, and the same answer twice changes nothing."""

from __future__ import annotations

import base64
import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

import frappe
from frappe import _
from frappe.utils.xlsxutils import read_xlsx_file_from_attached_file

from shequ_weiye.constants import payments as p
from shequ_weiye.constants.workflows import CONFIRM_PAYMENT
from shequ_weiye.policies.approval_messages import refuse_with
from shequ_weiye.policies.payments.batches import case_of
from shequ_weiye.policies.services.payment_file import (
	Receipt,
	ReceiptError,
	ReceiptFault,
	read_receipts,
)
from shequ_weiye.territory.services.import_sheet import unpacks_too_large

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.payment_batch.payment_batch import PaymentBatch
	from shequ_weiye.policies.doctype.payment_line.payment_line import PaymentLine

SAVEPOINT = "receipt_line"


@dataclass
class Outcome:
	"""What came of a receipt: how many lines were paid, failed and stood so already, and what was not entered."""

	paid: int = 0
	failed: int = 0
	unchanged: int = 0
	problems: list[str] = field(default_factory=list)


def read_file(name: str, content: bytes) -> list[Receipt]:
	"""Read a receipt, xlsx or csv. Raises :class:`ApprovalRefused` for what is none."""
	if len(content) > p.LARGEST_RECEIPT:
		refuse_with(_("This file is too large for a receipt."))
	try:
		return read_receipts(_rows(name, content))
	except ReceiptError:
		_refuse_as_no_receipt()


def _rows(name: str, content: bytes) -> Sequence[Sequence[Any]]:
	if name.lower().endswith(f".{p.EXCEL}"):
		if unpacks_too_large(content):
			refuse_with(_("This file is too large for a receipt."))
		return _rows_of_workbook(content)
	try:
		text = content.decode("utf-8-sig")
	except UnicodeDecodeError:
		text = content.decode("gb18030", errors="replace")  # as Excel and banks write it in China
	try:
		return list(csv.reader(io.StringIO(text)))
	except csv.Error:
		_refuse_as_no_receipt()


def _rows_of_workbook(content: bytes) -> Sequence[Sequence[Any]]:
	try:
		return read_xlsx_file_from_attached_file(fcontent=content)
	except Exception:  # the reader says in many ways that it cannot read a workbook
		_refuse_as_no_receipt()


def content_of(data: str) -> bytes:
	"""Give the bytes of a file as a browser hands it over (a data URL).

	Raises :class:`ApprovalRefused` for what no browser hands over.
	"""
	try:
		return base64.b64decode(data.partition(",")[2] or data, validate=True)
	except ValueError:
		_refuse_as_no_receipt()


def _refuse_as_no_receipt() -> NoReturn:
	refuse_with(_("This is no receipt: it needs the headings 业务编号 and 结果."))


def enter_all(batch: PaymentBatch, receipts: list[Receipt]) -> Outcome:
	"""Enter receipts line by line; each is its own transaction, and what is refused leaves the others alone."""
	outcome = Outcome()
	lines = {row.reference_name: row for row in batch.lines}
	for receipt in receipts:
		line = lines.get(receipt.number)
		if not line:
			outcome.problems.append(_("{0} is not in this batch.").format(receipt.number))
		else:
			_enter_one(line, receipt, outcome)
	return outcome


def _enter_one(line: PaymentLine, receipt: Receipt, outcome: Outcome) -> None:
	frappe.db.savepoint(SAVEPOINT)
	try:
		enter(line, receipt, outcome)
	except frappe.ValidationError as refusal:
		frappe.db.rollback(save_point=SAVEPOINT)
		frappe.clear_messages()
		outcome.problems.append(f"{receipt.number}: {refusal}")
	else:
		_commit()


def _commit() -> None:
	"""Keep a line whatever happens to the next; tests undo their own writing."""
	if not frappe.flags.in_test:
		frappe.db.commit()  # nosemgrep - money that moved is not forgotten because of another line


def enter(line: PaymentLine, receipt: Receipt, outcome: Outcome) -> None:
	"""Enter one receipt: the payment into case and ledger, or why it failed.

	Raises a ``ValidationError`` for a receipt that lacks something or says otherwise than the one before.
	"""
	# Locked, and read as it is now: the same file may be entered twice at once.
	state, reference = frappe.db.get_value(
		p.LINE, line.name, ["line_state", "payment_reference"], for_update=True
	)
	if receipt.fault:
		refuse_with(fault_message(receipt.fault))
	if (state, reference or "") == _entered_as(receipt):
		outcome.unchanged += 1
	elif state != p.OPEN:
		refuse_with(_("This line was entered as {0} before. Compare both receipts.").format(_(state)))
	elif receipt.is_paid:
		_pay(line, receipt)
		outcome.paid += 1
	else:
		_write(line, {"line_state": p.FAILED, "failure_reason": receipt.reason[:140]})
		outcome.failed += 1


def _entered_as(receipt: Receipt) -> tuple[str, str]:
	return (p.PAID, receipt.reference) if receipt.is_paid else (p.FAILED, "")


def _pay(line: PaymentLine, receipt: Receipt) -> None:
	case = case_of(line, locked=True)
	case.flags.by_receipt = True
	case.act(CONFIRM_PAYMENT, {"payment_reference": receipt.reference, "paid_on": receipt.day})
	values = {"payment_reference": receipt.reference, "paid_on": receipt.day}
	_write(line, {"line_state": p.PAID, **values})


def _write(line: PaymentLine, values: dict[str, Any]) -> None:
	"""Write what came of a line; no batch pays the case any longer."""
	# A row of the batch for which the user was checked; its form is closed to everybody at this stage.
	frappe.db.set_value(p.LINE, line.name, {**values, "live_key": None})


def fault_message(fault: ReceiptFault) -> str:
	"""Say what a row of a receipt lacks."""
	return {
		ReceiptFault.UNKNOWN_RESULT: _("The result is neither paid (成功) nor failed (失败)."),
		ReceiptFault.NO_REFERENCE: _("The number of the voucher is missing."),
		ReceiptFault.NO_DAY: _("The day of the payment is missing."),
		ReceiptFault.NO_REASON: _("The reason of the failure is missing."),
	}[fault]
