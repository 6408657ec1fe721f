"""政策计算器 on the desk: what one resident or employer can get, and how a draft would decide.

Every call first asks whether the user may read the resident or employer.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import frappe
from frappe import _
from frappe.utils import getdate, nowdate

from shequ_weiye.compat import require_permission
from shequ_weiye.constants.policies import SUBJECT_KINDS
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.document import check_access
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.answers import read_answers
from shequ_weiye.policies.decisions import decide, explain_all
from shequ_weiye.policies.explanation import explain
from shequ_weiye.policies.rule_messages import VersionRefused, refuse_unreadable
from shequ_weiye.policies.services import operators as o
from shequ_weiye.policies.services.fact_catalogue import facts_of, is_reported, stored_facts
from shequ_weiye.policies.services.fact_types import Fact
from shequ_weiye.policies.subject_facts import Subject, read_subject
from shequ_weiye.policies.unreadable import explain_version
from shequ_weiye.policies.versions import UNREADABLE, applicant_kind, compile_version, version_for


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.PUBLIC_REFERENCE)
def fact_catalogue(subject: str) -> list[dict[str, Any]]:
	"""Give the facts of a kind of applicant with type, operators and words, for the pickers of the form."""
	require_permission("Policy Version")
	return [describe(fact) for fact in facts_of(_kind(subject))]


def describe(fact: Fact) -> dict[str, Any]:
	"""Give one fact as forms show it."""
	return {
		"value": fact.key,
		"label": _(fact.label),
		"description": _(fact.description),
		"type": fact.type.value,
		"type_label": _(fact.type.value),
		"unit": _(fact.unit) if fact.unit else "",
		"operators": list(o.OPERATORS_BY_TYPE[fact.type]),
		"choices": [{"value": word, "label": _(word)} for word in fact.choices],
		"reported": is_reported(fact),
		"stored": sorted(stored_facts([fact.key])),
	}


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def calculate(subject: str, name: str, on: str | None = None) -> dict[str, Any]:
	"""Give every policy for one resident or employer: what is open, how much, until when, what is missing."""
	day = _day(on)
	found = _readable(subject, name, day)
	return {"title": found.title, "on": day.isoformat(), "policies": explain_all(found, day)}


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def explain_policy(policy: str, subject: str, name: str, on: str | None = None) -> dict[str, Any]:
	"""Give one policy for one resident or employer."""
	day = _day(on)
	found = _readable(subject, name, day)
	return explain_version(_version(policy, found, day), found.facts, day)


@frappe.whitelist(methods=["GET", "POST"])
@scoped(Kind.BY_DIVISION)
def try_version(
	version: str | dict[str, Any],
	name: str | None = None,
	answers: str | dict[str, Any] | None = None,
	on: str | None = None,
) -> dict[str, Any]:
	"""Say how a version, as it stands in the form, would decide. Nothing is kept.

	About a resident or employer whom the user may read, or about an invented person with the facts that were
	typed in (``answers``): administrators may read nobody. Raises ``VersionRefused`` for a wrong row.
	"""
	require_permission("Policy Version", "write")
	doc = frappe.get_doc({**frappe.parse_json(version), "doctype": "Policy Version"})
	try:
		draft = compile_version(doc)
	except UNREADABLE as error:
		refuse_unreadable(error)
	day = _day(on)
	facts = _readable(draft.subject, name, day).facts if name else read_answers(draft.subject, answers)
	return explain(draft, facts, day)


@frappe.whitelist(methods=["POST"])
@scoped(Kind.BY_DIVISION)
def record_decision(policy: str, subject: str, name: str) -> str:
	"""Decide for today and keep the decision; give its name."""
	day = getdate(nowdate())
	found = _readable(subject, name, day)
	return str(decide(_version(policy, found, day), found, day).name)


def _readable(kind: str, name: str, day: date) -> Subject:
	"""Read whom the user may read; a stranger is answered like one who does not exist."""
	check_access(_kind(kind), name, "read")
	return read_subject(kind, name, day)


def _version(policy: str, subject: Subject, day: date) -> str:
	name = version_for(policy, subject.division, day)
	if not name:
		frappe.throw(_("No version of {0} is in force there on that day.").format(policy), VersionRefused)
	if applicant_kind(name) != subject.kind:
		frappe.throw(_("{0} is for other applicants.").format(policy), VersionRefused)
	return name


def _kind(kind: str) -> str:
	if kind not in SUBJECT_KINDS:
		raise frappe.PermissionError
	return kind


def _day(on: str | None) -> date:
	return getdate(on or nowdate())
