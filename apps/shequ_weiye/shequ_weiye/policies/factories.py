"""Records of this module for tests and demonstrations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
from frappe.utils import nowdate

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import COUNTY_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.constants.workflows import SUBMIT
from shequ_weiye.constants.workflows_policies import PUT_IN_FORCE
from shequ_weiye.territory.factories import LIXIA, make_officer

if TYPE_CHECKING:
	from shequ_weiye.policies.doctype.policy.policy import Policy
	from shequ_weiye.policies.doctype.policy_fact.policy_fact import PolicyFact
	from shequ_weiye.policies.doctype.policy_version.policy_version import PolicyVersion

GRANT = "一次性创业补贴"

# What is known of a founder who gets the startup grant of the province.
FOUNDER_FACTS: dict[str, str] = {
	"enterprise_kind": "Small or Micro Enterprise",
	"first_enterprise": "1",
	"enterprise_running": "1",
	"same_legal_representative": "1",
	"grant_received_before": "0",
	"own_firm_insured_months": "12",
}


def officer(role: str, division: str) -> str:
	"""Give (or make) an officer in ``role`` over exactly this division."""
	user = frappe.db.get_value("Staff Posting", {"role": role, "division": division}, "user")
	return user or make_officer(role, division)


def as_officer(role: str, division: str) -> str:
	"""Go on as such an officer."""
	frappe.set_user("Administrator")
	user = officer(role, division)
	frappe.set_user(user)
	return user


def make_policy(policy_name: str = "社区体检补贴（示例）", **overrides: Any) -> Policy:
	"""Make a policy for residents without limits of the plan."""
	values = {"family": p.FREE_SPACE, "applicant_kind": p.RESIDENT, "lead_department": "示例"}
	return frappe.get_doc({"doctype": "Policy", "policy_name": policy_name, **values, **overrides}).insert()


def version_values(policy: str, division: str = LIXIA, **overrides: Any) -> dict[str, Any]:
	"""Give the contents of a version that lacks nothing: everybody from sixteen on gets 100 yuan."""
	values: dict[str, Any] = {
		"doctype": "Policy Version",
		"policy": policy,
		"division": division,
		"effective_from": "2025-01-01",
		"sources": [{"document_number": "示例〔2025〕1号", "clause": "一", "summary": "示例规定。"}],
		"parameters": [
			{"parameter": "from_age", "label": "起始年龄", "value_type": "Number", "value": "16"},
			{"parameter": "amount", "label": "标准", "value_type": "Money", "value": "100"},
		],
		"conditions": [
			{"fact": "age", "operator": "At Least", "parameter": "from_age", "message": "未满 16 周岁。"}
		],
		"amounts": [{"label": "补贴", "basis": p.FIXED, "parameter": "amount", "period": "Once"}],
		"documents": [{"document_name": "申请表"}],
	}
	return {**values, **overrides}


def make_version(policy: str, division: str = LIXIA, **overrides: Any) -> PolicyVersion:
	"""Write a draft."""
	return frappe.get_doc(version_values(policy, division, **overrides)).insert()


def put_in_force(
	version: PolicyVersion, writer: str | None = None, reviewer: str | None = None
) -> PolicyVersion:
	"""Let one person send a draft to review and a second one put it in force."""
	before = frappe.session.user
	steps = (
		(writer or officer(WEIYE_ADMINISTRATOR, version.division), SUBMIT),
		(reviewer or officer(COUNTY_OFFICER, LIXIA), PUT_IN_FORCE),
	)
	for user, action in steps:
		frappe.set_user(user)
		version.reload()
		version.act(action)
	frappe.set_user(before)
	return version


def make_fact(fact: str, value: str, **overrides: Any) -> PolicyFact:
	"""Report a fact of today about a resident (or employer) named in ``overrides``."""
	values = {"fact": fact, "value": value, "as_of": nowdate(), "source": "Document Seen"}
	return frappe.get_doc({"doctype": "Policy Fact", **values, **overrides}).insert()


def make_founder_facts(resident: str, **overrides: str) -> None:
	"""Report all that a founder's startup grant hangs on; leave out what is given as an empty text."""
	facts = {
		**FOUNDER_FACTS,
		"enterprise_registered_on": "2024-01-31",
		"graduated_on": "2023-06-30",
		**overrides,
	}
	for fact, value in facts.items():
		if value:
			make_fact(fact, value, resident=resident)
