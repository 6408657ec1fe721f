"""Many cases decided at once: each by the rules of one, each by itself, and what failed is repeated."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import add_to_date, now_datetime, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import batch_decisions as b
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.policies.applications.factories import take
from shequ_weiye.policies.applications.office_factories import officer
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.batches import api, carrying_out, jobs
from shequ_weiye.policies.batches.carrying_out import carry_out, work_off
from shequ_weiye.policies.services import batch_rules
from shequ_weiye.policies.worklist import api as worklist
from shequ_weiye.policies.worklist import tasks as t
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import (
	QIANFOSHAN_STREET,
	SHINAN,
	acting_as,
	make_officer,
	make_posting,
	make_user,
)

CASE = "Startup Application"
PERSON = "张三"


def make_cases(number: int) -> list[Any]:
	return [make_startup_application(s.PENDING_STREET_REVIEW) for _ in range(number)]


def task_of(case: Any) -> str:
	return str(frappe.db.get_value(t.TASK, {"reference_name": case.name, "status": ("!=", t.DONE)}))


def states(*cases: Any) -> list[str]:
	return [str(frappe.db.get_value(CASE, case.name, "workflow_state")) for case in cases]


def steps(case: Any, action: str) -> int:
	return frappe.db.count("Application Step", {"parent": case.name, "action": action})


def decide(user: str, cases: list[Any], action: str = w.PASS_REVIEW, reason: str = "") -> dict[str, Any]:
	with acting_as(user):
		return api.decide(action, reason, tasks=[task_of(case) for case in cases])


def interrupted(cases: list[Any], monkeypatch: pytest.MonkeyPatch) -> str:
	"""Give a batch whose worker never began."""
	monkeypatch.setattr(batch_rules.b, "MOST_AT_ONCE", 0)
	monkeypatch.setattr(api, "enqueue", lambda batch: None)
	return str(decide(officer(STREET_OFFICER), cases)["batch"])


def outcomes(batch: str) -> list[tuple[str, str]]:
	rows = frappe.get_all(
		b.LINE, filters={"batch": batch}, fields=["reference_name", "state"], order_by="reference_name"
	)
	return [(row.reference_name, row.state) for row in rows]


def test_each_case_is_decided_by_the_rules_of_one_and_what_failed_is_repeated() -> None:
	fine, claimed = make_cases(2)
	holder = officer(STREET_OFFICER)
	colleague = str(make_posting(STREET_OFFICER, QIANFOSHAN_STREET, make_user("second").name).user)
	with acting_as(colleague):
		worklist.claim(CASE, claimed.name)
	came_of = decide(holder, [fine, claimed])
	assert (came_of["decided"], came_of["failed"], came_of["waiting"]) == (1, 1, 0)
	assert states(fine, claimed) == [s.PENDING_COUNTY_APPROVAL, s.PENDING_STREET_REVIEW]
	batch = frappe.get_doc(b.BATCH, came_of["batch"])
	assert (batch.status, batch.total, batch.decided, batch.failed) == (b.FINISHED, 2, 1, 1)
	assert (batch.decided_by, batch.division, batch.title) == (
		holder,
		QIANFOSHAN_STREET,
		"初审通过 · 待街道审核 · 2 件",
	)
	with acting_as(holder):
		batch.onload()
	[failure] = batch.get_onload("failures")
	assert (failure.reference_name, "已由同事认领" in failure.refusal) == (claimed.name, True)
	with acting_as(colleague):
		worklist.put_back(CASE, claimed.name, "另有要务")
		with pytest.raises(frappe.PermissionError, match="由办理人"):
			api.repeat(batch.name)
	with acting_as(holder):
		again = api.repeat(batch.name)
		assert (again["decided"], again["failed"]) == (1, 0)
		with pytest.raises(ApprovalRefused, match="已经重新办理过"):
			api.repeat(batch.name)
		with pytest.raises(ApprovalRefused, match="没有需要"):
			api.repeat(again["batch"])
	assert states(claimed) == [s.PENDING_COUNTY_APPROVAL]
	assert (steps(fine, w.PASS_REVIEW), steps(claimed, w.PASS_REVIEW)) == (1, 1)


def test_one_case_out_of_reach_refuses_the_choice_and_decides_nothing() -> None:
	[case] = make_cases(1)
	before = frappe.db.count(b.BATCH)
	stranger = make_officer(COUNTY_OFFICER, SHINAN)
	for name in (task_of(case), "none"):
		with acting_as(stranger), pytest.raises(frappe.PermissionError):
			api.decide(w.PASS_REVIEW, tasks=[name])
	with acting_as(stranger), pytest.raises(ApprovalRefused, match="请先"):
		api.decide(w.PASS_REVIEW, filters=[[t.TASK, "reference_name", "=", case.name]])
	assert (states(case), frappe.db.count(b.BATCH)) == ([s.PENDING_STREET_REVIEW], before)


def test_a_batch_is_refused_as_a_whole_for_what_its_cases_do_not_know() -> None:
	[case] = make_cases(1)
	holder, task = officer(STREET_OFFICER), task_of(case)
	refused: list[tuple[dict[str, Any], str]] = [
		({"action": w.APPROVE, "tasks": [task]}, "选中的事项不能都"),
		({"action": "Nonsense", "tasks": [task]}, "选中的事项不能都"),
		({"action": w.RETURN, "reason": " ", "tasks": [task]}, "请填写原因"),
		({"action": w.PASS_REVIEW, "tasks": "["}, "没有这个选项"),
		({"action": w.PASS_REVIEW, "filters": '[["User", "name", "=", "x"]]'}, "没有这个选项"),
		({"action": w.PASS_REVIEW, "filters": [[t.TASK, "nonsense", "=", "x"]]}, "没有这个选项"),
		({"action": w.PASS_REVIEW, "filters": [[t.TASK, "status", "or 1=1", "x"]]}, "没有这个选项"),
	]
	for values, words in refused:
		with acting_as(holder), pytest.raises(ApprovalRefused, match=words):
			api.decide(**values)
	assert states(case) == [s.PENDING_STREET_REVIEW]


def test_what_the_list_leaves_over_is_offered_and_decided_together() -> None:
	first, second = make_cases(2)
	filters = [[t.TASK, "reference_name", "in", [first.name, second.name]], [t.TASK, "due_on", "is", "set"]]
	with acting_as(officer(STREET_OFFICER)):
		offered = api.offers(filters=filters)
		assert offered["number"] == 2
		assert {w.PASS_REVIEW, w.RETURN, w.REFUSE, "Claim"} <= set(offered["actions"])
		assert {w.RETURN, w.REFUSE} <= set(offered["explained"])
		api.decide("Claim", filters=filters)
	held = frappe.get_all(
		t.TASK, filters={"status": t.CLAIMED, "reference_name": first.name}, pluck="assignee"
	)
	assert held == [officer(STREET_OFFICER)]
	came_of = decide(officer(STREET_OFFICER), [first, second], w.RETURN, "材料不清")
	assert came_of["decided"] == 2
	assert frappe.get_doc(CASE, second.name).last_reason == "材料不清"


def test_carried_out_again_a_batch_decides_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
	cases = make_cases(2)
	batch = interrupted(cases, monkeypatch)
	assert outcomes(batch) == [(case.name, b.WAITING) for case in cases]
	take(cases[0], w.PASS_REVIEW, officer(STREET_OFFICER))
	for _run in range(2):
		work_off(batch)
	assert outcomes(batch) == [(cases[0].name, b.NOT_DECIDED), (cases[1].name, b.DECIDED)]
	assert [steps(case, w.PASS_REVIEW) for case in cases] == [1, 1]
	[step] = [row for row in frappe.get_doc(CASE, cases[1].name).steps if row.action == w.PASS_REVIEW]
	assert step.acted_by == officer(STREET_OFFICER), "the worker acts for the officer"
	told = frappe.get_all("Notification Log", {"document_name": batch}, ["for_user", "subject"], as_list=True)
	assert told == ((officer(STREET_OFFICER), "批量办理完成：已办理 1 件，未能办理 1 件。"),)


def test_more_than_somebody_waits_for_is_left_to_a_worker(monkeypatch: pytest.MonkeyPatch) -> None:
	queued: list[dict[str, Any]] = []
	monkeypatch.setattr(batch_rules.b, "MOST_AT_ONCE", 1)
	monkeypatch.setattr(frappe, "enqueue", lambda _method, **values: queued.append(values))
	cases = make_cases(2)
	came_of = decide(officer(STREET_OFFICER), cases)
	assert came_of == {"batch": came_of["batch"], "is_for_worker": True}
	assert set(states(*cases)) == {s.PENDING_STREET_REVIEW}
	assert {(each["batch"], each["deduplicate"]) for each in queued} == {(came_of["batch"], True)}
	assert len({each["job_id"] for each in queued}) == len(queued) == b.WORKERS


def test_who_lost_the_posting_or_the_account_meanwhile_decides_nothing(monkeypatch) -> None:
	cases = make_cases(2)
	user = officer(STREET_OFFICER)
	batch = interrupted(cases, monkeypatch)
	posting = frappe.get_doc("Staff Posting", {"user": user})
	decide_line = carrying_out.decide_line

	def and_then_posting_ends(*values: Any) -> None:
		decide_line(*values)
		# As another connection would end it in the middle of the batch.
		posting.db_set("to_date", add_to_date(nowdate(), days=-1))

	monkeypatch.setattr(carrying_out, "decide_line", and_then_posting_ends)
	work_off(batch)
	assert [state for _name, state in outcomes(batch)] == [b.DECIDED, b.NOT_DECIDED]
	assert states(cases[1]) == [s.PENDING_STREET_REVIEW]


def test_progress_is_told_to_the_officer_alone(monkeypatch: pytest.MonkeyPatch) -> None:
	told: list[tuple[Any, ...]] = []
	publish = frappe.publish_realtime

	def listen(event: Any = None, message: Any = None, **to: Any) -> None:
		if event == b.PROGRESS_EVENT:
			told.append((message["decided"], message["total"], to))
		else:
			publish(event, message, **to)

	monkeypatch.setattr(frappe, "publish_realtime", listen)
	decide(officer(STREET_OFFICER), make_cases(2))
	to = {"user": officer(STREET_OFFICER)}
	assert told == [(1, 2, to), (2, 2, to), (2, 2, to)]


def test_what_breaks_is_told_without_its_words_and_leaves_the_others_alone(monkeypatch) -> None:
	cases = make_cases(2)
	act = carrying_out.act

	def broken(doctype: str, name: str, *rest: Any) -> None:
		act(doctype, name, *rest)
		if name == cases[0].name:
			raise RuntimeError(PERSON)

	monkeypatch.setattr(carrying_out, "act", broken)
	came_of = decide(officer(STREET_OFFICER), cases)
	assert (came_of["decided"], came_of["failed"]) == (1, 1)
	assert states(*cases) == [s.PENDING_STREET_REVIEW, s.PENDING_COUNTY_APPROVAL]
	error = frappe.get_last_doc("Error Log", {"method": ("like", "%RuntimeError%")})
	assert "RuntimeError" in error.method and PERSON not in error.error


def test_who_loses_a_deadlock_tries_again_and_at_last_leaves_the_case_to_be_repeated(monkeypatch) -> None:
	decide_locked, losses = carrying_out._decide_locked, iter([True, True, False] + [True] * 9)

	def lose(*values: Any) -> None:
		if next(losses):
			raise frappe.QueryDeadlockError
		decide_locked(*values)

	monkeypatch.setattr(carrying_out, "_decide_locked", lose)
	# The database undoes the whole transaction, here also what the test has written.
	monkeypatch.setattr(frappe.db, "rollback", lambda **_to: None)
	cases = make_cases(2)
	came_of = decide(officer(STREET_OFFICER), cases)
	assert outcomes(came_of["batch"]) == [(cases[0].name, b.DECIDED), (cases[1].name, b.NOT_DECIDED)]
	assert "同时办理" in str(frappe.db.get_value(b.LINE, {"task": task_of(cases[1])}, "refusal"))


def test_nobody_writes_or_deletes_the_record() -> None:
	came_of = decide(officer(STREET_OFFICER), make_cases(1))
	line = frappe.get_last_doc(b.LINE, {"batch": came_of["batch"]})
	batch = frappe.get_doc(b.BATCH, came_of["batch"])
	for user in (officer(STREET_OFFICER), "Administrator"):
		for document in (batch, line):
			with acting_as(user), pytest.raises(frappe.PermissionError):
				frappe.get_doc(document.doctype, document.name).save()
			with acting_as(user), pytest.raises(frappe.PermissionError):
				frappe.delete_doc(document.doctype, document.name)
	for user, number in ((officer(COMMUNITY_OFFICER), 0), (make_officer(COUNTY_OFFICER, SHINAN), 0)):
		with acting_as(user):
			assert len(frappe.get_list(b.BATCH, filters={"name": batch.name})) == number
	double = {"doctype": b.BATCH, "repeats": batch.name, "action": "x", "division": QIANFOSHAN_STREET}
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc({**double, "decided_by": "Administrator"}).insert()


@pytest.mark.job(
	"shequ_weiye.policies.batches.jobs.continue_batches", "changes", "leaves", "twice", "after_downtime"
)
def test_a_batch_that_lost_its_worker_is_taken_up_again(monkeypatch: pytest.MonkeyPatch) -> None:
	queued: list[str] = []
	monkeypatch.setattr(jobs, "enqueue", queued.append)
	silent, lively = interrupted(make_cases(1), monkeypatch), interrupted(make_cases(1), monkeypatch)
	done = interrupted(make_cases(1), monkeypatch)
	work_off(done)
	for batch in (silent, done):
		days_ago = {"modified": add_to_date(now_datetime(), days=-3)}
		frappe.db.set_value(b.BATCH, batch, days_ago, update_modified=False)
	jobs.continue_batches()
	assert queued == [silent] and lively not in queued
	jobs.continue_batches()
	assert queued == [silent]
	assert carry_out(silent).waiting == 0
