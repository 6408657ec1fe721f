"""What must hold before a startup application takes a step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import formatdate, getdate, nowdate

from shequ_weiye.constants import startups as s
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.residents.services.applicants import get_applicant
from shequ_weiye.startups.services.application_rules import (
	NEEDED_TO_SUBMIT,
	has_run_long_enough,
	is_old_enough,
	missing_documents,
	publicity_is_over,
)
from shequ_weiye.startups.services.field_rules import BACK_OR_OUT, is_acceptance
from shequ_weiye.startups.services.messages import too_young_message
from shequ_weiye.startups.services.policy import closed_window
from shequ_weiye.startups.services.settings import required_papers, startup_settings

if TYPE_CHECKING:
	from shequ_weiye.policies.services.approval_rules import Way
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication

	Check = Callable[[StartupApplication], None]


def require_applicant_of_age(application: StartupApplication) -> None:
	"""Refuse an applicant below sixteen on the day of application."""
	applicant = get_applicant(application.applicant)
	if not is_old_enough(applicant.birth_date, getdate(application.applied_on or nowdate())):
		frappe.throw(too_young_message(), ApprovalRefused)


def require_first_startup(application: StartupApplication) -> None:
	"""Refuse whoever does not declare a first business."""
	if not application.is_first_startup:
		frappe.throw(
			_('The subsidy is for a first business. Tick "{0}" if the applicant declares so.').format(
				_(application.meta.get_label("is_first_startup"))
			),
			ApprovalRefused,
		)


def require_months_of_business(application: StartupApplication) -> None:
	"""Refuse a firm that has not run for the months of the settings."""
	months = startup_settings().minimum_months
	applied_on = getdate(application.applied_on or nowdate())
	if not has_run_long_enough(getdate(application.registered_on), applied_on, months):
		message = _("The enterprise must have run for {0} months when it applies. Submit when it has.")
		frappe.throw(message.format(months), ApprovalRefused)


def require_open_window(application: StartupApplication) -> None:
	"""Refuse an application on a day on which the version in force takes none."""
	day = application.applied_day() or getdate(nowdate())
	if closed := closed_window(application.division, day, application.policy_version):
		frappe.throw(closed, ApprovalRefused)


def require_account(application: StartupApplication) -> None:
	"""Refuse an application that does not say where the money goes."""
	missing = [field for field in NEEDED_TO_SUBMIT if not application.get(field)]
	if missing:
		labels = "、".join(_(application.meta.get_label(field)) for field in missing)
		frappe.throw(_("Fill in first: {0}.").format(labels), ApprovalRefused)


def require_documents(application: StartupApplication) -> None:
	"""Refuse to accept an application whose papers are not complete; name all that are missing at once."""
	missing = missing_documents(application.documents, required_papers())
	if missing:
		names = "、".join(_(name) for name in missing)
		message = _(
			"Papers are missing: {0}. Enter the day on which each was given, or return the application for correction."
		)
		frappe.throw(message.format(names), ApprovalRefused)


def require_end_of_publicity(application: StartupApplication) -> None:
	"""Refuse to end publicity before its last day has passed or while an objection stands."""
	if not publicity_is_over(getdate(application.publicity_to), getdate(nowdate())):
		message = _("Publicity lasts until {0} and can be ended from the day after.")
		frappe.throw(message.format(formatdate(application.publicity_to)), ApprovalRefused)
	if application.objection_outcome not in (None, "", "Dismissed"):
		frappe.throw(
			_(
				"An objection stands. Investigate it first: record it as dismissed, or refuse the application."
			),
			ApprovalRefused,
		)


def require_payment(application: StartupApplication) -> None:
	"""Refuse to confirm a payment without its voucher number and a possible date."""
	if not (application.payment_reference or "").strip() or not application.paid_on:
		frappe.throw(_("Enter the payment reference and the date on which it was paid."), ApprovalRefused)
	paid_on = getdate(application.paid_on)
	if not getdate(application.publicity_to) < paid_on <= getdate(nowdate()):
		frappe.throw(
			_("The date of payment must lie after the end of publicity and not in the future."),
			ApprovalRefused,
		)


ENTITLEMENT = (
	require_applicant_of_age,
	require_first_startup,
	require_months_of_business,
	require_open_window,
	require_account,
)

# Checks of a step by the state that it leaves, and by the one that it enters.
LEAVING: dict[str, tuple[Check, ...]] = {s.IN_PUBLICITY: (require_end_of_publicity,)}
ENTERING: dict[str, tuple[Check, ...]] = {s.PENDING_ACCEPTANCE: ENTITLEMENT, s.PAID: (require_payment,)}


def checks_of(way: Way) -> tuple[Check, ...]:
	"""Give what must hold for a step, by where it leads: administrators name steps and add stages as they like."""
	if is_acceptance(way):
		return (*ENTITLEMENT, require_documents)
	forward = () if way.next_state in BACK_OR_OUT else LEAVING.get(way.state, ())
	return (*forward, *ENTERING.get(way.next_state, ()))
