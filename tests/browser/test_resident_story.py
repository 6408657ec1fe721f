"""One resident, from the first visit to the hand-over to another community, by the officers of both and the street."""

from __future__ import annotations

from playwright.sync_api import expect
from support.accounts import COMMUNITY, OTHER, STREET
from support.desk import PHONE, WAIT, Desk
from support.records import new_colleague, new_id_number, new_resident, stored

SLUG = "resident"
NAME = "测试居民"
MOBILE = "13905310001"
NEXT_COMMUNITY = "370102002008"


def with_wrong_check_digit(number: str) -> str:
	"""Change the last character of an identity number."""
	return number[:-1] + ("1" if number[-1] == "0" else "0")


def register(officer: Desk, number: str) -> str:
	"""Register from the officer's desk, with a slip of the pen first; answer the record's name."""
	officer.page.get_by_text("登记居民", exact=True).click()
	officer.wait_for_dialog()
	officer.fill("full_name", NAME)
	officer.fill("id_number", with_wrong_check_digit(number))
	officer.fill("mobile", MOBILE)
	officer.select("employment_status", "Unemployed")
	officer.shot("登记居民")
	message = officer.refused(lambda: officer.press("保存"))
	assert "校验位不符" in message
	# The long form lies open with what was entered; only the slip is corrected.
	assert officer.form_value("full_name") == NAME
	officer.fill("id_number", number)
	officer.save()
	return officer.name()


def test_a_resident_is_registered_verified_and_handed_over(desk) -> None:
	officer, street = desk(COMMUNITY), desk(STREET)
	number = new_id_number()
	resident = register(officer, number)
	assert officer.form_value("id_number") == f"{number[:6]}********{number[-4:]}"
	assert officer.page.locator(".form-layout:visible").inner_text().count("当前办理") == 1
	officer.shot("居民档案")

	found_a_household(officer, resident)
	find_work(officer, resident)
	verify(street, resident)
	hand_over(officer, resident)
	take_over(desk(new_colleague(NEXT_COMMUNITY)), resident)
	assert stored(resident, "division", "Resident") == NEXT_COMMUNITY


def found_a_household(officer: Desk, resident: str) -> None:
	"""Make the resident the head of a household, from the resident's page."""
	officer.press_in("新建", "家庭")
	officer.page.wait_for_url("**/household/new**")
	officer.save()
	officer.shot("家庭")
	assert stored(resident, "parent", "Household Member", "resident") == officer.name()


def find_work(officer: Desk, resident: str) -> None:
	"""Enter that the resident found work, in a short form over the resident's page."""
	officer.open_form(SLUG, resident)
	officer.press_in("新建", "就失业变动")
	officer.wait_for_dialog()
	officer.select("status", "Flexibly Employed")
	officer.shot("就失业变动")
	officer.press("保存")
	officer.page.wait_for_url("**/employment-status-change/**")
	officer.open_form(SLUG, resident)
	assert officer.form_value("employment_status") == "Flexibly Employed"


def expect_listed(officer: Desk, resident: str) -> None:
	"""Find the resident on the list that is opening."""
	row = officer.page.locator(f".frappe-list:visible .list-row-checkbox[data-name='{resident}']")
	expect(row).to_be_attached(timeout=WAIT)


def verify(street: Desk, resident: str) -> None:
	"""The street finds the resident behind the number on its desk and verifies."""
	street.page.locator(".number-widget-box", has_text="待核实居民").locator(".number").click()
	street.page.wait_for_url("**/app/resident**")
	street.settle()
	expect_listed(street, resident)
	street.shot("待核实")
	street.page.locator(f".list-row:has([data-name='{resident}']) .list-subject a.ellipsis").click()
	street.page.wait_for_selector(".form-layout:visible")
	street.settle()
	street.act("核实")
	street.shot("已核实")
	street.go("")


def hand_over(officer: Desk, resident: str) -> None:
	"""Hand the resident over to the next community; the own one sees the record no longer."""
	officer.open_form(SLUG, resident)
	officer.choose_action("移交")
	officer.wait_for_dialog()
	officer.pick_link("hand_over_to", "千佛山街道千佛山社区")
	officer.shot("移交")
	officer.press("移交")
	officer.page.wait_for_selector(".frappe-list:visible")
	officer.settle()
	officer.shot("移交之后")
	officer.expect_unlisted(resident)
	assert stored(resident, "workflow_state", "Resident") == "Handed Over"


def take_over(colleague: Desk, resident: str) -> None:
	"""The officer of the next community takes the resident over."""
	colleague.page.locator(".number-widget-box", has_text="待接收居民").locator(".number").click()
	colleague.page.wait_for_url("**/app/resident**")
	colleague.settle()
	expect_listed(colleague, resident)
	colleague.open_form(SLUG, resident)
	colleague.act("接收")
	colleague.shot("接收")


def test_an_officer_of_another_city_sees_nothing_of_the_resident(desk) -> None:
	resident = new_resident(NAME)
	stranger = desk(OTHER)
	stranger.go(f"{SLUG}/view/list")
	assert stranger.list_names() == []
	stranger.expected_statuses.update({403, 404})
	stranger.page.goto(f"{stranger.base_url}/app/{SLUG}/{resident}")
	stranger.page.wait_for_selector(".modal.show, .page-card, .error-page, .page_not_found")
	assert NAME not in stranger.page.inner_text("body")
	stranger.shot("外市打不开")


def test_the_officer_registers_at_the_door_on_a_phone(desk) -> None:
	officer = desk(COMMUNITY, PHONE)
	officer.page.get_by_text("登记居民", exact=True).click()
	officer.wait_for_dialog()
	officer.fill("full_name", NAME)
	officer.fill("id_number", new_id_number())
	officer.shot("手机上登记")
	officer.press("保存")
	officer.page.wait_for_url("**/app/resident/R-2*")
	officer.settle()
	officer.shot("手机上的居民档案")
	assert officer.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
