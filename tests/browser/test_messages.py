"""What the server says is seen, also when it says something else a moment later."""

from __future__ import annotations

from playwright.sync_api import expect
from support.accounts import COMMUNITY

# As Frappe shows each answer: the message before it goes.
SAY = "(words) => { frappe.hide_msgprint(); frappe.msgprint(words); }"


def test_a_second_message_takes_the_place_of_the_first(desk) -> None:
	officer = desk(COMMUNITY)
	officer.page.evaluate(SAY, "第一句")
	expect(officer.page.get_by_text("第一句")).to_be_visible()
	officer.page.wait_for_timeout(1_000)
	officer.page.evaluate(SAY, "第二句")
	officer.page.wait_for_timeout(1_000)
	expect(officer.page.get_by_text("第二句")).to_be_visible()
