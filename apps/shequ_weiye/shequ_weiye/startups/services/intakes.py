"""What officers do with startup applications that came in from the public form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants.residents import EMPLOYMENT_SERVICES
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.residents.services.applicants import get_applicant
from shequ_weiye.residents.services.consents import take_over_consent
from shequ_weiye.startups.services.messages import IntakeRefused

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication
	from shequ_weiye.startups.doctype.startup_intake.startup_intake import StartupIntake

# What the sender is told on the page for progress; shown translated.
PUBLIC_STAGES: dict[str, str] = {
	startups.NEW_INTAKE: "Received, the community will call you",
	startups.REJECTED: "Closed, please ask your community for the reason",
	s.DRAFT: "Recorded by the community, please bring your papers",
	s.PENDING_ACCEPTANCE: "With the community for acceptance",
	s.PENDING_STREET_REVIEW: "Accepted, being reviewed by the street",
	s.PENDING_COUNTY_APPROVAL: "Reviewed, being examined by the county",
	s.CORRECTION_REQUIRED: "Something is missing, the community will tell you what",
	s.IN_PUBLICITY: "Approved, in publicity",
	s.PENDING_PAYMENT: "Publicity is over, waiting for payment",
	s.PAID: "Paid",
	s.CLOSED: "Completed",
	s.REFUSED: "Not approved, please ask your community for the reason",
	s.WITHDRAWN: "Withdrawn",
	s.TERMINATED: "Ended, please ask your community for the reason",
}

COPIED = (
	"claimed_category",
	"enterprise_name",
	"uscc",
	"enterprise_kind",
	"registered_on",
	"is_first_startup",
	"jobs_created",
)


def record(intake: StartupIntake, resident: str) -> StartupApplication:
	"""Make a draft application of the ``resident`` whom the officer recognised in a waiting intake.

	Raises :class:`IntakeRefused` for one that is dealt with or whose person is another, and whatever the
	application refuses.
	"""
	_refuse_handled(intake)
	_refuse_other_person(intake, resident)
	application = frappe.new_doc("Startup Application")
	application.update({field: intake.get(field) for field in COPIED})
	application.applicant = resident
	application.insert()
	take_over_consent(intake, resident, EMPLOYMENT_SERVICES)
	intake.handled(startups.RECORDED_INTAKE, {"startup_application": application.name})
	return application


def reject(intake: StartupIntake, reason: str) -> None:
	"""Reject a waiting intake. Raises :class:`IntakeRefused` without a reason or for one that is dealt with."""
	_refuse_handled(intake)
	if not reason.strip():
		frappe.throw(_("Write the reason: the resident has a right to know it."), IntakeRefused)
	intake.handled(startups.REJECTED, {"reject_reason": reason.strip()})


def stage_of(number: str, mobile: str) -> str | None:
	"""Give the stage in words for the public, if the mobile is the one given with the number."""
	# Open to whoever knows number and mobile; only the stage is told.
	if not vault.holds(Place("Startup Intake", number, "mobile"), mobile):
		return None
	intake = frappe.db.get_value("Startup Intake", number, ["status", "startup_application"], as_dict=True)
	if intake.status != startups.RECORDED_INTAKE:
		return PUBLIC_STAGES[intake.status]
	state = frappe.db.get_value("Startup Application", intake.startup_application, "workflow_state")
	# A stage that administrators added has no words of its own here.
	return PUBLIC_STAGES.get(state, "Being processed")


def _refuse_handled(intake: StartupIntake) -> None:
	if intake.status != startups.NEW_INTAKE:
		message = _("This online application has been dealt with already: {0}.")
		frappe.throw(message.format(_(intake.status)), IntakeRefused)


def _refuse_other_person(intake: StartupIntake, resident: str) -> None:
	"""The officer may choose only a resident of the own area whose number has the ends that were sent."""
	chosen = get_applicant(resident)
	sent = (intake.id_number_masked, getdate(intake.birth_date))
	if (chosen.id_number_masked, chosen.birth_date) != sent:
		message = _("The identity number of this resident is another one. Choose the person who applied.")
		frappe.throw(message, IntakeRefused)
