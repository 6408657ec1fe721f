"""What a release says of a policy reaches sites that run already, and nothing of theirs is edited or lost."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import getdate, nowdate

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import PROVINCE_OFFICER
from shequ_weiye.policies.benefits.factories import FLEXIBLE, GRADUATE_FLEXIBLE, URBAN_POST
from shequ_weiye.policies.factories import make_version, officer, put_in_force
from shequ_weiye.policies.unreadable import mark_unreadable, problem_of
from shequ_weiye.setup.policies import ship_policies

KEY = "graduate-flexible-insurance-province"
PROVINCE = "370000000000"


@pytest.fixture(autouse=True)
def up_to_date() -> None:
	"""The site may be older than this release."""
	ship_policies()


def shipped(key: str = KEY) -> Any:
	return frappe.get_doc("Policy Version", {"shipped_key": key})


def make_old(version: Any) -> Any:
	"""Let a version be as an earlier release shipped it: without exclusions."""
	frappe.db.delete("Policy Exclusion", {"parent": version.name})
	frappe.db.set_value("Policy Version", version.name, "effective_from", "2023-08-15")
	frappe.clear_document_cache("Policy Version", version.name)
	return frappe.get_doc("Policy Version", version.name)


def versions_of(policy: str) -> list[str]:
	return frappe.get_all("Policy Version", filters={"policy": policy}, pluck="name", order_by="creation")


def test_a_second_upgrade_ships_nothing() -> None:
	before = frappe.db.count("Policy Version")
	ship_policies()
	assert frappe.db.count("Policy Version") == before


def test_a_changed_release_supersedes_the_version_in_force_from_today_on() -> None:
	old = make_old(shipped())
	ship_policies()
	ship_policies()
	new = shipped()
	assert (new.supersedes, new.workflow_state, getdate(new.effective_from)) == (
		old.name,
		p.IN_FORCE,
		getdate(nowdate()),
	)
	assert {row.excluded_policy for row in new.exclusions} > {URBAN_POST}
	old.reload()
	assert (old.workflow_state, old.superseded_by, old.exclusions) == (p.SUPERSEDED, new.name, [])
	assert versions_of(GRADUATE_FLEXIBLE)[-2:] == [old.name, new.name]


def test_what_a_place_wrote_itself_stays_in_force() -> None:
	old = make_old(shipped())
	own = put_in_force(
		make_version(
			GRADUATE_FLEXIBLE,
			PROVINCE,
			supersedes=old.name,
			effective_from=nowdate(),
		),
		reviewer=officer(PROVINCE_OFFICER, PROVINCE),
	)
	ship_policies()
	assert versions_of(GRADUATE_FLEXIBLE)[-1] == own.name
	assert frappe.db.get_value("Policy Version", own.name, "workflow_state") == p.IN_FORCE


def test_a_repealed_version_does_not_come_back() -> None:
	old = make_old(shipped())
	old.db_set("superseded_from", nowdate())
	before = versions_of(GRADUATE_FLEXIBLE)
	ship_policies()
	assert versions_of(GRADUATE_FLEXIBLE) == before


# --- versions that can no longer be read


@pytest.fixture
def unreadable() -> Any:
	"""A version in force with a fact that a release took away."""
	version = shipped("flexible-insurance-province")
	row = version.conditions[0].name
	frappe.db.set_value("Policy Condition", row, "fact", "is_disabled")
	frappe.clear_document_cache("Policy Version", version.name)
	return version


def test_an_unreadable_version_is_marked_and_says_row_and_fact(unreadable: Any) -> None:
	mark_unreadable()
	mark_unreadable()
	assert frappe.db.get_value("Policy Version", unreadable.name, "cannot_be_read")
	assert "条件第 1 行" in problem_of(unreadable.name)
	assert "is_disabled" in problem_of(unreadable.name)


def test_an_unreadable_shipped_version_is_superseded_and_the_mark_goes_with_it(unreadable: Any) -> None:
	ship_policies()
	mark_unreadable()
	new = shipped("flexible-insurance-province")
	assert new.supersedes == unreadable.name
	assert (new.cannot_be_read, problem_of(new.name)) == (0, "")


def test_the_form_says_what_to_do(unreadable: Any) -> None:
	doc = frappe.get_doc("Policy Version", unreadable.name)
	doc.run_method("onload")
	assert "is_disabled" in doc.get_onload("problem")


def test_a_decision_by_it_says_so_in_words(unreadable: Any) -> None:
	from shequ_weiye.policies.decisions import decide_for
	from shequ_weiye.residents.factories import make_resident

	decision = decide_for(unreadable.name, p.RESIDENT, str(make_resident().name), getdate(nowdate()))
	(line,) = frappe.parse_json(decision.tree)
	assert decision.outcome == p.NOT_KNOWN
	assert "无法读取" in line["text"]
	assert "请管理员" in line["message"]


def test_the_calculator_shows_it_among_the_others(unreadable: Any) -> None:
	from shequ_weiye.policies.decisions import explain_all
	from shequ_weiye.policies.subject_facts import read_subject
	from shequ_weiye.residents.factories import make_resident

	resident = str(make_resident().name)
	today = getdate(nowdate())
	pages = {page["policy"]: page for page in explain_all(read_subject(p.RESIDENT, resident, today), today)}
	assert pages[FLEXIBLE]["verdict"] == "unknown"
	assert pages[URBAN_POST]["verdict"] in ("yes", "no", "unknown")
