"""An administrator reshapes the startup application without code; it survives an upgrade, and officers work with it.

New cases follow the changed workflow; one that was handed in before finishes as it began.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect
from support.accounts import ADMIN, COMMUNITY, COUNTY, FINANCE, STREET
from support.days import today
from support.desk import WAIT, Desk
from support.records import (
	RESOURCE,
	act,
	complete_values,
	new_application,
	new_founder,
	publicity_passes,
	stored,
)
from support.reshaping import (
	FormBuilder,
	WorkflowBuilder,
	first_cell,
	pick,
	type_code,
	undo,
	upgrade,
)
from support.rest import RestClient

SLUG = "startup-application"
WORKFLOW = "Startup Application"
ENTERPRISE = "现场核查测试企业"
FIELD, FIELD_NAME = "经营场所面积", "custom_经营场所面积"
PAPER = "场地租赁合同"
STATE, ACTION, PASSED = "待现场核查", "转现场核查", "核查通过"
NOTICE, REPORT = "现场核查提醒", "核查情况表"
CHART, DASHBOARD = "各类主体申请数", "创业看板"

MADE = (
	("Custom Field", f"{WORKFLOW}-{FIELD_NAME}"),
	("Startup Settings", "Startup Settings"),
	("Workflow", WORKFLOW),
	("Notification", NOTICE),
	("Report", REPORT),
	("Dashboard Chart", CHART),
	("Dashboard", DASHBOARD),
)


@pytest.fixture
def as_found() -> Iterator[None]:
	"""Leave to other tests the site as it was, also after a run that was broken off."""
	undo(ENTERPRISE)
	yield
	undo(ENTERPRISE)


def test_an_administrator_reshapes_the_work_and_officers_go_on_with_it(desk, rest, as_found: None) -> None:
	older = new_application(rest(COMMUNITY), new_founder())
	assert act(rest(COMMUNITY), older, "Submit").status_code == 200
	admin = desk(ADMIN)
	add_field(admin)
	ask_for_paper(admin)
	add_stage(admin)
	write_notification(admin)
	build_report(admin)
	draw_chart(admin)

	client = rest(ADMIN)
	before = contents(client)
	upgrade()
	assert contents(client) == before

	name = record(rest(COMMUNITY))
	community, street, county = desk(COMMUNITY), desk(STREET), desk(COUNTY)
	send_to_inspection(community, name)
	inspect(street, name)
	look_at_numbers(county, name)

	accept_as_it_began(community, older)
	go_on(street, older, "初审通过")
	go_on(county, older, "审批通过")
	finish(rest, older)


def contents(client: RestClient) -> list[dict[str, Any]]:
	"""Read all that the administrator made or changed."""
	answers = [client.get(f"/api/resource/{doctype}/{name}") for doctype, name in MADE]
	assert [answer.status_code for answer in answers] == [200] * len(MADE)
	return [answer.json()["data"] for answer in answers]


# --- the administrator


def add_field(admin: Desk) -> None:
	builder = FormBuilder(admin, WORKFLOW)
	builder.add("Int", FIELD)
	admin.shot("添加字段")
	builder.save()


def ask_for_paper(admin: Desk) -> None:
	admin.go("startup-settings")
	cell = first_cell(admin, "further_papers", "paper_name")
	cell.locator("input").fill(PAPER)
	cell.locator("input").blur()
	admin.settle()
	admin.save()
	admin.shot("另需材料")


def add_stage(admin: Desk) -> None:
	for slug, field, value in (
		("workflow-state", "workflow_state_name", STATE),
		("workflow-action-master", "workflow_action_name", ACTION),
		("workflow-action-master", "workflow_action_name", PASSED),
	):
		admin.go(f"{slug}/new")
		admin.fill(field, value)
		admin.save()
	builder = WorkflowBuilder(admin, WORKFLOW)
	builder.move_plane(right=680)
	builder.add_state(STATE, "街道经办")
	builder.join("待受理", STATE, "left")
	builder.set(action=ACTION, allowed="社区专员", condition="doc.经营面积 > 100")
	message = builder.refused()
	assert "“经营面积”" in message
	assert f"事项会卡在状态“{STATE}”" in message
	builder.select(ACTION)
	builder.set(condition=f"doc.{FIELD_NAME} > 100")
	builder.join(STATE, "待县区审批", "bottom")
	builder.set(action=PASSED, allowed="街道经办")
	admin.shot("流程设计")
	builder.save()


def write_notification(admin: Desk) -> None:
	admin.go("notification/new")
	admin.fill("__newname", NOTICE)
	admin.fill("subject", "{{ doc.name }} 待现场核查")
	admin.pick_link("document_type", "创业申请")
	admin.select("event", "Value Change")
	admin.select("value_changed", "workflow_state")
	admin.shot("通知")
	form = admin.page.locator(".form-layout:visible").first
	type_code(form.locator("[data-fieldname='condition']").first, f'doc.workflow_state == "{STATE}"')
	admin.shot("通知的条件")
	type_code(form.locator("[data-fieldname='message']").first, "请到系统中查看。")
	pick(first_cell(admin, "recipients", "receiver_by_role"), "街道经办")
	admin.shot("通知的内容")
	admin.save()


def build_report(admin: Desk) -> None:
	admin.go(f"{SLUG}/view/report")
	admin.choose_in_menu("选择列")
	admin.page.locator(f".modal.show input[data-unit='{FIELD_NAME}']").check()
	admin.shot("选择列")
	admin.press("提交")
	admin.choose_in_menu("另存为")
	admin.answer_dialog(name=REPORT)
	admin.page.wait_for_function("(name) => decodeURIComponent(location.pathname).includes(name)", arg=REPORT)
	admin.settle()
	admin.shot("报表")


def draw_chart(admin: Desk) -> None:
	admin.go("dashboard-chart/new")
	admin.fill("chart_name", CHART)
	admin.select("chart_type", "Group By")
	admin.pick_link("document_type", "创业申请")
	admin.select("group_by_based_on", "enterprise_kind")
	admin.select("type", "Bar")
	admin.tick("is_public")
	admin.shot("图表")
	admin.save()
	admin.go("dashboard/new")
	admin.fill("dashboard_name", DASHBOARD)
	pick(first_cell(admin, "charts", "chart"), CHART)
	admin.shot("仪表板")
	admin.save()


# --- the officers


def record(community: RestClient) -> str:
	values = {**complete_values(new_founder()), "enterprise_name": ENTERPRISE}
	answer = community.post(RESOURCE, **values)
	assert answer.status_code == 200, answer.text[:800]
	return str(answer.json()["data"]["name"])


def send_to_inspection(officer: Desk, name: str) -> None:
	officer.open_form(SLUG, name)
	officer.fill(FIELD_NAME, "80")
	officer.save()
	officer.act("提交")
	assert set(officer.actions()) == {"受理", "退回补正", "不予通过", "撤回"}
	officer.fill(FIELD_NAME, "120")
	officer.save()
	assert ACTION in officer.actions()
	officer.shot("新字段与新操作")
	assert PAPER in officer.refused(lambda: officer.choose_action(ACTION))
	officer.press("材料已收齐")
	officer.page.wait_for_function("() => cur_frm.doc.documents.every((row) => row.given_on)")
	officer.settle()
	officer.act(ACTION)
	expect(officer.page.locator(".form-layout:visible .has-error")).to_have_count(0)
	officer.shot("已转现场核查")


def inspect(officer: Desk, name: str) -> None:
	officer.page.locator(".dropdown-notifications").first.click()
	expect(officer.page.locator(".notification-item", has_text=name).first).to_be_visible(timeout=WAIT)
	officer.shot("街道收到提醒")
	officer.open_form(SLUG, name)
	assert officer.form_value(FIELD_NAME) == 120
	assert set(officer.actions()) == {PASSED}
	officer.shot("街道现场核查")
	officer.act(PASSED)
	assert stored(name, "workflow_state") == "Pending County Approval"


def accept_as_it_began(officer: Desk, name: str) -> None:
	"""The condition of the new stage holds for the older case as well, and does not touch it."""
	officer.open_form(SLUG, name)
	officer.fill(FIELD_NAME, "120")
	officer.save()
	assert set(officer.actions()) == {"受理", "退回补正", "不予通过", "撤回"}
	officer.shot("旧事项没有新操作")
	officer.press("材料已收齐")
	officer.page.wait_for_function("() => cur_frm.doc.documents.every((row) => row.given_on)")
	officer.settle()
	officer.act("受理")


def go_on(officer: Desk, name: str, action: str) -> None:
	"""Take the step that the older case offered before anything was changed."""
	officer.open_form(SLUG, name)
	assert action in officer.actions()
	officer.shot(f"旧事项{action}")
	officer.act(action)


def finish(rest: Callable[[str], RestClient], name: str) -> None:
	"""Publicity, payment and closing as ever."""
	publicity_passes(name)
	payment = {"payment_reference": "历下财拨2026-088", "paid_on": today().isoformat()}
	for account, action, values in (
		(COUNTY, "End Publicity", {}),
		(FINANCE, "Confirm Payment", payment),
		(COUNTY, "Close Case", {}),
	):
		answer = act(rest(account), name, action, **values)
		assert answer.status_code == 200, answer.text[:800]
	assert stored(name, "workflow_state") == "Closed"


def look_at_numbers(officer: Desk, name: str) -> None:
	officer.go(f"{SLUG}/view/report/{REPORT}")
	table = officer.page.locator(".datatable:visible").first
	expect(table).to_contain_text(name, timeout=WAIT)
	expect(table).to_contain_text(FIELD)
	officer.shot("县区看报表")
	officer.go(f"dashboard-view/{DASHBOARD}")
	chart = officer.page.locator(".dashboard-widget-box", has_text=CHART)
	expect(chart.locator("svg.frappe-chart")).to_be_visible(timeout=WAIT)
	officer.shot("县区看图表")
