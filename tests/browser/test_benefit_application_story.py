"""A subsidy with a line for each month, from the community to the payment and the ledger."""

from __future__ import annotations

from datetime import date

from support.accounts import COMMUNITY, COUNTY, FINANCE, STREET
from support.days import today
from support.desk import PHONE, Desk
from support.records import new_flexible_worker, publicity_passes, stored, stored_rows, unlike_any

SLUG, DOCTYPE = "benefit-application", "Benefit Application"
POLICY = "灵活就业社会保险补贴"


def months_ago(count: int) -> str:
	"""Give the first day of the month so many months before this one."""
	months = today().year * 12 + today().month - 1 - count
	return date(months // 12, months % 12 + 1, 1).isoformat()


def record(officer: Desk, person: str) -> str:
	"""Fill in the form as the community officer does: policy, person, months, account; answer its number."""
	officer.go(f"{SLUG}/new")
	officer.pick_link("policy", POLICY)
	officer.pick_link("resident", person)
	officer.page.wait_for_function("() => cur_frm.doc.period_kind === 'Month'")
	officer.fill("first_month", months_ago(2))
	officer.fill("last_month", months_ago(1))
	officer.fill("bank_name", "示例银行济南分行")
	officer.fill("bank_account", "6200000000000000000")
	officer.shot("填写补贴申请")
	officer.save()
	return officer.name()


def test_a_subsidy_for_two_months_is_applied_for_decided_and_paid(desk) -> None:
	person = unlike_any("灵活就业者")
	new_flexible_worker(person)
	community = desk(COMMUNITY)
	name = record(community, person)
	assert community.page.evaluate("() => cur_frm.doc.lines.map((row) => row.amount)") == [571, 571]
	community.shot("按月生成的明细")
	community.press("材料已收齐")
	community.act("提交")
	community.act("受理")
	assert community.form_value("decision_outcome") == "Entitled"
	community.shot("受理时的判断")
	street, county, finance = desk(STREET, PHONE), desk(COUNTY), desk(FINANCE)
	take(street, name, "初审通过")
	assert street.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
	street.shot("手机上初审")
	take(county, name, "审批通过")
	publicity_passes(name, DOCTYPE)
	take(county, name, "公示无异议")
	finance.open_form(SLUG, name)
	finance.act("确认拨付", payment_reference="历下财拨2026-002", paid_on=today().isoformat())
	finance.shot("拨付完成")
	assert stored(name, "workflow_state", DOCTYPE) == "Paid"
	entries = stored_rows("Benefit Ledger Entry", {"reference_name": name}, ["kind"])
	assert sorted(str(row["kind"]) for row in entries) == ["Benefit Granted"] * 2 + ["Benefit Paid"] * 2


def take(person: Desk, name: str, action: str) -> None:
	"""Open the case and take one action."""
	person.open_form(SLUG, name)
	person.act(action)


def test_more_than_the_policy_gives_is_refused_with_the_row(desk) -> None:
	person = unlike_any("灵活就业者")
	new_flexible_worker(person)
	community = desk(COMMUNITY)
	record(community, person)
	community.page.evaluate(
		"() => frappe.model.set_value('Benefit Line', cur_frm.doc.lines[1].name, 'amount', 600)"
	)
	primary = community.page.locator(".page-actions:visible .primary-action:visible").first
	message = community.refused(primary.click)
	assert "第 2 行" in message
	assert "571.00" in message
