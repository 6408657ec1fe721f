"""A wish to learn, sent from a phone, on its way through community, street and county to a finished training."""

from __future__ import annotations

from datetime import timedelta
from random import randrange

from playwright.sync_api import expect
from support.accounts import COMMUNITY, COUNTY, STREET
from support.days import today
from support.desk import PHONE, Desk
from support.records import new_resident, stored

HOME = ("济南市", "历下区", "千佛山街道", "佛山苑社区")
PLACE = "千佛山街道就业驿站"


def in_days(days: int) -> str:
	"""Give the day so many days from today."""
	return (today() + timedelta(days=days)).isoformat()


def send_wish(person: Desk, mobile: str) -> str:
	"""Send a wish from the public page; answer its number."""
	person.page.goto(f"{person.base_url}/training-wish/new", wait_until="networkidle")
	person.page.locator("[data-fieldname=full_name] input").fill("测试学员")
	person.page.locator("[data-fieldname=mobile] input").fill(mobile)
	for level, word in enumerate(HOME):
		choice = person.page.locator(f"select[data-level='{level}']")
		expect(choice.locator("option", has_text=word)).to_have_count(1)
		choice.select_option(label=choice.locator("option", has_text=word).inner_text())
	person.page.locator("[data-fieldname=direction] select").select_option("Health and Elderly Care")
	person.shot("填写培训意愿")
	person.page.locator("input[data-fieldname=prefers_evening]").check()
	person.page.locator("input[data-fieldname=consent]").check()
	person.page.get_by_role("button", name="提交报名").click()
	number = person.page.locator(".weiye-number")
	expect(number).to_contain_text("TW-")
	person.shot("意愿已提交")
	return number.inner_text().split("：")[-1].strip()


def look_up(person: Desk, number: str, mobile: str) -> str:
	"""Ask on the public page how things stand."""
	person.page.goto(f"{person.base_url}/progress?number={number}", wait_until="networkidle")
	person.page.locator("#weiye-mobile").fill(mobile)
	person.page.get_by_role("button", name="查询").click()
	answer = person.page.locator("#weiye-answer")
	expect(answer).to_be_visible()
	person.shot("查询进度")
	return answer.inner_text()


def collect(officer: Desk, wish: str, resident_name: str) -> str:
	"""Turn the wish into a need of the resident who was recognised; answer its number."""
	officer.open_form("training-wish", wish)
	officer.press("转为培训需求")
	officer.wait_for_dialog()
	officer.pick_link("resident", resident_name)
	officer.select("skill_level", "No Certificate")
	officer.select("willingness", "Strongly Willing")
	officer.shot("转为培训需求")
	officer.press("转为培训需求")
	officer.page.wait_for_function("() => cur_frm.doctype === 'Training Need' && !cur_frm.is_new()")
	officer.settle()
	return officer.name()


def plan_class(county: Desk, title: str) -> str:
	"""Plan a class of today, with a slip of the pen first, and open it; answer its number."""
	county.go("training-class/new")
	county.pick_link("catalogue_item", "养老护理员")
	county.fill("class_title", title)
	county.fill("starts_on", in_days(0))
	county.fill("ends_on", in_days(-1))
	county.select("session_kind", "Evening")
	county.fill("place", PLACE)
	county.fill("quorum_min", "1")
	county.fill("quorum_max", "5")
	assert "早于开班日期" in county.refused(lambda: county.press("保存"))
	county.fill("ends_on", in_days(0))
	county.save()
	county.press("开放报名")
	county.page.wait_for_function("() => cur_frm.doc.status === 'Enrolling' && !cur_frm.is_dirty()")
	return county.name()


def finish_class(county: Desk) -> None:
	"""Start the class, write down how it went, and finish it."""
	county.press("开班")
	county.page.wait_for_function("() => cur_frm.doc.status === 'Running' && !cur_frm.is_dirty()")
	row = county.page.locator("[data-fieldname=enrolments] .grid-body .grid-row").first
	row.locator(".grid-static-col[data-fieldname=attended_hours]").click()
	row.locator("input[data-fieldname=attended_hours]").fill(str(county.form_value("hours")))
	row.locator("select[data-fieldname=result]").select_option("Passed")
	county.shot("登记培训结果")
	county.press("结业")
	county.page.wait_for_function("() => cur_frm.doc.status === 'Finished' && !cur_frm.is_dirty()")
	county.shot("结业")


def test_a_wish_becomes_a_finished_training(desk, visitor) -> None:
	person, officer = visitor(PHONE), desk(COMMUNITY)
	mobile, student = f"138{randrange(10**8):08d}", f"测试学员{randrange(10**6):06d}"
	new_resident(student, 30)
	wish = send_wish(person, mobile)
	assert "社区将与您联系" in look_up(person, wish, mobile)

	need = collect(officer, wish, student)
	street = desk(STREET)
	street.open_form("training-need", need)
	street.act("核实")

	county = desk(COUNTY)
	training_class = plan_class(county, f"夜校{student}")
	refuse_class_below_quorum(county)
	county.open_form("training-need", need)
	county.press("编入班次")
	county.wait_for_dialog()
	county.select("training_class", training_class)
	county.shot("编入班次")
	county.press("编入班次")
	county.page.wait_for_function("() => cur_frm.doc.workflow_state === 'Offered'")
	assert "已安排培训班" in look_up(person, wish, mobile)

	county.open_form("training-class", training_class)
	finish_class(county)
	officer.open_form("training-need", need)
	officer.act("办结", outcome="Found Work", outcome_on=in_days(0))
	officer.shot("办结")
	assert stored(need, "workflow_state", "Training Need") == "Closed"


def refuse_class_below_quorum(county: Desk) -> None:
	"""A class without enough participants does not start."""
	assert "至少需要" in county.refused(lambda: county.press("开班"))
	county.page.wait_for_function("() => cur_frm.doc.status === 'Enrolling'")
