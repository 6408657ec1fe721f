"""A startup grant, a rent subsidy and an insurance subsidy with lines, from application to payment.

On the way: a correction during which the clock stands still, a transfer to a colleague, a countersignature, an
objection that stops one line of a notice, and a transfer that the bank returns.
"""

from __future__ import annotations

from playwright.sync_api import expect
from support.accounts import COMMUNITY, COUNTY, FINANCE, STREET, email
from support.bank import enter_receipt, fetch_file
from support.days import today
from support.desk import Desk
from support.lists import choose_in_list, wait_for_record
from support.records import (
	act,
	insurance_before_the_county,
	new_application,
	new_founder,
	new_officer,
	new_tenant,
	publicity_passes,
	stored,
	stored_rows,
	unlike_any,
)

GRANT, BENEFIT, BATCH, OBJECTION = (
	"startup-application",
	"benefit-application",
	"payment-batch",
	"publicity-objection",
)
APPLICATION, INSURANCE = "Startup Application", "Benefit Application"
LIXIA = "370102000000"
SECOND, CHECKER, PAYER = "story.county", "story.checker", "story.payer"
REASON = "租赁合同缺少出租人签名，请补齐后提交。"
OBJECTED = "有群众反映其已在外县就业。"
ACCOUNT, RIGHT_ACCOUNT = "6200000000000000000", "6200000000000000018"
RETURNED = "户名与账号不符"
People = dict[str, Desk]


def offices(desk) -> People:
	"""Let everybody log in: two officers of the county, and three of its finance."""
	new_officer(SECOND, "County Officer", LIXIA, "刘复核")
	new_officer(CHECKER, "County Finance Officer", LIXIA, "钱复核")
	new_officer(PAYER, "County Finance Officer", LIXIA, "马支付")
	return {who: desk(who) for who in (COMMUNITY, STREET, COUNTY, SECOND, FINANCE, CHECKER, PAYER)}


def take(person: Desk, slug: str, name: str, action: str, **answers: str) -> None:
	"""Open a case and take one action."""
	person.open_form(slug, name)
	person.act(action, **answers)


def apply_for_rent(community: Desk, tenant: str) -> str:
	"""Fill in an application for a year's rent, hand it in and accept it; answer its number."""
	community.go(f"{BENEFIT}/new")
	community.pick_link("policy", "创业场所租赁补贴")
	community.pick_link("resident", tenant)
	community.page.wait_for_function("() => cur_frm.doc.period_kind === 'Calendar Year'")
	community.fill("bank_name", "示例银行济南分行")
	community.fill("bank_account", ACCOUNT)
	community.shot("租赁补贴申请")
	community.save()
	community.press("材料已收齐")
	community.act("提交")
	community.act("受理")
	community.shot("租赁补贴已受理")
	return community.name()


def correct(people: People, rent: str) -> None:
	"""The street asks once for what is missing; meanwhile its clock stands still."""
	street, community = people[STREET], people[COMMUNITY]
	take(street, BENEFIT, rent, "退回补正", decision_reason=REASON)
	community.open_form(BENEFIT, rent)
	community.expect_in_form("办理时限停止计算")
	community.expect_in_form(REASON)
	community.shot("补正期间")
	community.act("补正后提交")
	community.act("受理")
	take(street, BENEFIT, rent, "初审通过")


def transfer_and_countersign(people: People, case: str) -> None:
	"""One officer of the county hands a case to another, who asks for the first one's signature and approves."""
	county, second = people[COUNTY], people[SECOND]
	county.open_form(BENEFIT, case)
	county.press_in("办理", "转办")
	county.answer_dialog(person=email(SECOND), reason="本周由刘复核办理。")
	county.expect_in_form("已由刘复核认领")
	second.open_form(BENEFIT, case)
	second.press_in("办理", "加签")
	second.wait_for_dialog()
	second.page.get_by_role("checkbox", name="周海燕").check()
	second.answer_dialog(reason="金额较大，请一并核对。")
	second.expect_in_form("等待周海燕会签")
	second.shot("等待会签")
	county.open_form(BENEFIT, case)
	county.press_in("办理", "会签")
	county.answer_dialog(agrees="1")
	county.expect_in_form("会签已完成")
	take(second, BENEFIT, case, "审批通过")


def publish(county: Desk, cases: list[str]) -> str:
	"""Put approved cases on one notice and publish it; answer the notice."""
	choose_in_list(county, BENEFIT, cases, "发起公示")
	wait_for_record(county, "Publicity Notice")
	county.fill(
		"contact", unlike_any("历下区公共就业服务中心（示例），电话 0531-00")
	)  # the last one stands there already
	county.save()
	county.act("发布")
	county.shot("公示已发布")
	return county.name()


def object_to(county: Desk, case: str) -> str:
	"""Write down what somebody says at the counter; answer the objection."""
	county.open_form(BENEFIT, case)
	county.press("登记异议")
	county.wait_for_dialog()
	county.answer_dialog(channel="Visit", content=OBJECTED)
	wait_for_record(county, "Publicity Objection")
	county.shot("异议")
	return county.name()


def show(people: People, cases: list[str]) -> None:
	"""Publish two cases; an objection stops the second one alone, until another officer has answered it."""
	county, stopped = people[COUNTY], cases[1]
	notice = publish(county, cases)
	objection = object_to(county, stopped)
	for case in cases:
		publicity_passes(case, INSURANCE)
	county.open_form("publicity-notice", notice)
	county.choose_action("公示期满")
	assert stopped in county.message()
	county.put_away()
	assert [stored(case, "workflow_state", INSURANCE) for case in cases] == [
		"Pending Payment",
		"In Publicity",
	]
	take(people[SECOND], OBJECTION, objection, "异议不成立", decision_reason="经核查社保记录，未在外县就业。")
	people[SECOND].shot("异议不成立")
	take(county, BENEFIT, stopped, "公示无异议")


def order(people: People, cases: list[str]) -> str:
	"""One makes a batch, another checks it, a third orders it; answer the batch."""
	maker, checker, payer = people[FINANCE], people[CHECKER], people[PAYER]
	choose_in_list(maker, BENEFIT, cases, "成批发放")
	wait_for_record(maker, "Payment Batch")
	maker.shot("发放批次")
	maker.act("提交")
	batch = maker.name()
	checker.open_form(BATCH, batch)
	checker.shot("待复核的批次")
	checker.act("复核通过")
	take(payer, BATCH, batch, "确认支付")
	return batch


def pay_all_but_one(people: People, cases: list[str]) -> None:
	"""The bank pays the first case and returns the second."""
	paid, returned = cases
	payer = people[PAYER]
	order(people, cases)
	payer.shot("已交银行")
	rows = fetch_file(payer)
	assert {row["业务编号"]: row["账号"] for row in rows} == dict.fromkeys(cases, ACCOUNT)
	assert "成功 1 笔，失败 1 笔" in enter_receipt(payer, cases, {returned: RETURNED})
	payer.expect_in_form(RETURNED)
	payer.act("批次办结")
	payer.shot("批次已办结")
	assert stored(paid, "workflow_state", INSURANCE) == "Paid"


def pay_again(people: People, case: str) -> None:
	"""Finance enters the account again; others look at it and pay."""
	maker, checker, payer = people[FINANCE], people[CHECKER], people[PAYER]
	maker.open_form(BENEFIT, case)
	maker.expect_in_form(RETURNED)
	maker.press("更正收款账户")
	maker.wait_for_dialog()
	maker.fill("bank_account", RIGHT_ACCOUNT)
	maker.shot("更正收款账户")
	maker.press("保存")
	maker.expect_in_form("请与银行卡核对")
	order(people, [case])
	checker.shot("复核更正的账户")
	assert [row["账号"] for row in fetch_file(payer)] == [RIGHT_ACCOUNT]
	assert "成功 1 笔，失败 0 笔" in enter_receipt(payer, [case], {})
	payer.act("批次办结")


def pay_singly(payer: Desk, slug: str, case: str) -> None:
	"""Confirm a payment that goes without a batch."""
	take(payer, slug, case, "确认拨付", payment_reference=f"示例凭证-{case}", paid_on=today().isoformat())


def test_three_benefits_go_from_application_to_payment(desk, rest) -> None:
	people = offices(desk)
	tenant, insured = unlike_any("租房创业者"), [unlike_any("灵活就业者") for _ in range(2)]
	new_tenant(tenant)
	cases = [insurance_before_the_county(name) for name in insured]
	grant = new_application(rest(COMMUNITY), new_founder())
	for who, action in ((COMMUNITY, "Submit"), (COMMUNITY, "Accept"), (STREET, "Pass Review")):
		assert act(rest(who), grant, action).status_code == 200

	rent = apply_for_rent(people[COMMUNITY], tenant)
	correct(people, rent)
	transfer_and_countersign(people, cases[0])
	take(people[SECOND], BENEFIT, cases[1], "审批通过")
	show(people, cases)
	pay_all_but_one(people, cases)
	pay_again(people, cases[1])

	for slug, case, doctype in ((GRANT, grant, APPLICATION), (BENEFIT, rent, INSURANCE)):
		take(people[COUNTY], slug, case, "审批通过")
		publicity_passes(case, doctype)
		take(people[COUNTY], slug, case, "公示无异议")
		pay_singly(people[PAYER], slug, case)
	expect_settled(people, [(GRANT, grant), (BENEFIT, rent), *((BENEFIT, case) for case in cases)])


def expect_settled(people: People, paid: list[tuple[str, str]]) -> None:
	"""Everybody sees that the money went out, the county closes the cases, and the ledger names each line once."""
	for slug, case in paid:
		people[COMMUNITY].open_form(slug, case)
		assert people[COMMUNITY].form_value("workflow_state") == "Paid"
		take(people[COUNTY], slug, case, "办结")
	entries = stored_rows(
		"Benefit Ledger Entry",
		{"reference_name": ["in", [case for _slug, case in paid]], "kind": "Benefit Paid"},
		["reference_name"],
	)
	lines = {case: sum(row["reference_name"] == case for row in entries) for _slug, case in paid}
	assert list(lines.values()) == [1, 1, 2, 2]
	county = people[COUNTY]
	county.go(f"benefit-ledger-entry?reference_name={paid[-1][1]}&kind=Benefit%20Paid")
	expect(county.list_rows()).to_have_count(2)
	county.shot("享受台账")
