"""A fact comes to light while a case is on its way: whoever holds it is told, looks, and writes what follows."""

from __future__ import annotations

import time

from playwright.sync_api import expect
from support.accounts import COMMUNITY, STREET
from support.bench import in_site
from support.desk import PHONE, Desk
from support.records import act, new_application, new_founder, stored, stored_rows

CASE, LISTED = "startup-application", "affected-case"
NOTE = "已电话核实，按受理时的版本继续办理。"
SECONDS = 60


def case_before_the_street(client) -> tuple[str, str]:
	"""Have the community accept an application; give founder and case."""
	founder = new_founder()
	name = new_application(client, founder)
	for action in ("Submit", "Accept"):
		answer = act(client, name, action)
		assert answer.status_code == 200, answer.text[:400]
	return founder, name


def report(founder: str) -> None:
	"""Let data sharing report that the founder had the grant before."""
	in_site(
		"from shequ_weiye.policies.factories import make_fact\n"
		f"make_fact('grant_received_before', '1', resident={founder!r}, source='Data Sharing')\n"
		"frappe.db.commit()"
	)


def listed(case: str) -> str:
	"""Wait until the background job has put the case on the list; give the row."""
	until = time.monotonic() + SECONDS
	while time.monotonic() < until:
		if rows := stored_rows("Affected Case", {"reference_name": case}, ["name"]):
			return str(rows[0]["name"])
		time.sleep(1)
	raise AssertionError(f"{case} was not listed in {SECONDS} s")


def test_the_holder_of_a_case_sees_what_changed_and_writes_what_follows(desk, rest) -> None:
	founder, case = case_before_the_street(rest(COMMUNITY))
	before = stored(case, "modified")
	report(founder)
	row = listed(case)

	street: Desk = desk(STREET)
	street.go("street-desk")
	street.page.get_by_text("需要再看的在办事项").first.wait_for()
	street.page.get_by_text("需要再看的在办事项").first.scroll_into_view_if_needed()
	street.shot("工作台")
	street.open_form(CASE, case)
	street.page.get_by_text("按今天的政策或事实，此事项会有不同结果。").wait_for()
	street.shot("申请上的提示")
	street.page.get_by_role("link", name="看有什么不同").click()
	street.page.wait_for_function("() => cur_frm && cur_frm.doctype === 'Affected Case'")
	street.settle()
	why = street.page.locator("[data-fieldname='why_html']")
	why.get_by_text("受理时", exact=True).wait_for()
	expect(why).to_contain_text("领过一次性创业补贴：是")
	street.shot("有什么不同")
	street.fill("note", NOTE)
	street.save()
	assert street.form_value("state") == "Looked At"
	street.go(LISTED)
	street.expect_unlisted(row)
	assert stored(case, "modified") == before


def test_the_list_and_the_form_fit_a_phone(desk, rest) -> None:
	founder, case = case_before_the_street(rest(COMMUNITY))
	report(founder)
	row = listed(case)
	street: Desk = desk(STREET, PHONE)
	street.go(LISTED)
	street.shot("清单")
	street.open_form(LISTED, row)
	street.page.locator("[data-fieldname='why_html'] .weiye-policy").wait_for()
	street.shot("表单")
	assert street.page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")
