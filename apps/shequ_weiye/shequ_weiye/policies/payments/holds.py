"""Whether a case stands in a payment batch; while it does, nothing else moves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _

from shequ_weiye.constants import payments as p
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.publicity.standing import require_shown_in_full
from shequ_weiye.policies.recovery.holds import require_nothing_suspected

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.base import PaidApplication


def live_key(doctype: str, name: str) -> str:
	"""Give what the database holds once for a case, as long as a batch may still pay it."""
	return f"{doctype}:{name}"


def batch_of(doctype: str, name: str) -> str | None:
	"""Name the batch that may still pay a case; the caller was checked for the case."""
	return frappe.db.get_value(p.LINE, {"live_key": live_key(doctype, name)}, "parent")


def require_no_batch(application: PaidApplication) -> None:
	"""Refuse to move a case past the batch that pays it; the receipt of that batch may."""
	if application.flags.by_receipt:
		return
	if batch := batch_of(application.doctype, application.name):
		message = _("This case stands in payment batch {0}. Enter the receipt there, or take it out first.")
		frappe.throw(message.format(batch), ApprovalRefused, title=_("Not Possible"))


def require_payable(application: PaidApplication) -> None:
	"""Refuse to pay before the case was shown in full, and while a recovery is open; what a bank reports was checked when it was ordered."""
	if not application.flags.by_receipt:
		require_shown_in_full(application)
		require_nothing_suspected(application)
