"""A resident applies for the startup subsidy from home, and the community finds it at once."""

from __future__ import annotations

import re
import time

from playwright.sync_api import expect
from shequ_weiye.residents.factories import make_id_number
from shequ_weiye.startups.factories import make_uscc
from support.accounts import COMMUNITY, COMMUNITY_CODE
from support.desk import PHONE

PLACES = (f"{COMMUNITY_CODE[:4]}00000000", f"{COMMUNITY_CODE[:6]}000000", f"{COMMUNITY_CODE[:9]}000")
ANSWERS = {
	"full_name": "网上申请人",
	# Another one each time: the same application is taken once.
	"mobile": f"138{time.time_ns() // 1_000_000 % 10**8:08d}",
	"enterprise_name": "网上申请小店",
	"registered_on": "2025-01-02",
}
CHOICES = {"claimed_category": "Returned Migrant Worker", "enterprise_kind": "Individual Business"}


def fill(page, **answers: str) -> None:
	for field, value in answers.items():
		page.locator(f"[data-fieldname={field}] input").fill(value)
		page.keyboard.press("Tab")


def test_a_resident_applies_from_a_phone_and_looks_up_the_progress(visitor, desk) -> None:
	window = visitor(PHONE)
	page = window.page
	page.goto(f"{window.base_url}/startup-application")
	expect(page.get_by_role("heading", name="一次性创业补贴申请")).to_be_visible()
	number = make_id_number(serial=7)
	fill(page, id_number=number, uscc=make_uscc(9_000_001), **ANSWERS)
	for field, value in CHOICES.items():
		page.locator(f"[data-fieldname={field}] select").select_option(value)
	for level, code in enumerate((*PLACES, COMMUNITY_CODE)):
		page.locator(f"select[data-level='{level}']").select_option(code)
	page.get_by_text("我同意社区就业驿站保存以上信息").click()
	window.shot("filled")
	page.get_by_role("button", name="提交申请").click()
	shown = page.locator(".weiye-number")
	expect(shown).to_be_visible()
	application = re.search(r"SI-\d{4}-\d{6}", shown.inner_text()).group()
	window.shot("number")
	page.get_by_role("link", name="查询进度").click()
	page.locator("#weiye-mobile").fill(ANSWERS["mobile"])
	page.get_by_role("button", name="查询").click()
	expect(page.locator("#weiye-answer")).to_contain_text("已收到")
	officer = desk(COMMUNITY)
	officer.page.goto(f"{officer.base_url}/app/startup-intake/{application}")
	expect(officer.page.get_by_role("button", name="登记为申请")).to_be_visible()
	officer.shot("intake")
	officer.page.goto(f"{officer.base_url}/app/startup-application/view/list")
	expect(officer.page.locator(".saved-filters", has_text="待我受理")).to_be_visible()
	officer.page.locator(".saved-filters").get_by_text("已逾期").click()
	officer.settle()
	rows, overdue = officer.page.locator(".result .list-row-container .list-row"), "[title='已超期']"
	officer.settle()
	officer.shot("saved-filters")
	expect(rows.filter(has_not=officer.page.locator(overdue))).to_have_count(0)
	expect(rows.first).to_be_visible()
	officer.shot("saved-filters")
