"""Versions: written by one person, put in force by another, refused with the row and the rule."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import add_days, nowdate
from time_machine import travel

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import CITY_OFFICER, COUNTY_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.constants.workflows import RETURN, SUBMIT
from shequ_weiye.constants.workflows_policies import PUT_IN_FORCE, REPEAL
from shequ_weiye.permissions.division import DivisionClosedError
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.policies.factories import (
	GRANT,
	as_officer,
	make_policy,
	make_version,
	put_in_force,
	version_values,
)
from shequ_weiye.policies.jobs import end_superseded
from shequ_weiye.policies.rule_messages import VersionRefused
from shequ_weiye.policies.versions import version_for
from shequ_weiye.territory.factories import (
	JINAN,
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	SHINAN,
)

AGE = {"fact": "age", "operator": "At Least", "value": "16", "message": "未满 16 周岁。"}


@pytest.fixture
def policy() -> str:
	return str(make_policy().name)


def refused(doc: Any) -> str:
	"""Give the message with which saving is refused."""
	with pytest.raises(VersionRefused) as error:
		doc.insert()
	return str(error.value)


def draft(policy: str, **overrides: Any) -> Any:
	return frappe.get_doc(version_values(policy, **overrides))


# --- rows


@pytest.mark.parametrize(
	("row", "words"),
	[
		({"fact": "age", "operator": "Is Yes"}, "比较方式"),
		({"fact": "contract_months", "operator": "At Least", "value": "12"}, "不是这类申请人"),
		({"fact": "age", "operator": "At Least", "value": "十六"}, "类型"),
		({"fact": "age", "operator": "At Least", "parameter": "nothing"}, "参数"),
		({"fact": "age", "operator": "At Least", "value": "16", "in_group": "甲"}, "组"),
	],
)
def test_a_wrong_condition_is_refused_with_its_row_and_rule(
	policy: str, row: dict[str, str], words: str
) -> None:
	message = refused(draft(policy, conditions=[AGE, {"message": "示例", **row}]))
	assert "第 2 行" in message
	assert words in message


def test_an_amount_below_the_floor_of_the_plan_is_refused() -> None:
	shipped = frappe.get_doc("Policy Version", {"policy": GRANT, "division": "370000000000"})
	copy = frappe.copy_doc(shipped)
	copy.update({"division": LIXIA, "effective_from": "2026-01-01"})
	copy.parameters[0].value = "11999"
	message = refused(copy)
	assert "第 1 行" in message
	assert "12,000" in message


def test_a_parameter_that_the_plan_fixes_cannot_be_left_out() -> None:
	message = refused(draft(GRANT))
	assert "small_enterprise_amount" in message


def test_an_amount_cannot_be_taken_from_elsewhere_than_the_plan_allows() -> None:
	rows = [
		("small_enterprise_amount", "12000"),
		("individual_amount", "2000"),
		("pocket_money", "1"),
	]
	parameters = [
		{"parameter": name, "label": name, "value_type": "Money", "value": value} for name, value in rows
	]
	amounts = [{"label": "补贴", "basis": p.FIXED, "parameter": "pocket_money", "period": "Once"}]
	message = refused(draft(GRANT, parameters=parameters, conditions=[AGE], amounts=amounts))
	assert "pocket_money" in message


def test_a_loan_above_the_cap_of_the_plan_is_refused() -> None:
	parameters = [
		{"parameter": "loan_cap", "label": "额度", "value_type": "Money", "value": "500001"},
		{"parameter": "loan_years", "label": "年限", "value_type": "Number", "value": "3"},
	]
	assert "500,000" in refused(
		draft("创业提振贷（个人）", parameters=parameters, conditions=[AGE], amounts=[])
	)


def test_the_contract_of_a_year_cannot_be_dropped_from_the_conditions() -> None:
	row = {"fact": "kind", "operator": "Is One Of", "value": "Enterprise", "message": "不是企业。"}
	parameters = [
		{"parameter": "contract_months", "label": "合同", "value_type": "Number", "value": "12"},
	]
	values = draft("单位吸纳就业困难人员社会保险补贴", parameters=parameters, conditions=[row], amounts=[])
	assert "劳动合同" in refused(values)


def test_the_form_shows_the_limits_of_the_plan(policy: str) -> None:
	shipped = frappe.get_doc("Policy Version", {"policy": GRANT, "division": "370000000000"})
	floors = {row.parameter: row.floor for row in shipped.parameters}
	assert floors["small_enterprise_amount"] == 12_000
	assert floors["months_in_business"] == 0


# --- from draft to force


def test_a_second_person_puts_it_in_force_and_the_calculator_follows(policy: str) -> None:
	as_officer(WEIYE_ADMINISTRATOR, LIXIA)
	version = make_version(policy)
	version.act(SUBMIT)
	with pytest.raises((NotStepHolder, ApprovalRefused)):
		version.act(PUT_IN_FORCE)
	assert version_for(policy, QIANFOSHAN_COMMUNITY, frappe.utils.getdate()) is None
	as_officer(COUNTY_OFFICER, LIXIA)
	version.reload()
	version.act(PUT_IN_FORCE)
	assert version_for(policy, QIANFOSHAN_COMMUNITY, frappe.utils.getdate()) == version.name
	assert version_for(policy, SHINAN, frappe.utils.getdate()) is None


def test_an_officer_of_another_city_cannot_review_it(policy: str) -> None:
	as_officer(WEIYE_ADMINISTRATOR, LIXIA)
	version = make_version(policy)
	version.act(SUBMIT)
	as_officer(COUNTY_OFFICER, SHINAN)
	with pytest.raises((frappe.PermissionError, NotStepHolder)):
		frappe.get_doc("Policy Version", version.name).act(PUT_IN_FORCE)


def test_an_administrator_of_a_county_writes_for_no_other_place(policy: str) -> None:
	as_officer(WEIYE_ADMINISTRATOR, LIXIA)
	with pytest.raises(frappe.PermissionError):
		make_version(policy, JINAN)


def test_the_reviewer_returns_it_with_a_reason_and_it_may_be_changed(policy: str) -> None:
	writer = as_officer(WEIYE_ADMINISTRATOR, LIXIA)
	version = make_version(policy)
	version.act(SUBMIT)
	as_officer(CITY_OFFICER, JINAN)
	version.reload()
	version.act(RETURN, {"decision_reason": "年龄条件请对照文件。"})
	frappe.set_user(writer)
	version.reload()
	version.parameters[0].value = "18"
	version.save()
	assert version.workflow_state == p.DRAFT


@pytest.mark.parametrize("values", [{"effective_from": "2025-02-01"}, {"months_limit": 12}])
def test_nothing_changes_once_it_is_in_force(policy: str, values: dict[str, Any]) -> None:
	version = put_in_force(make_version(policy))
	version.update(values)
	with pytest.raises(ApprovalRefused):
		version.save()


def test_no_row_changes_once_it_is_in_force(policy: str) -> None:
	version = put_in_force(make_version(policy))
	version.parameters[1].value = "999"
	with pytest.raises(ApprovalRefused):
		version.save()
	with pytest.raises(VersionRefused):
		version.delete()


def test_without_a_document_it_does_not_go_to_review(policy: str) -> None:
	version = make_version(policy, sources=[])
	with pytest.raises(VersionRefused, match="文件"):
		version.check_step(frappe._dict(action=SUBMIT))


def test_without_a_condition_it_does_not_go_to_review(policy: str) -> None:
	version = make_version(policy, conditions=[])
	with pytest.raises(VersionRefused, match="条件"):
		version.check_step(frappe._dict(action=SUBMIT))


def test_a_street_writes_no_policy(policy: str) -> None:
	version = make_version(policy, QIANFOSHAN_STREET)
	with pytest.raises(VersionRefused, match="县"):
		version.check_step(frappe._dict(action=SUBMIT))


def test_a_division_that_was_closed_or_merged_is_refused_by_name(policy: str) -> None:
	version = make_version(policy)
	values = {"valid_to": add_days(nowdate(), -1), "replaced_by": SHINAN}
	frappe.db.set_value("Administrative Division", LIXIA, values)
	with pytest.raises(DivisionClosedError, match="历下"):
		version.check_step(frappe._dict(action=SUBMIT))


# --- succession


def test_versions_that_overlap_are_refused_by_name(policy: str) -> None:
	first = put_in_force(make_version(policy))
	second = make_version(policy, effective_from="2026-01-01")
	with pytest.raises(VersionRefused, match=first.name):
		second.check_step(frappe._dict(action=SUBMIT))


def test_a_successor_decides_from_its_first_day_and_the_old_one_before(policy: str) -> None:
	first = put_in_force(make_version(policy))
	second = put_in_force(make_version(policy, effective_from="2026-01-01", supersedes=first.name))
	first.reload()
	assert (first.workflow_state, first.superseded_by) == (p.SUPERSEDED, second.name)
	days = {"2025-12-31": first.name, "2026-01-01": second.name}
	for day, name in days.items():
		assert version_for(policy, QIANFOSHAN_COMMUNITY, frappe.utils.getdate(day)) == name


@pytest.mark.job("shequ_weiye.policies.jobs.end_superseded", "changes", "leaves", "twice", "after_downtime")
@pytest.mark.parametrize("days", [1, 4])
def test_a_successor_of_tomorrow_takes_over_by_itself_even_if_the_job_runs_later(days: int) -> None:
	first, other = (put_in_force(make_version(str(make_policy(name).name))) for name in ("甲补贴", "乙补贴"))
	for version, begins in ((first, add_days(nowdate(), 1)), (other, add_days(nowdate(), 5))):
		put_in_force(make_version(version.policy, effective_from=begins, supersedes=version.name))
	assert end_superseded().changed == 0
	with travel(f"{add_days(nowdate(), days)} 00:10:00+08:00", tick=False):
		assert end_superseded().changed >= 1  # the site may have others that end then
		assert end_superseded().changed == 0
	states = [
		frappe.db.get_value("Policy Version", version.name, "workflow_state") for version in (first, other)
	]
	assert states == [p.SUPERSEDED, p.IN_FORCE]


def test_a_circle_of_supersession_is_refused(policy: str) -> None:
	first, second = make_version(policy), make_version(policy)
	second.db_set("supersedes", first.name)
	first.supersedes = second.name
	with pytest.raises(VersionRefused, match="循环"):
		first.check_step(frappe._dict(action=SUBMIT))


def test_only_a_version_in_force_of_the_same_place_is_superseded(policy: str) -> None:
	first = make_version(policy)
	second = make_version(policy, effective_from="2026-01-01", supersedes=first.name)
	with pytest.raises(VersionRefused, match=first.name):
		second.check_step(frappe._dict(action=SUBMIT))


def test_a_successor_begins_after_its_predecessor(policy: str) -> None:
	first = put_in_force(make_version(policy))
	second = make_version(policy, supersedes=first.name)
	with pytest.raises(VersionRefused, match="2025-01-01"):
		second.check_step(frappe._dict(action=SUBMIT))


def test_a_repealed_version_decides_for_the_last_time_today(policy: str) -> None:
	version = put_in_force(make_version(policy))
	as_officer(WEIYE_ADMINISTRATOR, LIXIA)
	version.reload()
	version.act(REPEAL, {"decision_reason": "文件已废止。"})
	today = frappe.utils.getdate()
	assert version_for(policy, LIXIA, today) == version.name
	assert version_for(policy, LIXIA, frappe.utils.getdate(add_days(today, 1))) is None


def test_a_client_cannot_write_what_only_the_server_writes(policy: str) -> None:
	as_officer(WEIYE_ADMINISTRATOR, LIXIA)
	version = make_version(
		policy, shipped_key="x", superseded_from="2030-01-01", workflow_state=p.DRAFT, title="z"
	)
	assert (version.shipped_key, version.superseded_from) == (None, None)
	with pytest.raises(ApprovalRefused):
		make_version(policy, workflow_state=p.IN_FORCE)
