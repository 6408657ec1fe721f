"""Decisions: what a version says of a person on a day, kept for ever as it was told."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import frappe

from shequ_weiye.constants.policies import RESIDENT
from shequ_weiye.policies.subject_facts import Subject, read_subject
from shequ_weiye.policies.unreadable import explain_version
from shequ_weiye.policies.versions import applicant_kind, versions_for

if TYPE_CHECKING:
	from collections.abc import Mapping

	from shequ_weiye.policies.approval_base import ApprovalDocument
	from shequ_weiye.policies.doctype.policy_decision.policy_decision import PolicyDecision
	from shequ_weiye.policies.services.fact_types import Known


def explain_all(subject: Subject, on: date) -> list[dict[str, Any]]:
	"""Give the explanation of every policy for one resident or employer: those that are open come first."""
	names = [name for name in versions_for(subject.division, on) if applicant_kind(name) == subject.kind]
	pages = [explain_version(name, subject.facts, on) for name in names]
	order = ("yes", "unknown", "no")
	return sorted(pages, key=lambda page: (order.index(page["verdict"]), page["policy"]))


def decide(
	version_name: str,
	subject: Subject,
	on: date,
	case: ApprovalDocument | None = None,
	more_facts: Mapping[str, Known] | None = None,
) -> PolicyDecision:
	"""Decide by a version and keep the decision; ``more_facts`` are those that the case itself brings.

	The caller has checked the user against the resident or employer, or against the case.
	"""
	facts = {**subject.facts, **(more_facts or {})}
	page = explain_version(version_name, facts, on, case.applied_day() if case else None)
	decision = frappe.new_doc("Policy Decision")
	decision.update(
		{
			"policy": page["policy"],
			"policy_version": version_name,
			"outcome": page["outcome"],
			"resident" if subject.kind == RESIDENT else "employer": subject.name,
			"subject_name": subject.title,
			"division": subject.division,
			"decided_on": on,
			"decided_by": frappe.session.user,
			"reference_doctype": case.doctype if case else None,
			"reference_name": case.name if case else None,
			**{field: _as_json(page[field]) for field in ("facts", "tree", "amounts", "timing")},
		}
	)
	# Nobody has the right to create decisions by hand; the server records what it decided.
	return decision.insert(ignore_permissions=True)  # nosemgrep


def decide_for(policy_version: str, kind: str, name: str, on: date) -> PolicyDecision:
	"""Decide about a resident or employer as the records stand."""
	return decide(policy_version, read_subject(kind, name, on), on)


def _as_json(value: Any) -> str:
	return json.dumps(value, ensure_ascii=False)
