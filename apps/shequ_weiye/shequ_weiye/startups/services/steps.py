"""What must hold of a startup application when it is handed in and when it is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.residents.services.applicants import get_applicant
from shequ_weiye.startups.services.application_rules import (
	has_run_long_enough,
	is_old_enough,
)
from shequ_weiye.startups.services.messages import too_young_message
from shequ_weiye.startups.services.settings import startup_settings

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication


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


ENTITLEMENT = (require_applicant_of_age, require_first_startup, require_months_of_business)
