"""An officer handles many tasks together; what failed is listed with its reason and tried again."""

from __future__ import annotations

import json
from urllib.parse import quote

from playwright.sync_api import expect
from support.accounts import COMMUNITY, STREET
from support.desk import PHONE, Desk
from support.records import act, new_application, new_founder, stored, stored_rows

CASE = "Startup Application"
WORKLIST_API = "/api/method/shequ_weiye.policies.worklist.api"


def cases_before_the_street(rest, number: int) -> list[str]:
	"""Have the community hand applications in and accept them; give the cases."""
	community = rest(COMMUNITY)
	names = [new_application(community, new_founder()) for _ in range(number)]
	for name in names:
		for action in ("Submit", "Accept"):
			answer = act(community, name, action)
			assert answer.status_code == 200, answer.text[:400]
	return names


def beside(rest, method: str, name: str) -> None:
	"""Do something to a case beside its steps."""
	values = {"doctype": CASE, "name": name, "reason": "等待核实"}
	answer = rest(STREET).post(f"{WORKLIST_API}.{method}", **values)
	assert answer.status_code == 200, answer.text[:400]


def choose(desk: Desk, cases: list[str]) -> None:
	"""Open the list of these tasks, check them all and ask what may be done with them together."""
	named, still_open = (quote(json.dumps(filter)) for filter in (["in", ",".join(cases)], ["!=", "Done"]))
	desk.go(f"approval-task?reference_name={named}&status={still_open}")
	expect(desk.list_rows()).to_have_count(len(cases))
	for number in range(len(cases)):
		desk.list_rows().nth(number).check()
	desk.page.locator(".actions-btn-group:visible button").first.click()
	desk.page.locator(".actions-btn-group .dropdown-menu:visible").get_by_text("批量办理", exact=True).click()
	desk.wait_for_dialog()


def open_batch(desk: Desk) -> str:
	"""Wait for the record of a batch that is done; give its name."""
	is_done = "() => cur_frm?.doctype === 'Batch Decision' && cur_frm.doc.status === 'Done'"
	desk.page.wait_for_function(is_done)
	desk.settle()
	return desk.name()


def test_many_are_handled_together_and_what_failed_is_tried_again(desk, rest) -> None:
	cases = cases_before_the_street(rest, 3)
	resting = cases[1]
	beside(rest, "put_on_hold", resting)
	street: Desk = desk(STREET)
	choose(street, cases)
	street.shot("批量办理")
	street.answer_dialog(action="Pass Review")
	first = open_batch(street)
	street.page.locator("td:visible", has_text="已挂起").wait_for()
	street.shot("部分未能办理")
	counts = stored_rows("Batch Decision", {"name": first}, ["total", "decided", "failed"])
	assert counts == [{"total": 3, "decided": 2, "failed": 1}]
	assert stored(resting, "workflow_state") == "Pending Street Review"

	beside(rest, "resume", resting)
	street.press("重新办理未成功的")
	street.page.wait_for_function("(first) => cur_frm?.doc.repeats === first", arg=first)
	open_batch(street)
	assert {stored(name, "workflow_state") for name in cases} == {"Pending County Approval"}
	phone: Desk = desk(STREET, PHONE)
	phone.open_form("batch-decision", first)
	phone.page.get_by_text("未能办理的已重新办理", exact=False).first.wait_for()
	phone.shot("批量办理记录")
