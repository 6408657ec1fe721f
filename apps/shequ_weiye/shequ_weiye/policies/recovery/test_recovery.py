"""Recoveries: payments rest at once, the person is heard, another decides, and what comes back goes where it came from."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import add_days, getdate, nowdate
from time_machine import travel

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import benefits as b
from shequ_weiye.constants import recovery as r
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.constants.workflows_recovery import DECIDE, DROP, RECORD_HEARING, REVOKE, SETTLE
from shequ_weiye.jobs.factories import make_employer
from shequ_weiye.policies.applications.factories import make_benefit_application, make_flexible_facts, take
from shequ_weiye.policies.applications.office_factories import act, colleague, officer
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.policies.benefits.factories import BY_EMPLOYER, make_envelope, month, month_grant
from shequ_weiye.policies.benefits.ledger import record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.payments.api import make_batch
from shequ_weiye.policies.recovery.api import record_receipt, start
from shequ_weiye.policies.recovery.factories import DECISION, FINDING, HEARING, make_paid, make_recovery
from shequ_weiye.policies.recovery.overdue import remind_of_refunds
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, SHINAN, acting_as, make_officer

MONTHS = ("2026-01", "2026-02", "2026-03")
Case = Any


def finder() -> str:
	return officer(COUNTY_OFFICER)


def decider() -> str:
	return colleague(COUNTY_OFFICER, "second.county.officer")


def finance() -> str:
	return officer(COUNTY_FINANCE_OFFICER)


@pytest.fixture
def resident() -> str:
	return str(make_resident().name)


def case_of(resident: str, state: str, *months: str, instalments: int = 1) -> Case:
	return make_recovery(make_paid(resident, *(months or MONTHS)), state, finder(), decider(), instalments)


def receive(case: Case, amount: float, voucher: str, day: str | None = None) -> bool:
	with acting_as(finance()):
		is_new = record_receipt(case.name, amount, day or nowdate(), voucher)
	case.reload()
	return is_new


def entries_of(resident: str, *kinds: str) -> list[tuple[str, float]]:
	filters = {"resident": resident, "kind": ("in", kinds)}
	rows = frappe.get_all(b.LEDGER, filters, ["kind", "amount"], order_by="period, creation, name")
	return [(row.kind, row.amount) for row in rows]


def grant(resident: str, text: str) -> None:
	record_grants([month_grant(resident, month(text))])


# --- from the suspicion to the last yuan


def test_what_came_back_returns_to_its_envelope_part_by_part_and_the_last_settles_the_case(resident) -> None:
	envelope = make_envelope()
	case = case_of(resident, r.DECIDED, instalments=3)
	assert (case.total, case.owed, len(case.instalments)) == (1500, 1500, 3)
	assert [row.amount for row in case.instalments] == [500, 500, 500]
	assert case.step_due_on == case.instalments[0].due_on
	assert receive(case, 700, "P-1")
	assert [row.returned for row in case.lines] == [500, 200, 0]
	assert [row.received for row in case.instalments] == [500, 200, 0]
	assert (case.owed, case.step_due_on) == (800, case.instalments[1].due_on)
	envelope.reload()
	assert envelope.paid == 800
	receive(case, 800, "P-2")
	envelope.reload()
	assert (case.workflow_state, case.owed, envelope.paid, envelope.money_left) == (
		r.SETTLED,
		0,
		0,
		envelope.total,
	)
	assert entries_of(resident, b.INSTALMENT_RECEIVED, b.REFUND_COMPLETED) == [
		(b.REFUND_COMPLETED, -500),
		(b.INSTALMENT_RECEIVED, -200),
		(b.REFUND_COMPLETED, -300),
		(b.REFUND_COMPLETED, -500),
	]
	# All of it came back, so the months are free.
	for text in MONTHS:
		grant(resident, text)


def test_the_same_voucher_twice_changes_nothing_and_for_something_else_is_refused(resident: str) -> None:
	case = case_of(resident, r.DECIDED)
	assert receive(case, 700, "P-1")
	assert not receive(case, 700, " P-1 ")
	assert (case.returned, len(case.receipts)) == (700, 1)
	with pytest.raises(ApprovalRefused, match="凭证号"):
		receive(case, 800, "P-1")
	receive(case, 800, "P-2")
	assert not receive(case, 800, "P-2")
	assert len(entries_of(resident, b.INSTALMENT_RECEIVED, b.REFUND_COMPLETED)) == 4


def test_what_cannot_have_come_is_not_entered(resident: str) -> None:
	case = case_of(resident, r.DECIDED)
	for amount, voucher, days in (
		(1500.01, "P-1", 0),
		(0, "P-1", 0),
		(-1, "P-1", 0),
		(1, "", 0),
		(1, "P-1", 1),
	):
		with pytest.raises(ApprovalRefused):
			receive(case, amount, voucher, add_days(nowdate(), days))
	case.reload()
	assert (case.returned, case.receipts) == (0, [])


def test_a_month_of_which_a_part_comes_back_stays_had(resident: str) -> None:
	case = case_of(resident, r.PENDING_DECISION, "2026-01", "2026-02")
	with acting_as(decider()):
		case.update({**DECISION, "first_due_on": add_days(nowdate(), 5)})
		case.lines[0].amount, case.lines[1].amount = 200, 0
		case.save()
		case.act(DECIDE)
	case.reload()
	assert case.total == 200
	receive(case, 200, "P-1")
	assert case.workflow_state == r.SETTLED
	assert entries_of(resident, b.REFUND_DEMANDED, b.INSTALMENT_RECEIVED) == [
		(b.REFUND_DEMANDED, 200),
		(b.INSTALMENT_RECEIVED, -200),
	]
	with pytest.raises(BenefitRefused):
		grant(resident, "2026-01")
	grant(resident, "2026-04")
	# What is still with the person may be looked at again.
	last = case.lines[0].last_entry
	again = make_recovery([last], r.DECIDED, finder(), decider())
	assert again.total == 300
	receive(again, 300, "P-1")
	grant(resident, "2026-01")


# --- who, and in which order


def test_who_suspects_or_hears_does_not_decide_and_who_decides_does_not_revoke(resident: str) -> None:
	case = case_of(resident, r.SUSPECTED)
	with pytest.raises(NotStepHolder):
		act(case, DROP, finder(), decision_reason="误报")
	case.reload()
	hearer = colleague(COUNTY_OFFICER, "third.county.officer")
	with acting_as(hearer):
		case.update({**HEARING, "heard_on": nowdate()})
		case.save()
		case.act(RECORD_HEARING)
	for user in (finder(), hearer):
		case.reload()
		with pytest.raises(NotStepHolder):
			act(case, DROP, user, decision_reason="误报")
	case.reload()
	with acting_as(decider()):
		case.update({**DECISION, "first_due_on": add_days(nowdate(), 5)})
		case.save()
		case.act(DECIDE)
	case.reload()
	with pytest.raises(NotStepHolder):
		act(case, REVOKE, decider(), decision_reason="复议决定撤销")
	case.reload()
	act(case, REVOKE, finder(), decision_reason="复议决定撤销")
	assert (case.workflow_state, case.owed) == (r.REVOKED, 0)


def test_nothing_is_decided_before_the_person_was_heard(resident: str) -> None:
	case = case_of(resident, r.SUSPECTED)
	wrong = [
		{"heard_on": None},
		{"hearing_way": None},
		{"statement": None},
		{"heard_on": add_days(nowdate(), 1)},
	]
	for values in wrong:
		case.reload()
		with acting_as(finder()):
			case.update({**HEARING, "heard_on": nowdate(), **values})
			case.save()
			with pytest.raises(ApprovalRefused):
				case.act(RECORD_HEARING)


def test_a_decision_says_why_where_and_until_when_and_no_more_than_was_paid(resident: str) -> None:
	case = case_of(resident, r.PENDING_DECISION)
	wrong = [{"decision_text": ""}, {"pay_to": ""}, {"first_due_on": None}, {"instalment_count": 0}]
	for values in wrong:
		refuse_decision(case, **values)
	case.lines[0].amount = 501
	refuse_decision(case, match="发放")
	assert not entries_of(resident, b.REFUND_DEMANDED)


def refuse_decision(case: Case, match: str | None = None, **values: Any) -> None:
	amounts = [row.amount for row in case.lines]
	case.reload()
	with acting_as(decider()):
		case.update({**DECISION, "first_due_on": add_days(nowdate(), 5), "instalment_count": 1, **values})
		for row, amount in zip(case.lines, amounts, strict=True):
			row.amount = amount
		case.save()
		with pytest.raises(ApprovalRefused, match=match):
			case.act(DECIDE)


def test_lines_and_numbers_are_the_servers_and_fields_are_open_in_their_turn_only(resident: str) -> None:
	case = case_of(resident, r.PENDING_DECISION)
	with acting_as(decider()):
		case.lines = case.lines[:1]
		case.lines[0].paid = 9000
		case.save()
		assert [row.paid for row in frappe.get_doc(r.CASE, case.name).lines] == [500, 500, 500]
		for change in ({"finding": "别的"}, {"owed": 1}, {"statement": "没有意见"}):
			case.reload()
			case.update(change)
			with pytest.raises(ApprovalRefused):
				case.save()
	case.reload()
	with acting_as(finance()), pytest.raises(ApprovalRefused):
		case.update({"decision_text": "由拨付代写"})
		case.save()


def test_a_case_begins_at_payments_of_one_person_policy_and_county_that_no_other_case_has(resident) -> None:
	first, second = make_paid(resident, "2026-01", "2026-02")
	(other,) = make_paid(str(make_resident().name), "2026-01")
	granted = record_grants([month_grant(resident, month("2026-05"))])
	with acting_as(finder()):
		start([first], "Paid Twice", FINDING)
		for wrong in ([first], [first, second], [second, other], granted, []):
			with pytest.raises(ApprovalRefused):
				start(wrong, "Paid Twice", FINDING)
		with pytest.raises(ApprovalRefused):
			start([second], "Paid Twice", "  ")
		with pytest.raises(frappe.PermissionError):
			frappe.get_doc(
				{"doctype": r.CASE, "policy": BY_EMPLOYER, "division": QIANFOSHAN_COMMUNITY}
			).insert()


def test_nobody_else_begins_decides_or_receives(resident: str) -> None:
	(entry,) = make_paid(resident, "2026-01")
	outsider = make_officer(COUNTY_OFFICER, SHINAN)
	for user in (officer(COMMUNITY_OFFICER), officer(STREET_OFFICER), finance(), outsider):
		with acting_as(user), pytest.raises(frappe.PermissionError):
			start([entry], "Paid Twice", FINDING)
	case = make_recovery([entry], r.DECIDED, finder(), decider())
	for user in (finder(), officer(STREET_OFFICER), outsider):
		with acting_as(user), pytest.raises(frappe.PermissionError):
			record_receipt(case.name, 1, nowdate(), "P-1")
	with acting_as(outsider):
		assert case.name not in frappe.get_list(r.CASE, pluck="name")
	with acting_as(officer(COMMUNITY_OFFICER)):
		assert case.name in frappe.get_list(r.CASE, pluck="name")
	with acting_as(officer(CITY_OFFICER)):
		assert not frappe.has_permission(r.CASE, "read", doc=case.name)
	with pytest.raises(frappe.PermissionError):
		case.delete()


# --- what rests meanwhile


def make_application(resident: str, state: str) -> Any:
	frappe.db.set_value("Resident", resident, "workflow_state", "Verified")
	make_flexible_facts(resident)
	return make_benefit_application(resident, state)


def test_payments_rest_from_the_suspicion_until_it_is_dropped() -> None:
	category = {"category": "Person with Employment Difficulty", "recognised_on": add_days(nowdate(), -200)}
	resident = str(make_resident(categories=[category]).name)
	(entry,) = make_paid(resident, "2025-01")
	application = make_application(resident, s.PENDING_PAYMENT)
	case = make_recovery([entry], r.SUSPECTED, finder(), decider())
	with pytest.raises(ApprovalRefused, match="追回"), acting_as(finance()):
		make_batch(application.doctype, [application.name])
	with pytest.raises(ApprovalRefused, match="追回"):
		take(application, w.CONFIRM_PAYMENT, finance())
	application.reload()
	act(case, DROP, decider(), decision_reason="经核实为同名人员")
	take(application, w.CONFIRM_PAYMENT, finance())
	assert application.workflow_state == s.PAID


def test_an_upheld_debt_stops_acceptance_and_grants_until_it_is_settled() -> None:
	category = {"category": "Person with Employment Difficulty", "recognised_on": add_days(nowdate(), -200)}
	resident = str(make_resident(categories=[category]).name)
	case = case_of(resident, r.DECIDED, "2025-01")
	application = make_application(resident, s.PENDING_ACCEPTANCE)
	with pytest.raises(BenefitRefused, match="500"):
		take(application, w.ACCEPT, officer(COMMUNITY_OFFICER))
	application.reload()
	with pytest.raises(BenefitRefused, match="500"):
		grant(resident, "2026-04")
	receive(case, 500, "P-1")
	take(application, w.ACCEPT, officer(COMMUNITY_OFFICER))
	assert application.workflow_state == s.PENDING_STREET_REVIEW


def test_the_debt_of_an_employer_stops_what_it_claims_for_others() -> None:
	employer = str(make_employer().name)
	worker, other = str(make_resident().name), str(make_resident().name)
	entries = make_paid(worker, "2026-01", policy=BY_EMPLOYER, employer=employer)
	case = make_recovery(entries, r.DECIDED, finder(), decider())
	assert (case.employer, case.resident) == (employer, None)
	claim = month_grant(other, month("2026-02"), BY_EMPLOYER, employer=employer)
	with pytest.raises(BenefitRefused, match="500"):
		record_grants([claim])
	receive(case, 500, "P-1")
	record_grants([claim])


def test_the_debt_of_a_founder_stops_the_firm() -> None:
	paid = make_startup_application(s.PAID)
	entry = frappe.db.get_value(b.LEDGER, {"reference_name": paid.name, "kind": b.PAID})
	make_recovery([entry], r.DECIDED, finder(), decider())
	again = month_grant(str(make_resident().name), month("2026-04"), firm=paid.uscc)
	with pytest.raises(BenefitRefused, match="退"):
		record_grants([again])


def test_a_revoked_decision_sets_everything_free_but_what_came_back(resident: str) -> None:
	case = case_of(resident, r.DECIDED, "2026-01", "2026-02")
	receive(case, 600, "P-1")
	act(case, REVOKE, finder(), decision_reason="行政复议决定撤销")
	assert entries_of(resident, b.DEMAND_WITHDRAWN) == [(b.DEMAND_WITHDRAWN, 400)]
	assert all(row.live_key is None for row in case.lines)
	grant(resident, "2026-01")
	with pytest.raises(BenefitRefused):
		grant(resident, "2026-02")
	with pytest.raises(ApprovalRefused):
		receive(case, 1, "P-2")


def test_a_case_that_owes_nothing_only_is_settled_by_hand(resident: str) -> None:
	case = case_of(resident, r.DECIDED)
	with pytest.raises(ApprovalRefused):
		act(case, SETTLE, finance())


# --- delays


def overdue(days: int, resident: str) -> Case:
	finance()
	case = case_of(resident, r.DECIDED, "2026-01")
	case.db_set("step_due_on", add_days(nowdate(), -days))
	return case


def told(case: Case) -> list[str]:
	filters = {"document_name": case.name, "subject": ("like", "%请今天办理%")}
	return frappe.get_all("Notification Log", filters, pluck="for_user", order_by="for_user")


@pytest.mark.job("shequ_weiye.policies.recovery.overdue.remind_of_refunds", "changes", "leaves", "twice")
def test_a_late_instalment_is_brought_before_county_and_finance_once(resident: str) -> None:
	late = overdue(1, resident)
	in_time = case_of(str(make_resident().name), r.DECIDED, "2026-01")
	assert remind_of_refunds().changed >= 1
	assert set(told(late)) == {finder(), decider(), finance()}
	assert told(in_time) == []
	before = len(told(late))
	assert remind_of_refunds().changed == 0
	assert len(told(late)) == before


@pytest.mark.job(
	"shequ_weiye.policies.recovery.overdue.remind_of_refunds", "changes", "twice", "after_downtime"
)
def test_after_downtime_it_is_made_up_for_once_and_repeated_after_a_week(resident: str) -> None:
	case = overdue(1, resident)
	for days, count in ((3, 1), (4, 1), (10, 2)):
		with travel(f"{add_days(nowdate(), days)} 08:00:00+08:00", tick=False):
			remind_of_refunds()
			remind_of_refunds()
		assert told(case).count(finance()) == count
	case.reload()
	assert getdate(case.reminded_on) == getdate(add_days(nowdate(), 10))


def test_a_settled_case_is_left_alone_and_nothing_names_the_person(resident: str) -> None:
	late, settled = overdue(1, resident), case_of(str(make_resident().name), r.DECIDED, "2026-01")
	receive(settled, 500, "P-1")
	settled.db_set("step_due_on", add_days(nowdate(), -9))
	remind_of_refunds()
	assert told(settled) == []
	subjects = frappe.get_all("Notification Log", {"document_name": late.name}, pluck="subject")
	assert subjects and not any(late.debtor_name in subject for subject in subjects)
