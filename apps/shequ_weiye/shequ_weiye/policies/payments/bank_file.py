"""Makes the bank's file of a batch: the one place where the accounts of many cases are read in full."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _
from frappe.utils.xlsxutils import make_xlsx

from shequ_weiye.constants import payments as p
from shequ_weiye.constants.exports import BANK_FILE
from shequ_weiye.constants.privacy import REVEALED
from shequ_weiye.policies.payments.batches import case_of, refuse_formula
from shequ_weiye.policies.services.payment_file import FormulaError, Payment, rows_of
from shequ_weiye.privacy import access_log
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.territory.services.exports import Export, record

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.payment_batch.payment_batch import PaymentBatch
	from shequ_weiye.policies.doctype.payment_line.payment_line import PaymentLine

ACCOUNT = "bank_account"


def make_file(batch: PaymentBatch, kind: str) -> bytes:
	"""Give the file as xlsx or csv, and write down that each account was read; the caller may know them all."""
	lines = [row for row in batch.lines if row.line_state == p.OPEN]
	rows = cells_of([payment_of(batch, row) for row in lines])
	record(Export(BANK_FILE, batch.name, len(lines), {"file_format_type": kind}))
	if kind == p.EXCEL:
		return make_xlsx(rows, batch.name).getvalue()
	text = io.StringIO()
	csv.writer(text).writerows(rows)
	return text.getvalue().encode("utf-8-sig")


def cells_of(payments: list[Payment]) -> list[list[Any]]:
	"""Give the cells of the file; refuse a payment that a spreadsheet would read as something else."""
	try:
		return rows_of(payments, columns())
	except FormulaError as error:
		refuse_formula(error.number)


def payment_of(batch: PaymentBatch, row: PaymentLine) -> Payment:
	"""Give one line with its account, and log the look at it."""
	case = case_of(row)
	access_log.write(REVEALED, case, ACCOUNT, _("Payment batch {0}").format(batch.name))
	account = number_of(case, ACCOUNT) or ""
	return Payment(
		row.reference_name, row.payee or "", row.bank_name or "", account, row.amount, batch.policy
	)


def columns() -> list[tuple[str, str]]:
	"""Give headings and contents by the settings, or those that are shipped."""
	rows = frappe.get_cached_doc("Policy Settings").bank_file_columns
	return [(row.heading, row.content) for row in rows] or list(p.DEFAULT_COLUMNS)
