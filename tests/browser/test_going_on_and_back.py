"""Going on from a form, and back to a list: what is in sight is what is open, and as it is stored."""

from __future__ import annotations

from playwright.sync_api import expect
from support.accounts import COMMUNITY, STREET
from support.bench import in_site
from support.records import new_post, new_resident, unlike_any

SECOND = 1_000  # milliseconds

# A person goes on just when the server says that the form changed.
NEWS_AND_ON = """async ([doctype, name]) => {
	window.left_behind = cur_frm;
	cur_frm.debounced_reload_doc();
	await frappe.set_route("Form", doctype, name);
}"""

# Somebody quick decides and is back within the three seconds in which Frappe asks no list twice.
DECIDE_AND_BACK = """async ([name, action]) => {
	cur_list.last_args = null;
	await cur_list.refresh();
	await frappe.set_route("Form", "Resident", name);
	await frappe.xcall("shequ_weiye.policies.api.act", { doctype: "Resident", name, action });
	history.back();
}"""


RENAME = """
resident = frappe.get_doc("Resident", {!r})
resident.full_name = "测试居民丙"
resident.save()
frappe.db.commit()
"""


def test_a_form_left_behind_does_not_become_the_open_one_by_news(desk) -> None:
	resident, post = new_resident("测试居民"), new_post(unlike_any("测试岗位"))
	officer = desk(COMMUNITY)
	officer.open_form("resident", resident)
	officer.page.evaluate(NEWS_AND_ON, ["Job Post", post])
	officer.page.wait_for_function("post => cur_frm.docname === post", arg=post)
	officer.page.wait_for_timeout(2 * SECOND)
	officer.settle()
	assert officer.name() == post
	expect(officer.page.locator("#navbar-breadcrumbs")).to_contain_text("岗位")
	officer.page.go_back()
	officer.page.wait_for_function("name => cur_frm.docname === name", arg=resident)
	officer.settle()
	assert officer.form_value("full_name") == "测试居民"


def test_what_is_written_within_a_second_of_news_stays(desk) -> None:
	officer = desk(COMMUNITY)
	officer.open_form("resident", new_resident("测试居民"))
	officer.page.evaluate("() => cur_frm.debounced_reload_doc()")
	officer.fill("full_name", "测试居民甲")
	officer.page.wait_for_timeout(2 * SECOND)
	officer.settle()
	assert officer.form_value("full_name") == "测试居民甲"
	officer.save()


def test_what_is_written_while_the_news_is_on_its_way_stays(desk) -> None:
	officer, held = desk(COMMUNITY), []
	officer.open_form("resident", new_resident("测试居民"))
	officer.page.route("**/frappe.desk.form.load.getdoc?*", lambda route: held.append(route))
	with officer.page.expect_request("**/frappe.desk.form.load.getdoc?*"):
		officer.page.evaluate("() => void cur_frm.debounced_reload_doc()")
	name = officer.control("full_name")
	name.press("End")
	name.press_sequentially("甲")
	held.pop().continue_()
	officer.page.wait_for_timeout(SECOND)
	name.press_sequentially("乙")
	name.blur()
	officer.settle()
	assert officer.form_value("full_name") == "测试居民甲乙"
	officer.save()


def test_news_is_shown_to_whoever_only_reads(desk) -> None:
	resident, officer = new_resident("测试居民"), desk(COMMUNITY)
	officer.open_form("resident", resident)
	in_site(RENAME.format(resident))
	officer.page.evaluate("() => void cur_frm.debounced_reload_doc()")
	officer.page.wait_for_function("() => cur_frm.doc.full_name === '测试居民丙'")
	expect(officer.control("full_name")).to_have_value("测试居民丙")
	officer.fill("full_name", "测试居民丁")
	officer.save()


def test_whoever_comes_back_quickly_finds_the_list_as_it_is(desk) -> None:
	resident, street = new_resident("测试居民"), desk(STREET)
	street.go("resident/view/list?workflow_state=Registered")
	street.expect_listed(resident)
	street.page.evaluate(DECIDE_AND_BACK, [resident, "Verify Resident"])
	expect(street.list_rows()).not_to_have_count(0)
	street.expect_unlisted(resident)
