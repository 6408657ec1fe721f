"""Publicity: two approved cases on one notice; somebody outside objects to one; the other goes on to payment."""

from __future__ import annotations

from playwright.sync_api import expect
from support.accounts import COMMUNITY, COUNTY, STREET
from support.desk import PHONE, Desk
from support.records import (
	act,
	new_application,
	new_founder,
	publicity_passes,
	stored,
	stored_rows,
	unlike_any,
)

CONTACT = "历下区公共就业服务中心，工作日 8:30—17:00，电话 0531-00"
WORDS = "该店实际由他人经营"
STEPS = ((COMMUNITY, "Submit"), (COMMUNITY, "Accept"), (STREET, "Pass Review"), (COUNTY, "Approve"))


def approved(rest) -> str:
	"""Bring a new application to the end of its approval."""
	name = new_application(rest(COMMUNITY), new_founder())
	for who, action in STEPS:
		assert act(rest(who), name, action).status_code == 200
	return name


def put_on_notice(officer: Desk, names: list[str]) -> str:
	"""Choose cases in their list and publish them; answer the notice."""
	officer.go("startup-application/view/list?workflow_state=In%20Publicity")
	for name in names:
		officer.page.locator(f".list-row-checkbox[data-name='{name}']").check()
	officer.page.get_by_role("button", name="操作").click()
	officer.page.locator(".dropdown-menu.show").get_by_text("发起公示").click()
	officer.page.wait_for_url("**/publicity-notice/GS-*")
	officer.settle()
	officer.fill("contact", unlike_any(CONTACT))  # the county's last one stands there already
	officer.save()
	officer.shot("公示草稿")
	officer.act("发布")
	officer.shot("已发布")
	return officer.name()


def test_a_line_that_is_objected_to_waits_and_the_other_goes_on(desk, visitor, rest) -> None:
	objected, other = names = [approved(rest), approved(rest)]
	county = desk(COUNTY)
	notice = put_on_notice(county, names)

	outside = visitor(PHONE)
	page = outside.page
	page.goto(f"{outside.base_url}/publicity")
	page.locator(f"a[href*='{notice}']").click()
	expect(page.locator("tbody tr")).to_have_count(2)
	assert "测试创业者" not in page.inner_text("body")
	assert page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
	outside.shot("手机上的公示")
	(row,) = stored_rows("Publicity Line", {"reference_name": objected}, ["idx"])
	page.locator("#weiye-row").select_option(index=int(row["idx"]))
	page.locator("#weiye-content").fill(WORDS)
	page.locator("#weiye-mobile").fill("139 0000 0001")
	page.get_by_role("button", name="提交").click()
	expect(page.locator("#weiye-answer")).to_contain_text("YY-")
	outside.shot("异议已提交")

	for name in names:
		publicity_passes(name)
	county.open_form("publicity-notice", notice)
	county.choose_action("公示期满")
	assert objected in county.message()
	county.shot("公示期满")
	assert [stored(name, "workflow_state") for name in (objected, other)] == [
		"In Publicity",
		"Pending Payment",
	]

	county.open_form("startup-application", objected)
	county.expect_in_form("异议")
	assert "异议" in county.refused(lambda: county.choose_action("公示无异议"))
	county.open_form(
		"publicity-objection", page.locator("#weiye-answer").inner_text().split()[-1].strip("。")
	)
	county.shot("异议")
	county.act("异议不成立", decision_reason="经现场核查，确为本人经营。")
	county.open_form("startup-application", objected)
	county.act("公示无异议")
	assert stored(objected, "workflow_state") == "Pending Payment"
