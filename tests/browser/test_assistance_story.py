"""One year of assistance of one person: opened, planned, the services of "12333" entered, closed."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect
from support.accounts import COMMUNITY
from support.days import today
from support.desk import PHONE, Desk
from support.records import new_resident, stored

SLUG = "assistance-record"
PLAN = "每月联系一次，推荐家门口岗位，春季报名养老护理夜校班。"
SERVICES = {"Policy": 2, "Guidance": 3, "Job": 3, "Training": 3}
KNOWN_FOR_DAYS = 20


def days_ago(days: int) -> str:
	"""Give the day so many days before today."""
	return (today() - timedelta(days=days)).isoformat()


def open_record(officer: Desk, resident: str) -> str:
	"""Open the record from the resident's own page, as the officer does; answer its number."""
	officer.open_form("resident", resident)
	officer.press_in("新建", "就业援助台账")
	officer.wait_for_dialog()
	officer.select("aid_group", "Older Worker")
	officer.shot("建立台账")
	officer.press("保存")
	officer.page.wait_for_url(f"**/{SLUG}/AR-*")
	officer.settle()
	return officer.name()


def begin(officer: Desk, kind: str) -> None:
	"""Press the button of one kind of service."""
	officer.page.locator(f"button[data-kind={kind}]").click()
	officer.wait_for_dialog()


def enter(officer: Desk, kind: str, day: str | None = None) -> None:
	"""Enter one service: a click on its kind and one on the button, and a day if it was not today."""
	done = officer.form_value("services_counted")
	begin(officer, kind)
	if day:
		officer.fill("contacted_on", day)
	officer.fill("content", f"{day or '今天'}提供的服务")
	officer.press("登记服务")
	officer.page.wait_for_function("(done) => cur_frm.doc.services_counted > done", arg=done)
	officer.settle()


def test_a_year_of_services_is_planned_entered_and_closed(desk) -> None:
	officer = desk(COMMUNITY)
	name = open_record(officer, new_resident("测试援助对象", KNOWN_FOR_DAYS))
	assert "帮扶计划" in officer.refused(lambda: officer.choose_action("制定计划"))
	officer.fill("plan", PLAN)
	officer.save()
	officer.act("制定计划")
	officer.shot("已制定计划")

	enter(officer, "Job")
	assert officer.form_value("workflow_state") == "In Progress"
	for kind, times in SERVICES.items():
		for number in range(times - officer.form_value(f"{kind.lower()}_done")):
			enter(officer, kind, days_ago(number + 1))
	assert officer.form_value("lateness") == "Done"
	expect(officer.page.locator(".weiye-service-progress .indicator-pill.green")).to_have_count(len(SERVICES))
	officer.shot("全部完成")

	officer.act("办结")
	assert stored(name, "workflow_state", "Assistance Record") == "Closed"
	expect(officer.page.locator("button[data-kind]")).to_have_count(0)
	officer.shot("办结")


def test_a_contact_before_the_registration_is_refused(desk) -> None:
	officer = desk(COMMUNITY)
	name = open_record(officer, new_resident("测试援助对象", KNOWN_FOR_DAYS))
	begin(officer, "Policy")
	officer.fill("contacted_on", days_ago(KNOWN_FOR_DAYS + 5))
	assert "早于" in officer.refused(lambda: officer.press("登记服务"))
	assert stored(name, "policy_done", "Assistance Record") == "0"


def test_the_officer_enters_a_service_at_the_door_on_a_phone(desk) -> None:
	name = open_record(desk(COMMUNITY), new_resident("测试援助对象", KNOWN_FOR_DAYS))
	officer = desk(COMMUNITY, PHONE)
	officer.open_form(SLUG, name)
	officer.shot("手机上的台账")
	begin(officer, "Guidance")
	officer.fill("content", "上门一起修改简历")
	officer.shot("手机上登记服务")
	officer.press("登记服务")
	officer.page.wait_for_function("() => cur_frm.doc.guidance_done === 1")
	assert officer.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
	assert stored(name, "guidance_done", "Assistance Record") == "1"
