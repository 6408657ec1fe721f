"""The worklist follows its cases, and what is done beside the steps is checked, written down and told."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import add_days, add_months, getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.patches.open_approval_tasks import execute
from shequ_weiye.policies.applications.factories import (
	make_benefit_application,
	make_flexible_facts,
	move_into_past,
	take,
)
from shequ_weiye.policies.applications.office_factories import colleague, officer
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.policies.worklist import api
from shequ_weiye.policies.worklist import tasks as t
from shequ_weiye.policies.worklist.matter import state_of
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	SHINAN,
	acting_as,
	make_officer,
	make_posting,
)
from shequ_weiye.territory.services.workdays import add_workdays

DOCTYPE = "Benefit Application"
GROUP = {"category": "Person with Employment Difficulty"}


def make_case(state: str) -> Any:
	person = make_resident(categories=[{**GROUP, "recognised_on": add_months(nowdate(), -6)}])
	person.db_set("workflow_state", "Verified")
	make_flexible_facts(person.name)
	return make_benefit_application(str(person.name), state)


def open_tasks(case: Any) -> list[tuple[str, str, str | None]]:
	rows = frappe.get_all(
		t.TASK,
		filters={"reference_name": case.name, "status": ("!=", t.DONE)},
		fields=["stage", "status", "assignee"],
		order_by="creation",
	)
	return [(row.stage, row.status, row.assignee) for row in rows]


def fresh(case: Any) -> Any:
	return frappe.get_doc(DOCTYPE, case.name)


def call(user: str, method: Any, case: Any, *values: Any, **named: Any) -> Any:
	with acting_as(user):
		return method(DOCTYPE, case.name, *values, **named)


def notices(user: str, case: Any) -> list[str]:
	filters = {"for_user": user, "document_name": case.name}
	return frappe.get_all("Notification Log", filters=filters, pluck="subject")


def assert_the_log_tells_the_case(case: Any) -> None:
	stored = fresh(case)
	state = state_of(stored)
	assert (state.stage, state.due) == (stored.workflow_state, stored.step_due_on)


def test_a_case_has_one_open_task_as_long_as_it_is_on_its_way() -> None:
	case = make_case(s.DRAFT)
	assert open_tasks(case) == [(s.DRAFT, t.TO_CLAIM, None)]
	for action, role, stage in (
		(w.SUBMIT, COMMUNITY_OFFICER, s.PENDING_ACCEPTANCE),
		(w.RETURN, COMMUNITY_OFFICER, s.CORRECTION_REQUIRED),
		(w.RESUBMIT, COMMUNITY_OFFICER, s.PENDING_ACCEPTANCE),
		(w.ACCEPT, COMMUNITY_OFFICER, s.PENDING_STREET_REVIEW),
	):
		take(case, action, officer(role))
		assert open_tasks(case) == [(stage, t.TO_CLAIM, None)]
		assert_the_log_tells_the_case(case)
	task = frappe.get_last_doc(t.TASK, {"reference_name": case.name, "status": t.TO_CLAIM})
	assert (task.role, task.division_code, task.due_on) == (
		STREET_OFFICER,
		QIANFOSHAN_COMMUNITY,
		case.step_due_on,
	)
	take(case, w.REFUSE, officer(STREET_OFFICER))
	assert open_tasks(case) == []
	closed = frappe.get_all(t.TASK, filters={"reference_name": case.name}, fields=["status", "closed_by"])
	assert [row.status for row in closed] == [t.DONE] * 5
	assert officer(STREET_OFFICER) in {row.closed_by for row in closed}


def test_an_overdue_case_is_overdue_on_the_worklist_too() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	move_into_past(case, 60)
	task = frappe.get_last_doc(t.TASK, {"reference_name": case.name, "status": t.TO_CLAIM})
	assert task.due_on == fresh(case).step_due_on < getdate(nowdate())
	assert_the_log_tells_the_case(case)


def test_a_claimed_case_is_left_to_its_holder_until_it_is_put_back() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	holder, other = officer(COUNTY_OFFICER), colleague(COUNTY_OFFICER, "second")
	call(holder, api.claim, case)
	assert open_tasks(case) == [(s.PENDING_COUNTY_APPROVAL, t.CLAIMED, holder)]
	with acting_as(other):
		assert fresh(case).open_actions() == set()
		with pytest.raises(NotStepHolder, match="已由同事认领"):
			fresh(case).act(w.APPROVE)
	with pytest.raises(ApprovalRefused, match="请填写原因"):
		call(holder, api.put_back, case, " ")
	call(holder, api.put_back, case, "另有要务")
	take(fresh(case), w.APPROVE, other)
	assert open_tasks(case) == [(s.IN_PUBLICITY, t.TO_CLAIM, None)]


def test_a_deputy_acts_in_what_the_absent_colleague_claimed() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	call(officer(COUNTY_OFFICER), api.claim, case)
	deputy = colleague(COUNTY_OFFICER, "deputy", is_acting=1)
	take(fresh(case), w.APPROVE, deputy)
	assert fresh(case).workflow_state == s.IN_PUBLICITY


def test_a_transfer_reaches_only_whoever_may_decide_over_the_place() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	holder, other = officer(COUNTY_OFFICER), colleague(COUNTY_OFFICER, "second")
	double = officer(STREET_OFFICER)
	make_posting(COUNTY_OFFICER, LIXIA, double)  # reviewed the case, so he does not approve it
	for person in (double, make_officer(COUNTY_OFFICER, SHINAN), officer(COUNTY_FINANCE_OFFICER), "Guest"):
		with pytest.raises(ApprovalRefused, match="不能选择此人"):
			call(holder, api.transfer, case, person, "轮岗")
	chosen = {row["value"] for row in call(holder, api.people, case, "Transfer")}
	assert other in chosen
	assert not {double, holder} & chosen
	call(holder, api.transfer, case, other, "轮岗")
	assert open_tasks(case) == [(s.PENDING_COUNTY_APPROVAL, t.CLAIMED, other)]
	assert notices(other, case) == [f"{case.name} 已转办给您：待县区审批。"]
	step = fresh(case).steps[-1]
	assert (step.action, step.acted_by, step.person, step.reason) == ("Transfer", holder, other, "轮岗")


def test_signers_get_their_own_task_and_the_decision_waits_for_them() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	holder, signer = officer(COUNTY_OFFICER), colleague(COUNTY_OFFICER, "second")
	finance = colleague(COUNTY_FINANCE_OFFICER, "payer")
	officer(COUNTY_FINANCE_OFFICER)
	colleague(COUNTY_FINANCE_OFFICER, "third")
	call(holder, api.add_signers, case, [finance, signer], "金额较大", rule="All Agree in Order")
	assert open_tasks(case)[1:] == [(s.PENDING_COUNTY_APPROVAL, t.TO_SIGN, finance)]
	with pytest.raises(ApprovalRefused, match="会签还没有完成"):
		take(fresh(case), w.APPROVE, holder)
	with pytest.raises(NotStepHolder, match="排在您前面"):
		call(signer, api.countersign, case, 1)
	call(finance, api.countersign, case, 1)
	assert open_tasks(case)[1:] == [(s.PENDING_COUNTY_APPROVAL, t.TO_SIGN, signer)]
	assert len(notices(signer, case)) == 1
	with pytest.raises(NotStepHolder, match="会签人"):
		fresh_take(case, w.RETURN, signer)
	call(signer, api.countersign, case, 1)
	take(fresh(case), w.APPROVE, holder)
	paying = fresh(case)
	take(paying, w.END_PUBLICITY, holder)
	with pytest.raises(NotStepHolder, match="前一环节"):
		fresh_take(case, w.CONFIRM_PAYMENT, finance)


def fresh_take(case: Any, action: str, user: str) -> None:
	take(fresh(case), action, user)


def test_all_signers_are_asked_or_none() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	signer = colleague(COUNTY_OFFICER, "second")
	frappe.db.savepoint("asking")
	with pytest.raises(ApprovalRefused, match="不能选择此人"):
		call(officer(COUNTY_OFFICER), api.add_signers, case, [signer, officer(STREET_OFFICER)], "核对")
	frappe.db.rollback(save_point="asking")
	assert len(open_tasks(case)) == 1


def test_on_hold_the_clock_rests_and_goes_on_with_the_days_that_were_left() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	holder = officer(COUNTY_OFFICER)
	due_on = add_workdays(nowdate(), 4)
	case.db_set("step_due_on", due_on)
	call(holder, api.put_on_hold, case, "等待法院判决")
	assert fresh(case).step_due_on is None
	assert open_tasks(case) == [(s.PENDING_COUNTY_APPROVAL, t.ON_HOLD, None)]
	with pytest.raises(ApprovalRefused, match="已挂起"):
		take(fresh(case), w.APPROVE, holder)
	with acting_as(holder):
		assert fresh(case).open_actions() == set()
		assert any("等待法院判决" in note for note in fresh(case).notes())
	fresh(case).steps[-1].db_set("acted_at", add_days(nowdate(), -20))
	held = fresh(case).steps[-1]
	held.db_set("due_on", add_workdays(getdate(held.acted_at), 4))
	call(holder, api.resume, case, "判决已生效")
	assert fresh(case).step_due_on == add_workdays(nowdate(), 4)
	assert_the_log_tells_the_case(case)


def test_while_a_correction_is_asked_for_the_clock_of_the_office_stands_still() -> None:
	case = fresh(make_case(s.CORRECTION_REQUIRED))
	assert case.step_due_on is None
	assert any("办理时限停止计算" in note for note in case.notes())
	assert not any("办理时限停止计算" in note for note in make_case(s.PENDING_STREET_REVIEW).notes())


def test_urging_and_copying_tell_colleagues_and_move_nothing() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	county = officer(COUNTY_OFFICER)
	call(officer(COMMUNITY_OFFICER), api.urge, case, "群众来问")
	assert notices(county, case)[0] == f"请尽快办理 {case.name}：待县区审批。"
	call(county, api.copy_to, case, officer(STREET_OFFICER), "请知悉")
	assert len(notices(officer(STREET_OFFICER), case)) >= 1
	assert open_tasks(case) == [(s.PENDING_COUNTY_APPROVAL, t.TO_CLAIM, None)]
	assert [row.verb for row in fresh(case).steps[-2:]] == ["Urge", "Copy To"]


def test_termination_is_explained_and_gives_back_what_was_bound() -> None:
	case = make_case(s.IN_PUBLICITY)
	with pytest.raises(ApprovalRefused, match="请填写原因"), acting_as(officer(COUNTY_OFFICER)):
		fresh(case).act(w.TERMINATE)
	take(fresh(case), w.TERMINATE, officer(COUNTY_OFFICER))
	stored = fresh(case)
	assert (stored.workflow_state, open_tasks(case)) == (s.TERMINATED, [])
	assert all(not row.ledger_entry for row in stored.lines)
	assert not call(officer(COMMUNITY_OFFICER), api.people, case, "Copy To") or stored.steps[-1].reason


def test_strangers_and_other_documents_are_refused() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	stranger = make_officer(COUNTY_OFFICER, SHINAN)
	for method, values in ((api.claim, ()), (api.urge, ("因",)), (api.people, ("Transfer",))):
		with pytest.raises(frappe.PermissionError):
			call(stranger, method, case, *values)
	with acting_as(officer(COMMUNITY_OFFICER)), pytest.raises(frappe.PermissionError):
		api.claim("Resident", case.resident)
	with pytest.raises(NotStepHolder):
		call(officer(STREET_OFFICER), api.claim, case)
	with acting_as(stranger):
		assert frappe.get_list(t.TASK, filters={"reference_name": case.name}) == []
	with acting_as(officer(STREET_OFFICER)):
		assert len(frappe.get_list(t.TASK, filters={"reference_name": case.name, "status": t.TO_CLAIM})) == 1


def test_words_that_are_no_choice_are_refused() -> None:
	case = make_case(s.PENDING_COUNTY_APPROVAL)
	holder, signer = officer(COUNTY_OFFICER), colleague(COUNTY_OFFICER, "second")
	refused: list[tuple[Any, ...]] = [
		(api.people, "Nonsense"),
		(api.people, "Claim"),
		(api.add_signers, [signer], "核对", "Nonsense"),
		(api.add_signers, [signer], "核对", "A Share Agrees", "half"),
		(api.add_signers, "[", "核对"),
		(api.countersign, "perhaps"),
	]
	for method, *values in refused:
		with pytest.raises(ApprovalRefused, match="没有这个选项"):
			call(holder, method, case, *values)
	assert len(open_tasks(case)) == 1


def offered(user: str) -> set[str]:
	"""Name the cases of the pool that the list shows to an officer as his to claim."""
	with acting_as(user):
		filters = {"status": t.TO_CLAIM, "barred": ("not like", f"%|{user}|%")}
		return set(frappe.get_list(t.TASK, filters=filters, pluck="reference_name"))


def test_a_case_is_not_offered_to_whom_four_eyes_or_a_signature_bars() -> None:
	case = make_case(s.PENDING_STREET_REVIEW)
	holder, other = officer(COUNTY_OFFICER), colleague(COUNTY_OFFICER, "second")
	double, recorder = officer(STREET_OFFICER), officer(COMMUNITY_OFFICER)
	make_posting(COUNTY_OFFICER, LIXIA, double)
	make_posting(COUNTY_OFFICER, LIXIA, recorder)
	take(case, w.PASS_REVIEW, double)
	assert case.name in offered(other)
	assert case.name not in offered(double) | offered(recorder)
	call(holder, api.add_signers, case, [other], "核对")
	assert case.name not in offered(other)
	take(fresh(case), w.RETURN, holder)
	assert case.name in offered(recorder), "nothing is judged while a case is corrected"


def test_nobody_writes_the_worklist() -> None:
	case = make_case(s.PENDING_ACCEPTANCE)
	task = frappe.get_last_doc(t.TASK, {"reference_name": case.name, "status": t.TO_CLAIM})
	for user in (officer(COMMUNITY_OFFICER), "Administrator"):
		with acting_as(user), pytest.raises(frappe.PermissionError):
			frappe.get_doc(t.TASK, task.name).update({"assignee": user}).save()
		with acting_as(user), pytest.raises(frappe.PermissionError):
			frappe.delete_doc(t.TASK, task.name)


def test_cases_of_an_earlier_release_come_on_the_worklist_once() -> None:
	case, ended = make_case(s.PENDING_STREET_REVIEW), make_case(s.WITHDRAWN)
	due_on = case.step_due_on
	frappe.db.delete(t.TASK)
	case.steps[-1].db_set("next_due_on", None)

	def state() -> list[Any]:
		rows = frappe.get_all(t.TASK, fields=["name", "modified", "stage", "due_on"], order_by="name")
		return [rows, frappe.get_all("Application Step", fields=["name", "next_due_on"], order_by="name")]

	execute()
	assert open_tasks(case) == [(s.PENDING_STREET_REVIEW, t.TO_CLAIM, None)]
	assert fresh(case).steps[-1].next_due_on == due_on
	assert open_tasks(ended) == []
	once = state()
	execute()
	assert state() == once
