"""A transfer that the bank returned (错返): the account is entered again, and others look at it before it is paid.

Source: operating rules A.4 "re-entry of account and second look".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import frappe
from frappe import _
from frappe.utils import get_fullname

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import payments as p
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER
from shequ_weiye.permissions.scope import holds_role_over
from shequ_weiye.policies.applications.contents import check_account, require_account
from shequ_weiye.policies.approval_messages import NotStepHolder, refuse_with
from shequ_weiye.policies.payments.holds import batch_of

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication


class FailedTransfer(NamedTuple):
	"""What the bank said of a case last, and who has entered its account again since."""

	line: str
	batch: str
	reason: str
	reentered_by: str | None


def failed_transfer(case: PaidApplication) -> FailedTransfer | None:
	"""Give the last transfer to a case that the bank returned; the caller was checked for the case."""
	on = {"reference_doctype": case.doctype, "reference_name": case.name, "line_state": p.FAILED}
	fields = ["name", "parent", "failure_reason", "reentered_by"]
	row = frappe.db.get_value(p.LINE, on, fields, order_by="creation desc")
	return FailedTransfer(*row) if row else None


def may_reenter(case: PaidApplication) -> bool:
	"""Answer whether the session's user may enter the account of a case again now."""
	is_open = case.workflow_state == s.PENDING_PAYMENT and not batch_of(case.doctype, case.name)
	user = frappe.session.user
	return bool(
		is_open
		and holds_role_over(user, COUNTY_FINANCE_OFFICER, case.division_code)
		and user not in case.applicant_users()
		and failed_transfer(case)
	)


def reenter(case: PaidApplication, account: Mapping[str, str]) -> None:
	"""Write whom and where the bank is to pay, and who said so.

	Raises :class:`ApprovalRefused` unless the bank returned the last transfer and no batch holds the case, and
	for an account that no bank gives.
	"""
	failed = failed_transfer(case)
	if not failed or not may_reenter(case):
		refuse_with(
			_("The account is entered again after the bank returned a transfer, and before the next batch.")
		)
	case.flags.account_is_reentered = True
	case.update({field: (account.get(field) or "").strip() for field in s.NEEDED_TO_SUBMIT})
	check_account(case)
	require_account(case)
	case.save()
	# A row of a batch that finance of this county may write; its form is closed to everybody at this stage.
	frappe.db.set_value(p.LINE, failed.line, "reentered_by", frappe.session.user)


def require_second_look(case: PaidApplication) -> None:
	"""Refuse whoever entered the account of a case again to check, order or confirm its payment."""
	failed = failed_transfer(case)
	if failed and failed.reentered_by == frappe.session.user:
		message = _("You entered the account of {0} again, so a colleague has to look at it and pay.")
		frappe.throw(message.format(case.name), NotStepHolder, title=_("Not Possible"))


def reentry_note(case: PaidApplication) -> str | None:
	"""Say that the bank returned the last transfer, why, and what is to be done about it."""
	failed = failed_transfer(case) if case.workflow_state == s.PENDING_PAYMENT else None
	if not failed:
		return None
	if not failed.reentered_by:
		message = _(
			"The bank returned the transfer of batch {0}: {1}. Enter the account again, then pay it in a new batch."
		)
		return message.format(failed.batch, failed.reason)
	message = _(
		"{0}: the bank returned the transfer ({1}), and {2} entered the account again. Compare it with the card."
	)
	whose = f"{case.payee}（{case.name}）"
	return message.format(whose, failed.reason, get_fullname(failed.reentered_by))
