"""An administrator writes a county's version, tries it, a second person puts it in force, and the calculator follows."""

from __future__ import annotations

from playwright.sync_api import expect
from support.accounts import ADMIN, COMMUNITY, COUNTY
from support.desk import PHONE, Desk
from support.records import new_founder, new_founder_who_has_not_applied, stored_rows, unlike_any

SLUG = "policy-version"
GRANT = "一次性创业补贴"
LIXIA = "370102000000"
OWN_BUSINESS = "5000"
BORN_AND_BUSINESS = {
	"birth_date": "1990-05-17",
	"enterprise_registered_on": "2024-01-31",
	"own_firm_insured_months": "12",
}
YES, NO = "1", "0"
ANSWERS = {
	"enterprise_kind": "Individual Business",
	"first_enterprise": YES,
	"enterprise_running": YES,
	"same_legal_representative": YES,
	"grant_received_before": NO,
}


def copy_for_county(admin: Desk) -> str:
	"""Write the county's version from the city's; answer its number."""
	found = admin.page.evaluate(
		"""() => frappe.db.get_value('Policy Version', { policy: '一次性创业补贴', division: '370100000000' }, 'name')"""
	)
	admin.open_form(SLUG, found["message"]["name"])
	admin.page.get_by_role("button", name="据此新写版本").click()
	admin.page.wait_for_function("() => cur_frm && cur_frm.is_new()")
	admin.settle()
	admin.pick_link("division", "历下区")
	admin.fill("effective_from", "2026-01-01")
	admin.page.evaluate(
		"""async (value) => {
			const row = cur_frm.doc.parameters.find((one) => one.parameter === 'individual_amount');
			await frappe.model.set_value(row.doctype, row.name, 'value', value);
		}""",
		OWN_BUSINESS,
	)
	admin.save()
	return admin.name()


def try_it(admin: Desk) -> str:
	"""Type in an invented founder beside the conditions; give what the panel says."""
	panel = admin.page.locator("[data-fieldname='try_html']")
	panel.get_by_role("button", name="试算").scroll_into_view_if_needed()
	for field, value in BORN_AND_BUSINESS.items():
		box = panel.locator(f"[data-fieldname='{field}'] input:visible").first
		admin.type_into(box, value)
		box.press("Tab")
	for field, value in ANSWERS.items():
		panel.locator(f"[data-fieldname='{field}'] select").select_option(value)
	panel.locator("input[data-unit='Returned Migrant Worker']").check()
	panel.get_by_role("button", name="试算").click()
	answer = panel.locator(".weiye-policy")
	answer.wait_for()
	answer.scroll_into_view_if_needed()
	return str(answer.inner_text())


def test_a_county_writes_its_version_and_the_calculator_follows(desk) -> None:
	admin, county, community = desk(ADMIN), desk(COUNTY), desk(COMMUNITY)
	name = copy_for_county(admin)
	admin.shot("起草县级版本")
	answer = try_it(admin)
	admin.shot("在虚构的人身上试算")
	assert "符合" in answer and "5,000" in answer, answer
	admin.act("提交")
	assert "审核生效" not in admin.actions()

	county.open_form(SLUG, name)
	assert set(county.actions()) == {"审核生效", "退回补正"}
	county.shot("第二个人审核")
	county.act("审核生效")
	assert county.form_value("workflow_state") == "In Force"

	founder = new_founder()
	community.go(f"resident/{founder}")
	community.page.get_by_role("button", name="政策计算器").click()
	card = community.page.locator(".weiye-policy", has_text=GRANT).first
	card.wait_for()
	community.settle()
	community.shot("政策计算器")
	expect(card).to_contain_text("暂不能确定")
	expect(card).to_contain_text("请补充或核实")
	card.get_by_role("button", name="存为判定").click()
	community.page.wait_for_function("() => cur_frm && cur_frm.doctype === 'Policy Decision'")
	community.settle()
	community.shot("判定")
	assert community.form_value("policy_version") == name
	see_whom_the_search_finds(community, name)


def see_whom_the_search_finds(community: Desk, version: str) -> None:
	"""The nightly search follows the new version too: somebody entitled by it stands on the worklist, with the reason."""
	founder = new_founder_who_has_not_applied(unlike_any("返乡创业者"), LIXIA)
	rows = stored_rows("Policy Match", {"resident": founder, "policy_version": version}, ["name", "state"])
	assert [row["state"] for row in rows] == ["To Contact"]
	community.open_form("policy-match", str(rows[0]["name"]))
	page = community.page.locator(".weiye-policy:visible").first
	page.wait_for()
	community.shot("政策找人")
	expect(page).to_contain_text("5,000")


def test_anybody_calculates_without_logging_in(chromium, base_url: str, artifacts) -> None:
	folder = artifacts / "screenshots" / "test_anybody_calculates_without_logging_in"
	visitor = Desk.opened(chromium, base_url, folder, "visitor", PHONE)
	visitor.page.goto(f"{base_url}/policies")
	visitor.page.locator("#weiye-birth_date").fill("1979-03-05")
	visitor.page.locator("#weiye-gender").select_option("Female")
	visitor.shot("填写")
	visitor.page.get_by_role("button", name="计算").click()
	visitor.page.locator("#weiye-answer .weiye-policy").first.wait_for()
	visitor.page.wait_for_timeout(800)
	visitor.shot("结果")
	expect(visitor.page.locator("#weiye-answer")).to_contain_text("城镇公益性岗位")
	assert "1979" not in visitor.page.url
	assert not visitor.close()
