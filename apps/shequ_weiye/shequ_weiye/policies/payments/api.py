"""What finance does with a payment batch beside the actions of its workflow."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import frappe
from frappe import _

from shequ_weiye.constants import payments as p
from shequ_weiye.constants.levels import COUNTY
from shequ_weiye.constants.publicity import PUBLISHED_DOCTYPES
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER
from shequ_weiye.permissions.area import ancestor_at
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access, writable
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.policies.approval_messages import NotStepHolder, refuse_with
from shequ_weiye.policies.payments.bank_file import make_file
from shequ_weiye.policies.payments.batches import require_other_persons
from shequ_weiye.policies.payments.receipts import content_of, enter_all, read_file
from shequ_weiye.policies.payments.reentry import reenter

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.payment_batch.payment_batch import PaymentBatch


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def make_batch(doctype: str, names: str | list[str]) -> str:
	"""Draft a batch from cases of one policy and county that wait for payment; give its name.

	Raises ``PermissionError`` for a case out of the user's area, and ``ApprovalRefused`` if one may not be paid.
	"""
	chosen = [str(name) for name in frappe.parse_json(names)]
	if doctype not in PUBLISHED_DOCTYPES:
		raise frappe.PermissionError
	if not chosen:
		refuse_with(_("Select the cases first."))
	for name in chosen:
		check_access(doctype, name, "read")
	first = frappe.get_doc(doctype, chosen[0])
	batch = frappe.new_doc(p.BATCH)
	batch.update({"policy": first.granted_by(), "division": ancestor_at(first.division_code, COUNTY)})
	for name in chosen:
		batch.append("lines", {"reference_doctype": doctype, "reference_name": name})
	return str(batch.insert().name)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def reenter_account(doctype: str, name: str, payee: str, bank_name: str, bank_account: str) -> None:
	"""Enter the account of a case again after the bank returned its transfer; the mask of the old one keeps it.

	Raises ``PermissionError`` for a case out of the user's area, and ``ApprovalRefused`` if none was returned.
	"""
	if doctype not in PUBLISHED_DOCTYPES:
		raise frappe.PermissionError
	case = writable(doctype, name)
	reenter(case, {"payee": payee, "bank_name": bank_name, "bank_account": bank_account})


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def bank_file(name: str, kind: str) -> None:
	"""Hand the bank's file of an ordered batch to its payer, as xlsx or csv, with the accounts in full.

	Raises ``PermissionError`` for everybody else. Each account and the file are written into the logs.
	"""
	batch = _ordered(name)
	if kind not in (p.EXCEL, p.CSV):
		raise frappe.PermissionError
	frappe.response["filename"] = f"{batch.name}.{kind}"
	frappe.response["filecontent"] = make_file(batch, kind)
	frappe.response["type"] = "binary"


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def take_receipt(name: str, file_name: str, data: str) -> dict[str, Any]:
	"""Enter a receipt of the bank (xlsx or csv, as a data URL); give how many lines were paid, failed, and why not.

	Nothing of the file is kept. Raises ``PermissionError`` unless the user may pay the batch.
	"""
	batch = _ordered(name)
	outcome = enter_all(batch, read_file(file_name, content_of(data)))
	return asdict(outcome)


def _ordered(name: str) -> PaymentBatch:
	"""Give a batch that is at the bank, locked, to one who neither made nor checked it nor decided its cases."""
	batch = writable(p.BATCH, name)
	if batch.workflow_state != p.AT_BANK:
		refuse_with(_("The batch is not at the bank."))
	user = frappe.session.user
	had_a_hand = {
		batch.recorded_by,
		*(row.acted_by for row in batch.steps if row.from_state == p.PENDING_CHECK),
	}
	if not holds_role_over(user, COUNTY_FINANCE_OFFICER, batch.division_code) or user in had_a_hand:
		message = _("The file and the receipt belong to a payer who neither made nor checked the batch.")
		frappe.throw(message, NotStepHolder)
	require_other_persons(batch)
	return batch
