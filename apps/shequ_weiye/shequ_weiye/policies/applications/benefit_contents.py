"""Checks and completes a benefit application: who applies, and what the version in force gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import frappe
from frappe import _
from frappe.utils import fmt_money, getdate, nowdate

from shequ_weiye.constants.benefit_applications import OTHER_WAYS
from shequ_weiye.policies.applications.contents import name_applicant
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.services.amounts import amounts
from shequ_weiye.policies.services.benefit_lines import Limit, limit_of
from shequ_weiye.policies.subject_facts import Subject
from shequ_weiye.policies.versions import load_version, version_for

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.benefit_application.benefit_application import BenefitApplication


class Terms(NamedTuple):
	"""By which version is granted, and what it gives for one line."""

	version: str
	limit: Limit


def set_applicant(application: BenefitApplication) -> Subject:
	"""Check policy and applicant; the case lies where the applicant does. Give what is known of the applicant.

	Raises ``PermissionError`` for somebody outside the user's area.
	"""
	policy = frappe.get_cached_doc("Policy", application.policy)
	if policy.family in OTHER_WAYS:
		frappe.throw(_("{0} is not applied for here.").format(policy.name), ApprovalRefused)
	return name_applicant(application)


def set_version(application: BenefitApplication, subject: Subject) -> Limit:
	"""Name the version in force, or the one of the first acceptance, and what it gives for one line."""
	terms = terms_of(application.policy, subject, accepted_version(application))
	application.policy_version, application.period_kind = terms.version, terms.limit.period
	application.limit_note = limit_text(terms.limit)
	return terms.limit


def terms_of(policy: str, subject: Subject, version: str | None = None) -> Terms:
	"""Give by which version a policy is granted to somebody today, and what it gives for one line.

	Raises :class:`ApprovalRefused` where none is in force, or the policy grants no money.
	"""
	today = getdate(nowdate())
	name = version or version_for(policy, subject.division, today)
	if not name:
		message = _("No version of {0} is in force there on that day.")
		frappe.throw(message.format(policy), ApprovalRefused)
	loaded = load_version(name)
	limit = limit_of(loaded.lines, amounts(loaded.lines, loaded.parameters, subject.facts, today))
	if not limit:
		frappe.throw(_("{0} is not applied for here.").format(policy), ApprovalRefused)
	return Terms(name, limit)


def accepted_version(application: BenefitApplication) -> str | None:
	"""Name the version of an earlier acceptance, under which a returned case stays unless it asks for something else."""
	before = application.get_doc_before_save()
	if before and before.policy != application.policy:
		application.policy_decision = application.decision_outcome = None
	return application.policy_version if application.policy_decision else None


def limit_text(limit: Limit) -> str:
	"""Say what the version gives for one line."""
	if limit.amount is None:
		return _("The amount depends on facts that are not recorded yet. Enter it in each row.")
	return _("{0} yuan for each ({1}).").format(fmt_money(limit.amount, precision=2), _(limit.period))
