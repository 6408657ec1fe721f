"""What residents agreed to (个人信息保护法 arts. 13 to 15, 23): asked where they are met, required where data leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants.residents import EMPLOYMENT_SERVICES, WEB_FORM

if TYPE_CHECKING:
	from datetime import date, datetime

	from shequ_weiye.residents.doctype.resident.resident import Resident
	from shequ_weiye.residents.public_request import PublicRequest

DOCTYPE = "Personal Data Consent"


class ConsentMissingError(frappe.ValidationError):
	"""The resident has not agreed to this use, or has withdrawn it."""


def held_purposes(resident: str) -> list[str]:
	"""Name the purposes to which a resident agreed and has not withdrawn it."""
	standing = {"resident": resident, "withdrawn_on": ("is", "not set")}
	# Of one resident whom the user has been found to read.
	return frappe.get_all(DOCTYPE, filters=standing, pluck="purpose")


def record_consent(
	resident: str, form: str, given_on: date | datetime | str, purpose: str = EMPLOYMENT_SERVICES
) -> None:
	"""Record that a resident whom the user may read agreed to a purpose; nothing if that stands already.

	Raises ``PermissionError`` for a resident outside the user's area.
	"""
	if purpose in held_purposes(resident):
		return
	consent = frappe.new_doc(DOCTYPE)
	consent.update({"resident": resident, "purpose": purpose, "form": form, "given_on": getdate(given_on)})
	consent.flags.arises_elsewhere = True
	# It follows from what the user may do: register the resident, or take up what the resident sent.
	consent.insert(ignore_permissions=True)  # nosemgrep


def record_first_consent(resident: Resident) -> None:
	"""Record what the resident agreed to at the registration, if the officer asked."""
	if resident.consent_form:
		record_consent(resident.name, resident.consent_form, resident.registered_on or nowdate())


def take_over_consent(request: PublicRequest, resident: str, purpose: str) -> None:
	"""Record the box that the sender of a public form ticked, now that the officer knows who it was."""
	record_consent(resident, WEB_FORM, request.creation, purpose)


def require_consent(resident: str, purpose: str) -> None:
	"""Refuse to hand on data of a resident who has not agreed to it; the message offers to record it.

	Raises :class:`ConsentMissingError`.
	"""
	if purpose in held_purposes(resident):
		return
	message = _(
		"The resident has not agreed to this: {0}. Ask the resident, record the consent and try again."
	)
	frappe.msgprint(
		message.format(_(purpose)),
		title=_("Consent Missing"),
		raise_exception=ConsentMissingError,
		primary_action={
			"label": _("Record Consent"),
			"client_action": "weiye.consents.record",
			"args": {"resident": resident, "purpose": purpose},
		},
	)
