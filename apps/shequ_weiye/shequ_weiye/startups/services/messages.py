"""What an officer reads when a startup application is refused: what is wrong and what to do."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants.startups import MINIMUM_AGE
from shequ_weiye.startups.services.uscc import Fault


class IntakeRefused(frappe.ValidationError):
	"""What came in from the public form cannot be taken or handled so."""


def uscc_message(fault: Fault) -> str:
	"""Say what is wrong with a unified social credit code."""
	return {
		Fault.LENGTH: _("A credit code has 18 characters. Count the characters on the licence."),
		Fault.CHARACTERS: _(
			"A credit code is made of digits and capitals without I, O, S, V and Z. Look for 1 and 0 read as letters."
		),
		Fault.FIRST_CHARACTER: _(
			"No credit code begins like this. Compare the first character with the licence."
		),
		Fault.CHECK_CHARACTER: _(
			"The last character of the credit code does not fit the others, so at least one is wrong. Compare it"
			" with the licence."
		),
	}[fault]


def too_young_message() -> str:
	"""Say from what age an application is possible."""
	message = _("The applicant is younger than {0} on the day of application and cannot apply yet.")
	return message.format(MINIMUM_AGE)


def claimed_message(field: str, division: str) -> str:
	"""Say that founder or firm has used the one claim, and where to turn; nothing else about the case."""
	# Public reference data.
	community = frappe.db.get_value("Administrative Division", division, "full_name") or division
	if field == "active_founder":
		message = _(
			"This resident has a startup application already, in {0}. Each founder receives it once: ask there."
		)
	else:
		message = _(
			"This enterprise has a startup application already, in {0}. Each firm receives it once: ask there."
		)
	return message.format(community)
