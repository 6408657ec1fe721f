"""An officer finds a case on the worklist, claims it, lets it rest, hands it over, and a colleague goes on."""

from __future__ import annotations

from playwright.sync_api import expect
from support.accounts import COMMUNITY, COUNTY, STREET
from support.desk import PHONE, Desk
from support.records import act, new_application, new_county_colleague, new_founder, stored, stored_rows

CASE, WORKLIST = "startup-application", "approval-task"


def case_before_the_county(rest) -> str:
	"""Have community and street take their steps; give the case."""
	name = new_application(rest(COMMUNITY), new_founder())
	for account, action in ((COMMUNITY, "Submit"), (COMMUNITY, "Accept"), (STREET, "Pass Review")):
		answer = act(rest(account), name, action)
		assert answer.status_code == 200, answer.text[:400]
	return name


def task(case: str) -> dict[str, object]:
	"""Give the open task of a case."""
	fields = ["name", "status", "assignee"]
	(row,) = stored_rows("Approval Task", {"reference_name": case, "status": ["!=", "Done"]}, fields)
	return row


def wait_for_verb(desk: Desk, verb: str) -> None:
	"""Wait until the form offers a verb and no dialog is left over it."""
	offered = "(verb) => (cur_frm.doc.__onload?.verbs || []).includes(verb)"
	desk.page.wait_for_function(offered, arg=verb)
	expect(desk.page.locator(".modal-backdrop")).to_have_count(0)
	desk.settle()


def wait_for_task(desk: Desk, case: str) -> None:
	"""Read the open list to its end, since other tests leave tasks that are due before, until it shows the case."""
	desk.page.locator(".btn-paging:visible", has_text="500").click()
	box = f".frappe-list:visible .list-row-checkbox[data-name='{task(case)['name']}']"
	desk.page.locator(box).wait_for(state="attached")


def test_a_case_is_claimed_rests_and_is_handed_over(desk, rest) -> None:
	case = case_before_the_county(rest)
	colleague = new_county_colleague()
	county: Desk = desk(COUNTY)
	county.go("county-desk")
	county.page.get_by_text("我的待办").first.click()
	county.page.wait_for_function("() => cur_list && cur_list.doctype === 'Approval Task'")
	wait_for_task(county, case)
	county.shot("待办")
	county.page.locator(".list-row a:visible", has_text=case).first.click()
	county.page.wait_for_function("(name) => cur_frm && cur_frm.doc.name === name", arg=case)
	county.settle()

	county.press_in("办理", "认领")
	county.page.get_by_text("已由", exact=False).first.wait_for()
	assert task(case)["status"] == "Claimed"
	county.press_in("办理", "挂起")
	county.wait_for_dialog()
	county.shot("挂起")
	county.answer_dialog(reason="等待法院判决。")
	wait_for_verb(county, "Resume")
	county.page.get_by_text("等待法院判决。").first.wait_for()
	assert county.actions() == []
	county.shot("已挂起")
	county.press_in("办理", "恢复办理")
	county.answer_dialog(reason="判决已生效。")
	wait_for_verb(county, "Transfer")
	county.press_in("办理", "转办")
	county.wait_for_dialog()
	county.shot("转办")
	county.answer_dialog(person=colleague, reason="轮岗。")
	county.page.wait_for_function("() => !(cur_frm.doc.__onload.verbs || []).includes('Transfer')")
	county.settle()
	assert county.actions() == []
	assert task(case)["assignee"] == colleague
	assert stored(case, "workflow_state") == "Pending County Approval"


def test_the_worklist_and_its_buttons_fit_a_phone(desk, rest) -> None:
	case = case_before_the_county(rest)
	county: Desk = desk(COUNTY, PHONE)
	county.go(WORKLIST)
	wait_for_task(county, case)
	county.shot("待办")
	county.open_form(CASE, case)
	county.choose_in_menu("加签")
	county.wait_for_dialog()
	county.shot("加签")
