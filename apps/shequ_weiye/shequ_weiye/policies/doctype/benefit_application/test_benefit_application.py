"""Benefit applications: what they ask for, what they are refused for, and what they write into the ledger."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.client import set_value
from frappe.utils import add_days, add_months, getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import benefits as b
from shequ_weiye.constants import policies as p
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.jobs.factories import make_employer
from shequ_weiye.permissions.area import area_of
from shequ_weiye.policies.affected_cases import review_cases
from shequ_weiye.policies.applications.api import terms
from shequ_weiye.policies.applications.factories import (
	benefit_values,
	make_benefit_application,
	make_flexible_facts,
	officer_over,
	put_on_notice,
	take,
)
from shequ_weiye.policies.applications.overdue import remind_overdue
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.policies.benefits.factories import BY_EMPLOYER, GRADUATE_FLEXIBLE, make_envelope, month_grant
from shequ_weiye.policies.benefits.ledger import record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.factories import GRANT, make_fact, make_policy, make_version, put_in_force
from shequ_weiye.policies.services.benefit_claims import Period
from shequ_weiye.policies.sweep import retest
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, SHINAN, acting_as

THIS_MONTH = getdate(nowdate()).replace(day=1)
DOCTYPE = "Benefit Application"
# What the shipped version of 济南 gives for a month.
MONTHLY = 571.0
DIFFICULTY = "Person with Employment Difficulty"


@pytest.fixture
def resident() -> str:
	"""Somebody who is entitled to the subsidy for flexible work."""
	person = make_resident(
		categories=[{"category": DIFFICULTY, "recognised_on": add_months(nowdate(), -6)}],
	)
	person.db_set("workflow_state", "Verified")
	make_flexible_facts(person.name)
	return str(person.name)


def community() -> str:
	return officer_over(QIANFOSHAN_COMMUNITY, COMMUNITY_OFFICER)


def record(applicant: str, /, **overrides: Any) -> Any:
	with acting_as(community()):
		return frappe.get_doc({**benefit_values(applicant), **overrides}).insert()


def entries(application: Any) -> list[tuple[str, str, float]]:
	rows = frappe.get_all(
		b.LEDGER, filters={"reference_name": application.name}, fields=["kind", "period", "amount"]
	)
	return sorted((row.kind, row.period, row.amount) for row in rows)


def marks() -> list[str]:
	return [f"{add_months(THIS_MONTH, back):%Y-%m}" for back in (-2, -1)]


# --- what is asked for


def test_two_months_become_two_rows_with_the_amount_of_the_policy(resident: str) -> None:
	application = record(resident)
	assert [(row.resident, f"{row.period_day:%Y-%m}", row.amount) for row in application.lines] == [
		(resident, mark, MONTHLY) for mark in marks()
	]
	assert (application.amount, application.period_kind) == (2 * MONTHLY, b.MONTH)
	assert (application.division_code, application.applicant_name) == (QIANFOSHAN_COMMUNITY, "张三")
	assert application.workflow_state == s.DRAFT


def test_a_yearly_benefit_begins_with_a_row_for_this_year() -> None:
	tenant = make_resident()
	for fact, value in (("enterprise_kind", "Individual Business"), ("rent_paid_per_year", "1800")):
		make_fact(fact, value, resident=tenant.name)
	values = {"policy": "创业场所租赁补贴", "first_month": None, "last_month": None}
	application = record(str(tenant.name), **values)
	rows = [(getdate(row.period_day).year, row.amount) for row in application.lines]
	assert rows == [(getdate(nowdate()).year, 1800)]
	stranger = make_resident()  # whose rent nobody knows: the officer adds the row and its amount
	with pytest.raises(ApprovalRefused, match="添加一行"):
		record(str(stranger.name), **values)


def test_a_later_month_adds_a_row_and_leaves_those_that_are_there(resident: str) -> None:
	application = record(resident, last_month=benefit_values(resident)["first_month"])
	with acting_as(community()):
		application.lines[0].amount = 300
		application.last_month = add_months(THIS_MONTH, -1)
		application.save()
	assert [row.amount for row in application.lines] == [300, MONTHLY]


def test_the_papers_are_those_of_the_version_without_those_that_come_by_data_sharing(resident: str) -> None:
	assert [row.document_name for row in record(resident).documents] == ["申请表"]


def test_the_account_is_kept_sealed(resident: str) -> None:
	application = record(resident)
	stored = frappe.db.get_value(DOCTYPE, application.name, "bank_account")
	assert "*" in stored
	assert "6200000000000000000" not in stored


def test_the_form_is_told_the_terms_before_it_is_saved(resident: str) -> None:
	with acting_as(community()):
		told = terms(benefit_values(resident)["policy"], resident)
	assert told["period_kind"] == b.MONTH
	assert "571.00" in told["limit_note"]


def test_the_terms_of_a_stranger_are_told_to_nobody(resident: str) -> None:
	with (
		acting_as(officer_over(f"{SHINAN[:6]}001001", COMMUNITY_OFFICER)),
		pytest.raises(frappe.PermissionError),
	):
		terms(benefit_values(resident)["policy"], resident)


@pytest.mark.parametrize(
	("values", "message"),
	[
		({"policy": GRANT}, "不在这里申请"),
		({"resident": None}, "请选择申请人"),
		({"first_month": None, "last_month": None}, "添加一行"),
		({"first_month": THIS_MONTH, "last_month": add_months(THIS_MONTH, -1)}, "最多 36 个月"),
		({"last_month": add_months(THIS_MONTH, 1)}, "尚未开始"),
		({"lines": [{"period_day": THIS_MONTH, "amount": 571.01}], "first_month": None}, "按政策最多 571"),
		({"lines": [{"period_day": THIS_MONTH}] * 2, "first_month": None}, "第 2 行与前面的行重复"),
		({"bank_account": "12"}, "8 至 32 位"),
	],
)
def test_bad_input_is_refused_and_nothing_is_half_saved(
	resident: str, values: dict[str, Any], message: str
) -> None:
	before = frappe.db.count(DOCTYPE)
	with pytest.raises(frappe.ValidationError, match=message):
		record(resident, **values)
	assert frappe.db.count(DOCTYPE) == before


def test_a_place_without_a_version_takes_no_application() -> None:
	policy = make_policy("示例补贴", family=p.RENT_SUBSIDY)
	with pytest.raises(ApprovalRefused, match="没有生效的版本"):
		record(str(make_resident().name), policy=policy.name)


def test_an_amount_that_hangs_on_unknown_facts_is_typed(resident: str) -> None:
	other = str(make_resident().name)
	with pytest.raises(ApprovalRefused, match="第 1 行：请填写金额"):
		record(other, policy=GRADUATE_FLEXIBLE)
	lines = [{"period_day": add_months(THIS_MONTH, -1), "amount": 420}]
	assert record(other, policy=GRADUATE_FLEXIBLE, lines=lines, first_month=None).amount == 420
	lines[0]["amount"] = 501
	with pytest.raises(ApprovalRefused, match="按政策最多 500"):
		record(other, policy=GRADUATE_FLEXIBLE, lines=lines, first_month=None)


# --- who may


def test_an_officer_elsewhere_neither_records_nor_sees_one(resident: str) -> None:
	application = record(resident)
	with acting_as(officer_over(f"{SHINAN[:6]}001001", COMMUNITY_OFFICER)):
		assert not frappe.has_permission(DOCTYPE, doc=application.name)
		with pytest.raises(frappe.PermissionError):
			frappe.get_doc(benefit_values(resident)).insert()


def test_nobody_decides_in_the_own_case(resident: str) -> None:
	application = make_benefit_application(resident, s.PENDING_STREET_REVIEW)
	street = officer_over(QIANFOSHAN_COMMUNITY, STREET_OFFICER)
	frappe.db.set_value("Resident", resident, "staff_user", street)
	with pytest.raises(NotStepHolder, match="您是本事项的申请人"):
		take(application, w.PASS_REVIEW, street)


def test_a_written_state_is_refused(resident: str) -> None:
	application = record(resident)
	with acting_as(community()), pytest.raises((ApprovalRefused, frappe.PermissionError)):
		set_value(DOCTYPE, application.name, "workflow_state", s.PAID)


def test_a_client_cannot_name_a_ledger_entry_to_be_paid(resident: str) -> None:
	other = record_grants([month_grant(str(make_resident().name), Period(b.MONTH, THIS_MONTH))])[0]
	line = {"period_day": add_months(THIS_MONTH, -1), "ledger_entry": other}
	application = record(resident, lines=[line], first_month=None)
	assert application.lines[0].ledger_entry is None


# --- decision and ledger


def test_acceptance_keeps_version_and_decision(resident: str) -> None:
	application = make_benefit_application(resident, s.PENDING_STREET_REVIEW)
	assert application.decision_outcome == p.ENTITLED
	decision = frappe.get_doc("Policy Decision", application.policy_decision)
	assert (decision.reference_doctype, decision.reference_name) == (DOCTYPE, application.name)
	assert application.step_due_on


def test_papers_must_be_there_before_it_is_accepted(resident: str) -> None:
	application = record(resident)
	take(application, w.SUBMIT, community())
	with pytest.raises(ApprovalRefused, match="申请表"):
		take(application, w.ACCEPT, community())


def test_what_the_policy_rules_out_is_not_approved(resident: str) -> None:
	frappe.db.delete("Resident Category", {"parent": resident})
	application = make_benefit_application(resident, s.PENDING_COUNTY_APPROVAL)
	assert application.decision_outcome == p.NOT_ENTITLED
	county = officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER)
	with pytest.raises(BenefitRefused, match="不符合条件"):
		take(application, w.APPROVE, county)
	application.reload()
	take(application, w.REFUSE, county)
	assert entries(application) == []


def test_no_stage_of_administrators_leads_past_the_decision(resident: str) -> None:
	frappe.db.delete("Resident Category", {"parent": resident})
	application = make_benefit_application(resident, s.PENDING_COUNTY_APPROVAL)
	for state in (s.IN_PUBLICITY, s.PAID):
		with pytest.raises(BenefitRefused, match="不符合条件"):
			application.write_ledger(state)
	assert entries(application) == []


def test_a_case_led_past_publicity_is_granted_when_it_is_paid(resident: str) -> None:
	application = make_benefit_application(resident, s.PENDING_COUNTY_APPROVAL)
	application.write_ledger(s.PAID)
	assert sorted({kind for kind, _, _ in entries(application)}) == [b.GRANTED, b.PAID]


def test_the_terms_of_no_policy_are_told_to_nobody(resident: str) -> None:
	with acting_as(community()), pytest.raises(frappe.PermissionError):
		terms("没有这个政策", resident)


def test_approval_binds_every_line_and_payment_pays_it(resident: str) -> None:
	make_envelope()
	application = make_benefit_application(resident, s.IN_PUBLICITY)
	assert entries(application) == [(b.GRANTED, mark, MONTHLY) for mark in marks()]
	paid = make_paid(application)
	assert entries(paid) == sorted((kind, mark, MONTHLY) for kind in (b.GRANTED, b.PAID) for mark in marks())


def make_paid(application: Any) -> Any:
	county = officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER)
	take(application, w.END_PUBLICITY, county)
	take(application, w.CONFIRM_PAYMENT, officer_over(QIANFOSHAN_COMMUNITY, "County Finance Officer"))
	return application


def test_a_refusal_after_an_objection_gives_every_line_back(resident: str) -> None:
	application = make_benefit_application(resident, s.IN_PUBLICITY)
	take(application, w.REFUSE, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	assert [kind for kind, _, _ in entries(application)] == [b.GRANTED] * 2 + [b.CANCELLED] * 2
	again = make_benefit_application(resident, s.IN_PUBLICITY)
	assert len(entries(again)) == 2


def test_a_month_that_is_granted_already_stops_the_whole_case(resident: str) -> None:
	record_grants([month_grant(resident, Period(b.MONTH, add_months(THIS_MONTH, -1)))])
	application = make_benefit_application(resident, s.PENDING_COUNTY_APPROVAL)
	with pytest.raises(BenefitRefused, match=marks()[1]):
		take(application, w.APPROVE, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	assert entries(application) == []
	assert frappe.db.get_value(DOCTYPE, application.name, "workflow_state") == s.PENDING_COUNTY_APPROVAL


def test_a_budget_that_holds_one_line_grants_none_of_two(resident: str) -> None:
	make_envelope(total=2 * MONTHLY - 1)
	application = make_benefit_application(resident, s.PENDING_COUNTY_APPROVAL)
	with pytest.raises(BenefitRefused):
		take(application, w.APPROVE, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	assert entries(application) == []


def test_publicity_and_steps_follow_the_version(resident: str) -> None:
	policy = make_policy("示例社保补贴", family=p.FLEXIBLE_INSURANCE)
	amounts = [{"label": "补贴", "basis": p.FIXED, "parameter": "amount", "period": "Every Month"}]
	version = make_version(
		policy.name,
		LIXIA,
		amounts=amounts,
		publicity_days=20,
		publicity_day_kind=p.CALENDAR_DAYS,
		route=[{"level": "Street", "step_action": "Review", "working_days": 1}],
	)
	put_in_force(version)
	application = make_benefit_application(resident, s.PENDING_STREET_REVIEW, policy=policy.name)
	assert application.policy_version == version.name
	assert getdate(application.step_due_on) > getdate(nowdate())
	for action, role in ((w.PASS_REVIEW, STREET_OFFICER), (w.APPROVE, COUNTY_OFFICER)):
		take(application, action, officer_over(QIANFOSHAN_COMMUNITY, role))
	put_on_notice(application, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	assert getdate(application.publicity_to) == getdate(add_days(nowdate(), 20))


def test_a_case_that_comes_back_stays_under_its_version(resident: str) -> None:
	application = make_benefit_application(resident, s.CORRECTION_REQUIRED)
	first = application.policy_version
	source = frappe.get_doc("Policy Version", first)
	newer = make_version(source.policy, LIXIA, effective_from=nowdate())
	put_in_force(newer)
	for action in (w.RESUBMIT, w.ACCEPT):
		take(application, action, community())
	assert application.policy_version == first
	assert record(resident, lines=[{"period_day": THIS_MONTH}], first_month=None).policy_version == newer.name


# --- an employer's


def test_an_employer_applies_for_persons_by_name() -> None:
	employer, person = make_employer(), make_resident(full_name="王五")
	values = {"policy": BY_EMPLOYER, "resident": None, "employer": employer.name, "lines": []}
	with pytest.raises(ApprovalRefused, match="添加一行"):
		record(str(person.name), **values)
	line = {"resident": person.name, "amount": 800}
	with pytest.raises(ApprovalRefused, match="请选择单位为谁申请"):
		record(str(person.name), **{**values, "lines": [{"amount": 800}]})
	application = record(str(person.name), **{**values, "lines": [line]})
	assert [(row.person_name, row.amount) for row in application.lines] == [("王五", 800)] * 2
	assert application.applicant_name == employer.employer_name


# --- what looks at open cases


def test_whoever_has_applied_is_not_sought_as_somebody_who_has_not(resident: str) -> None:
	retest(p.RESIDENT, resident)
	key = {"resident": resident, "policy": benefit_values(resident)["policy"]}
	assert frappe.db.get_value("Policy Match", key, "state") == p.TO_CONTACT
	record(resident)
	retest(p.RESIDENT, resident)
	assert frappe.db.get_value("Policy Match", key, "state") == p.APPLIED


def test_an_overdue_step_is_reminded_of(resident: str) -> None:
	street = officer_over(QIANFOSHAN_COMMUNITY, STREET_OFFICER)
	application = make_benefit_application(resident, s.PENDING_STREET_REVIEW)
	application.db_set("step_due_on", add_days(nowdate(), -3))
	assert remind_overdue().changed >= 1
	told = frappe.get_all("Notification Log", filters={"document_name": application.name}, pluck="for_user")
	assert street in told


def test_a_case_that_would_be_decided_otherwise_is_listed(resident: str) -> None:
	application = make_benefit_application(resident, s.PENDING_STREET_REVIEW)
	make_flexible_facts(resident, holds_licence="1")
	review_cases()
	assert frappe.db.exists("Affected Case", {"reference_name": application.name})


def test_areas_are_those_of_the_applicant(resident: str) -> None:
	assert area_of(LIXIA).low <= record(resident).division_code <= area_of(LIXIA).high
