"""What must hold before an application for money takes a step, whatever is applied for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.policies.applications.contents import require_account
from shequ_weiye.policies.applications.field_rules import BACK_OR_OUT, is_acceptance
from shequ_weiye.policies.applications.rules import missing_documents
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.payments.holds import require_no_batch, require_payable
from shequ_weiye.policies.payments.reentry import require_second_look
from shequ_weiye.policies.publicity.standing import require_shown_in_full
from shequ_weiye.policies.recovery.holds import require_no_debt
from shequ_weiye.policies.unreadable import closed_on

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application
	from shequ_weiye.policies.applications.base import PaidApplication
	from shequ_weiye.policies.services.approval_rules import Way

	Check = Callable[[Application], None]


def require_open_window(application: Application) -> None:
	"""Refuse an application on a day on which the version in force takes none."""
	day = application.applied_day() or getdate(nowdate())
	if closed := closed_on(application.version_in_force(), day):
		frappe.throw(closed, ApprovalRefused)


def require_payment(application: PaidApplication) -> None:
	"""Refuse to confirm a payment without its voucher number and a possible date."""
	if not (application.payment_reference or "").strip() or not application.paid_on:
		frappe.throw(_("Enter the payment reference and the date on which it was paid."), ApprovalRefused)
	paid_on = getdate(application.paid_on)
	if not getdate(application.publicity_to) < paid_on <= getdate(nowdate()):
		frappe.throw(
			_("The date of payment must lie after the end of publicity and not in the future."),
			ApprovalRefused,
		)


def require_documents(application: Application) -> None:
	"""Refuse to accept an application whose papers are not complete; name all that are missing at once."""
	missing = missing_documents(application.documents, application.required_papers())
	if missing:
		names = "、".join(_(name) for name in missing)
		message = _(
			"Papers are missing: {0}. Enter the day on which each was given, or return the application for correction."
		)
		frappe.throw(message.format(names), ApprovalRefused)


# What must hold of every application when it is handed in and when it is accepted.
COMPLETE: tuple[Check, ...] = (require_open_window, require_account)

# Checks of a step by the state that it leaves, and by the one that it enters.
LEAVING: dict[str, tuple[Check, ...]] = {
	s.IN_PUBLICITY: (require_shown_in_full,),
	s.PENDING_PAYMENT: (require_no_batch,),
}
ENTERING: dict[str, tuple[Check, ...]] = {s.PAID: (require_payable, require_second_look, require_payment)}


def checks_of(way: Way, entitlement: tuple[Check, ...]) -> tuple[Check, ...]:
	"""Give what must hold for a step, by where it leads: administrators name steps and add stages as they like.

	``entitlement`` is what must hold of the kind of application when it is handed in and when it is accepted.
	"""
	if is_acceptance(way):
		return (*entitlement, *COMPLETE, require_documents, require_no_debt)
	if way.next_state == s.PENDING_ACCEPTANCE:
		return (*entitlement, *COMPLETE)
	if way.state == s.PENDING_PAYMENT and way.next_state in BACK_OR_OUT:
		return (require_no_batch,)
	forward = () if way.next_state in BACK_OR_OUT else LEAVING.get(way.state, ())
	return (*forward, *ENTERING.get(way.next_state, ()))
