"""Where the settings say so, a case is given to the officers of an office one after the other."""

from __future__ import annotations

from collections import Counter
from typing import Any

import frappe
import pytest
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.policies.applications.factories import take
from shequ_weiye.policies.applications.office_factories import officer
from shequ_weiye.policies.worklist import api
from shequ_weiye.policies.worklist import tasks as t
from shequ_weiye.policies.worklist.handing_out import TURN, take_turn
from shequ_weiye.policies.worklist.matter import state_of
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_STREET,
	SHINAN,
	acting_as,
	make_posting,
	make_user,
)
from shequ_weiye.tests.at_once import at_once

CASE = "Startup Application"
STAGE = s.PENDING_STREET_REVIEW
# A place where nobody else is at work.
OFFICE = "379999000000"


def hand_out_in(*places: str, stage: str = STAGE) -> None:
	settings = frappe.get_doc("Policy Settings")
	settings.set("handed_out_in_turn", [{"division": place, "stage": stage} for place in places])
	settings.save()


def second(**values: Any) -> str:
	"""Give another officer of the street, whose name comes after that of the first."""
	user = str(make_user("zz.second").name)
	return str(make_posting(STREET_OFFICER, QIANFOSHAN_STREET, user, **values).user)


def holder(case: Any) -> tuple[str, str | None]:
	filters = {"reference_name": case.name, "status": ("!=", t.DONE)}
	[row] = frappe.get_all(t.TASK, filters=filters, fields=["status", "assignee"])
	return row.status, row.assignee


def new_cases(number: int) -> list[Any]:
	return [make_startup_application(STAGE) for _ in range(number)]


def test_cases_go_to_one_officer_after_the_other_and_the_log_says_so() -> None:
	hand_out_in(LIXIA)
	first, other = officer(STREET_OFFICER), second()
	cases = new_cases(3)
	assert [holder(case) for case in cases] == [(t.CLAIMED, user) for user in (first, other, first)]
	case = frappe.get_doc(CASE, cases[1].name)
	assert (case.steps[-1].action, case.steps[-1].person) == ("Hand Out", other)
	assert (state_of(case).assignee, state_of(case).due) == (other, case.step_due_on)
	told = frappe.get_all(
		"Notification Log", {"for_user": other, "document_name": case.name}, pluck="subject"
	)
	assert f"{case.name} 已轮到您办理：待街道审核。" in told
	with acting_as(other):
		api.put_back(CASE, case.name, "另有要务")
	assert holder(case) == (t.TO_CLAIM, None)
	take(cases[0], w.PASS_REVIEW, first)
	assert holder(cases[0]) == (t.TO_CLAIM, None), "the next stage is not handed out in turn"


def test_elsewhere_and_in_other_stages_a_case_waits_to_be_claimed() -> None:
	officer(STREET_OFFICER)
	for places, stage in (((), STAGE), ((SHINAN,), STAGE), ((LIXIA,), s.PENDING_COUNTY_APPROVAL)):
		hand_out_in(*places, stage=stage)
		assert holder(new_cases(1)[0]) == (t.TO_CLAIM, None)


def test_who_may_not_judge_and_who_only_stands_in_is_passed_over() -> None:
	hand_out_in(LIXIA)
	first, deputy = officer(STREET_OFFICER), second(is_acting=1)
	assert {holder(case)[1] for case in new_cases(2)} == {first}
	frappe.get_doc("Staff Posting", {"user": first}).db_set("to_date", add_days(nowdate(), -1))
	assert holder(new_cases(1)[0]) == (t.CLAIMED, deputy)
	hand_out_in(LIXIA, stage=s.PENDING_COUNTY_APPROVAL)
	case = new_cases(1)[0]
	county = officer(COUNTY_OFFICER)
	make_posting(COUNTY_OFFICER, LIXIA, deputy)
	take(case, w.PASS_REVIEW, deputy)
	assert holder(case) == (t.CLAIMED, county)


def test_where_nobody_could_act_the_case_waits() -> None:
	hand_out_in(LIXIA)
	officer(STREET_OFFICER)
	case = make_startup_application(s.PENDING_ACCEPTANCE)
	frappe.db.delete("Staff Posting", {"role": STREET_OFFICER})
	take(case, w.ACCEPT, officer(COMMUNITY_OFFICER))
	assert holder(case) == (t.TO_CLAIM, None)


def test_nobody_reads_or_writes_whose_turn_it_is() -> None:
	hand_out_in(LIXIA)
	first = officer(STREET_OFFICER)
	new_cases(1)
	name = f"{QIANFOSHAN_STREET}|{STAGE}"
	assert frappe.db.get_value(TURN, name, "last_person") == first
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc(TURN, name)
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc({"doctype": TURN, "name": "x"}).insert()


def test_of_cases_that_come_at_once_each_goes_to_another_officer() -> None:
	"""Each on a connection of its own, whose view of the data is older than the turn of the others."""
	people = frozenset({"a", "b", "c", "d"})
	got: list[str | None] = []

	def take() -> None:
		got.append(take_turn(OFFICE, STAGE, people))

	try:
		for _round in range(3):
			assert at_once(*[("Administrator", take)] * len(people)) == [None] * len(people)
	finally:
		# Committed by the other connections.
		frappe.db.delete(TURN, {"name": f"{OFFICE}|{STAGE}"})
		frappe.db.commit()
	assert Counter(got) == dict.fromkeys(people, 3)
