"""The landing page as officers use it: numbers that open what they count, a tour at the first log-in, an easy search."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from support.accounts import ADMIN, CITY, COMMUNITY, COUNTY, DEMO_PASSWORD, FINANCE, PROVINCE, STREET
from support.desk import LAPTOP, PHONE, Desk
from support.records import new_resident

DESKS = {
	COMMUNITY: "社区工作台",
	STREET: "街道工作台",
	COUNTY: "县区工作台",
	FINANCE: "拨付工作台",
	CITY: "市级督导",
}
# What the first step of the tour tells each role of its work.
TASKS = {
	COMMUNITY: "本社区",
	STREET: "社区",
	COUNTY: "待审批",
	FINANCE: "等待拨付",
	CITY: "各县",
	PROVINCE: "各市",
	ADMIN: "任命",
}
POPOVER = "#driver-popover-item:visible"
ENGLISH = re.compile(r"[A-Za-z]{2,}")
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
		expect(officer.list_rows()).to_have_count(counted)
		officer.settle()
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


@pytest.mark.parametrize(("account", "task"), TASKS.items())
def test_the_first_log_in_shows_a_tour_of_the_own_desk_once(first_log_in, account: str, task: str) -> None:
	officer = first_log_in(account)
	steps = walk_through_tour(officer)
	assert steps[0].startswith("您的工作台") and task in steps[0]
	assert len(steps) == 5
	assert not [step for step in steps if ENGLISH.search(step)]
	expect_no_tour(officer)


def test_the_tour_is_closed_by_keyboard_and_not_shown_again(first_log_in) -> None:
	officer = first_log_in(COMMUNITY)
	expect(officer.page.locator(POPOVER)).to_be_visible(timeout=20_000)
	officer.page.keyboard.press("ArrowRight")
	expect(officer.page.locator(POPOVER).locator(".driver-popover-title")).to_have_text("待办数字")
	officer.page.keyboard.press("Escape")
	expect(officer.page.locator(POPOVER)).to_have_count(0)
	officer.settle()
	expect_no_tour(officer)


def test_the_help_menu_shows_the_tour_again(desk) -> None:
	officer = desk(COMMUNITY)
	officer.page.locator(".dropdown-help .nav-link").click()
	officer.page.get_by_text("使用引导", exact=True).click()
	expect(officer.page.locator(POPOVER)).to_be_visible()
	officer.shot("使用引导")


@pytest.fixture
def first_log_in(chromium, base_url: str, artifacts):
	"""Give a function that opens the desk of somebody who has not seen the tour."""
	opened: list[Desk] = []

	def log_in(account: str) -> Desk:
		officer = Desk(chromium.new_page(), base_url, artifacts / "screenshots" / "tour", account)
		opened.append(officer)
		officer.log_in(account, DEMO_PASSWORD)
		officer.page.evaluate(FORGET_TOUR)
		officer.page.reload()
		return officer

	yield log_in
	problems = [problem for officer in opened for problem in officer.close()]
	assert not problems, "the browser reported: " + "; ".join(problems)


def walk_through_tour(officer: Desk) -> list[str]:
	"""Press Next until the tour is over; give the words of its steps."""
	popover = officer.page.locator(POPOVER)
	steps: list[str] = []
	expect(popover).to_be_visible(timeout=20_000)
	while popover.count():
		steps.append(popover.inner_text())
		officer.shot(f"引导{len(steps)}")
		popover.locator(".driver-next-btn").click()
		# The next step shows after the light has moved to it.
		officer.page.wait_for_timeout(1000)
	officer.settle()
	return steps


def expect_no_tour(officer: Desk) -> None:
	"""Come back and see no tour."""
	officer.page.reload()
	officer.settle()
	officer.page.wait_for_timeout(2500)
	expect(officer.page.locator(POPOVER)).to_have_count(0)


def test_a_full_column_of_a_board_hides_no_card_of_another(desk) -> None:
	resident, officer = new_resident("测试居民"), desk(COMMUNITY)
	officer.go("resident/view/kanban/Residents by Stage")
	verified, registered = (
		officer.page.locator(f".kanban-column[data-column-value='{state}']")
		for state in ("Verified", "Registered")
	)
	expect(verified.locator(".kanban-card-wrapper")).to_have_count(30)
	expect(registered.locator(f".kanban-card-wrapper[data-name='{resident}']")).to_be_visible()
	expect(officer.page.get_by_text("每列只显示最近变动的 30 张卡片，其余请用筛选查看。")).to_be_visible()
	officer.shot("board")
