"""The landing page as officers use it: numbers that open what they count, a tour at the first log-in, an easy search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from support.accounts import CITY, COMMUNITY, COUNTY, DEMO_PASSWORD, FINANCE, STREET
from support.desk import LAPTOP, PHONE, Desk

DESKS = {
	COMMUNITY: "社区工作台",
	STREET: "街道工作台",
	COUNTY: "县区工作台",
	FINANCE: "拨付工作台",
	CITY: "市级督导",
}
FORGET_TOUR = "() => frappe.model.user_settings.save('Workspace', 'weiye_tour', 0)"


@pytest.mark.parametrize(("account", "title"), DESKS.items())
def test_each_role_lands_on_its_own_desk_and_sees_no_other(desk, account: str, title: str) -> None:
	officer = desk(account)
	expect(officer.page.locator(".page-head:visible .title-text")).to_have_text(title)
	entries = officer.page.locator(".desk-sidebar .sidebar-item-label")
	assert {text.strip() for text in entries.all_text_contents()} == {title}


@pytest.mark.parametrize("size", (LAPTOP, PHONE), ids=("laptop", "phone"))
def test_a_number_opens_exactly_the_records_that_it_counts(desk, size) -> None:
	officer = desk(COMMUNITY, size)
	for title in ("待受理申请", "超期申请"):
		card = officer.page.locator(".number-widget-box", has_text=title)
		number = card.locator(".number")
		expect(number).to_have_text(re.compile(r"\d"))
		counted = int(number.inner_text())
		number.click()
		officer.page.wait_for_url(re.compile("/app/startup-application"))
		officer.settle()
		assert len(officer.list_names()) == counted
		officer.shot(title)
		officer.page.go_back()
		officer.settle()


def test_the_search_bar_finds_a_list_by_its_chinese_name(desk) -> None:
	officer = desk(STREET)
	search = officer.page.locator("#navbar-search")
	search.click()
	search.press_sequentially("创业申请", delay=40)
	option = (
		officer.page.locator(".search-bar .awesomplete li, .awesomplete li").filter(has_text="创业申请").first
	)
	expect(option).to_be_visible()
	officer.shot("搜索")


def test_the_first_log_in_shows_a_tour_once(chromium, base_url: str, artifacts) -> None:
	officer = Desk(chromium.new_page(), base_url, artifacts / "screenshots" / "tour", COUNTY)
	officer.log_in(COUNTY, DEMO_PASSWORD)
	officer.page.evaluate(FORGET_TOUR)
	officer.page.reload()
	steps = walk_through_tour(officer.page)
	assert steps[0] == "您的工作台"
	assert len(steps) >= 4
	officer.page.reload()
	officer.settle()
	officer.page.wait_for_timeout(3000)
	expect(officer.page.locator("#driver-popover-item:visible")).to_have_count(0)
	assert not officer.close()


def walk_through_tour(page: Page) -> list[str]:
	"""Press Next until the tour is over; give the titles of its steps."""
	popover = page.locator("#driver-popover-item:visible")
	titles: list[str] = []
	expect(popover).to_be_visible(timeout=20_000)
	while popover.count():
		titles.append(popover.locator(".driver-popover-title").inner_text())
		popover.locator(".driver-next-btn").click()
		page.wait_for_timeout(700)
	return titles
