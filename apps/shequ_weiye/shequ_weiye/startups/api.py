"""What the desk's forms ask of startups."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.loans import LOAN
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import writable
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.startups.services import intakes
from shequ_weiye.startups.services.loan_discount import apply_for_quarters


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def record_intake(intake: str, resident: str) -> str:
	"""Record an online application as a draft of the resident whom the officer recognised; give its number."""
	return intakes.record(writable("Startup Intake", intake), resident).name


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def reject_intake(intake: str, reason: str) -> None:
	"""Reject an online application with a reason."""
	intakes.reject(writable("Startup Intake", intake), reason)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def apply_for_discount(loan: str) -> str:
	"""Draft the benefit application for the quarters of a loan that are open; give its number."""
	return apply_for_quarters(writable(LOAN, loan))
