"""Checks and completes what every application for money has, while it is open for changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants.policies import EMPLOYER, RESIDENT
from shequ_weiye.permissions.document import check_access
from shequ_weiye.policies.applications.rules import clean_account
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.subject_facts import Subject, read_subject
from shequ_weiye.privacy.mask import is_masked

if TYPE_CHECKING:
	from shequ_weiye.policies.applications.application import Application
	from shequ_weiye.policies.applications.base import PaidApplication


def name_applicant(application: Application) -> Subject:
	"""Name who applies by the policy that was chosen; the case lies where the applicant does. Give what is known.

	Raises ``PermissionError`` for somebody outside the user's area.
	"""
	# Policies are read by everybody.
	kind = frappe.get_cached_value("Policy", application.policy, "applicant_kind")
	application.applicant_kind = kind
	application.set((EMPLOYER if kind == RESIDENT else RESIDENT).lower(), None)
	name = application.get(kind.lower())
	if not name:
		frappe.throw(_("Choose who applies: {0}.").format(_(kind)), frappe.MandatoryError)
	check_access(kind, name, "read")
	subject = read_subject(kind, name, getdate(nowdate()))
	application.applicant_name, application.division = subject.title, subject.division
	return subject


def check_account(application: PaidApplication) -> None:
	"""Refuse an account that no bank gives; a mask stands for the one that is kept."""
	if application.bank_account and not is_masked(application.bank_account):
		application.bank_account = clean_account(application.bank_account) or refuse_account()


def require_account(application: PaidApplication) -> None:
	"""Refuse an application that does not say where the money goes."""
	missing = [field for field in s.NEEDED_TO_SUBMIT if not application.get(field)]
	if missing:
		labels = "、".join(_(application.meta.get_label(field)) for field in missing)
		frappe.throw(_("Fill in first: {0}.").format(labels), ApprovalRefused)


def refuse_account() -> NoReturn:
	"""Raise for an account that no bank gives."""
	frappe.throw(_("A bank account has 8 to 32 digits. Compare it with the card or the account licence."))
	raise AssertionError("frappe.throw raises")


def list_papers(application: Application) -> None:
	"""List every paper that is asked for, once; a scanned paper counts as given."""
	listed = {row.document_name for row in application.documents}
	required = application.required_papers()
	for name in required:
		if name not in listed:
			application.append("documents", {"document_name": name})
	for row in application.documents:
		row.required = int(row.document_name in required)
		if row.attachment and not row.given_on:
			row.given_on = nowdate()
		if row.given_on and getdate(row.given_on) > getdate(nowdate()):
			frappe.throw(_("{0}: the day it was given lies in the future.").format(_(row.document_name)))
