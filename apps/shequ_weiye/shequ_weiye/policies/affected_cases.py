"""Cases on their way that would be decided otherwise today, listed for those who hold them.

Nothing is changed by it: a case stays under the version and the decision of its acceptance until an officer
takes a step. Looked at are the cases of a place when a version comes in force there, those of a person when a
fact changes, and every night all that are open, because a version may begin on a day and records change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.model.base_document import get_controller
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import policies as p
from shequ_weiye.permissions.area import area_of
from shequ_weiye.permissions.declared import scoped
from shequ_weiye.permissions.registry import Kind
from shequ_weiye.policies.affected_list import put_on, take_off
from shequ_weiye.policies.explanation import explain
from shequ_weiye.policies.services.affected import Change, Told, change_of, told
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.policies.versions import UNREADABLE, load_version, version_for
from shequ_weiye.territory.services.job_log import RowCounts, change_each, scheduled_job

if TYPE_CHECKING:
	from shequ_weiye.policies.approval_base import ApprovalDocument
	from shequ_weiye.policies.doctype.policy_decision.policy_decision import PolicyDecision

# Documents on the approval base that keep the decision of their acceptance in ``policy_decision``.
CASES: tuple[str, ...] = ("Startup Application", "Benefit Application", "Startup Loan")
JOB = f"{__name__}.review_cases"

# DocType and name.
CaseName = tuple[str, str]


@scheduled_job("Look at Open Cases Again", Kind.BY_DIVISION)
def review_cases() -> RowCounts:
	"""Compare every open case with today, and take finished ones off; a second run of one day changes nothing."""
	return change_each([*_open_cases(), *_listed_cases()], review, JOB)


@scoped(Kind.BY_DIVISION)
def review_place(division: str) -> None:
	"""Compare the open cases of a place, after a version came in force there."""
	area = area_of(division)
	within = (["division_code", ">=", area.low], ["division_code", "<=", area.high])
	change_each(_open_cases(*within), review, JOB)


@scoped(Kind.BY_DIVISION)
def review_person(kind: str, name: str) -> None:
	"""Compare the open cases of one resident or employer, after a fact changed."""
	# The job looks at every area; each row of the list lies where its case does.
	decisions = frappe.get_all("Policy Decision", filters={kind.lower(): name}, pluck="name")
	change_each(_open_cases(["policy_decision", "in", decisions or [""]]), review, JOB)


def review_later(method: str, **arguments: str) -> None:
	"""Call one of the above after this request."""
	frappe.enqueue(f"{__name__}.{method}", queue="long", enqueue_after_commit=True, **arguments)


def review(case_name: CaseName) -> bool:
	"""Bring the list up to date for one case; answer whether it changed."""
	case = frappe.get_doc(*case_name)
	is_open = case.workflow_state not in case.finished_states
	change = compare(case) if is_open and case.policy_decision else None
	return put_on(case, change, version_in_force(case)) if change else take_off(case)


def compare(case: ApprovalDocument) -> Change | None:
	"""Give what would be decided otherwise today about a case on the day of its acceptance, if anything.

	A version that a release made unreadable says nothing, so nothing is compared with it.
	"""
	decision = frappe.get_doc("Policy Decision", case.policy_decision)
	accepted = told(decision.outcome, frappe.parse_json(decision.amounts))
	own = _told_by(case, decision, decision.policy_version) or accepted
	in_force = version_in_force(case)
	new = own if in_force == decision.policy_version else _told_by(case, decision, in_force) or own
	return change_of(accepted, own, new)


def version_in_force(case: ApprovalDocument) -> str:
	"""Name the version by which the case would be accepted today; its own where the policy has none now."""
	# Policies and their versions are read by everybody.
	policy = frappe.db.get_value("Policy Version", case.policy_version, "policy")
	return version_for(policy, case.division, getdate(nowdate())) or case.policy_version


def page_of(case: ApprovalDocument, decision: PolicyDecision, version: str) -> dict[str, Any]:
	"""Give what a version says of a case on the day of its acceptance by what is known now."""
	on = getdate(decision.decided_on)
	kind = p.RESIDENT if decision.resident else p.EMPLOYER
	name = decision.resident or decision.employer
	subject = read_subject(kind, name, on, without_case=(case.doctype, case.name))
	return explain(load_version(version), {**subject.facts, **case.facts_of_case()}, on, case.applied_day())


def _told_by(case: ApprovalDocument, decision: PolicyDecision, version: str) -> Told | None:
	try:
		page = page_of(case, decision, version)
	except UNREADABLE:
		return None
	return told(page["outcome"], page["amounts"])


def _open_cases(*filters: list[Any]) -> list[CaseName]:
	found = []
	for doctype in CASES:
		finished = list(get_controller(doctype).finished_states)
		where = [["workflow_state", "not in", finished], ["policy_decision", "is", "set"], *filters]
		# The job looks at every area; each row of the list lies where its case does.
		found += [(doctype, name) for name in frappe.get_all(doctype, filters=where, pluck="name")]
	return found


def _listed_cases() -> list[CaseName]:
	# As above: what is on the list still, finished cases too.
	return frappe.get_all(
		p.AFFECTED_CASE,
		filters={"state": ("!=", p.NO_LONGER_AFFECTED)},
		fields=["reference_doctype", "reference_name"],
		as_list=True,
	)
