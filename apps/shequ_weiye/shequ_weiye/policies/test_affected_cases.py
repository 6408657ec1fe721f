"""Cases on their way that would be decided otherwise today are listed for their holders and never changed."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import add_days, add_months, nowdate
from time_machine import travel

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.policies import affected_cases
from shequ_weiye.policies.affected_cases import review, review_cases, review_person, review_place
from shequ_weiye.policies.api import explain_change
from shequ_weiye.policies.factories import GRANT, as_officer, make_fact, make_version, put_in_force
from shequ_weiye.policies.services.affected import Told, change_of, differences, told
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY

FULL, LESS, NONE = Told(p.ENTITLED, 12000.0), Told(p.ENTITLED, 2000.0), Told(p.NOT_ENTITLED, 0.0)

# --- the rule


@pytest.mark.parametrize(
	("own", "in_force", "cause"),
	[
		(NONE, NONE, p.CHANGED_FACTS),
		(FULL, LESS, p.NEW_VERSION),
		(NONE, LESS, p.VERSION_AND_FACTS),
	],
)
def test_a_case_is_affected_by_facts_by_a_version_or_by_both(own: Told, in_force: Told, cause: str) -> None:
	change = change_of(FULL, own, in_force)
	assert change
	assert (change.before, change.now, change.cause) == (FULL, in_force, cause)


def test_what_would_be_told_again_as_it_was_told_affects_nobody() -> None:
	assert change_of(FULL, FULL, FULL) is None


def test_whoever_is_not_entitled_gets_nothing_whatever_the_lines_come_to() -> None:
	assert told(p.NOT_ENTITLED, [{"value": 12000}]) == NONE
	assert told(p.ENTITLED, [{"value": 12000}, {"value": None}]) == FULL


def test_differences_are_the_conditions_that_are_worded_otherwise() -> None:
	before = [{"text": "甲"}, {"text": "任一", "parts": [{"text": "乙 1"}]}]
	now = [{"text": "甲"}, {"text": "任一", "parts": [{"text": "乙 2"}]}]
	assert differences(before, now) == {"before": ["乙 1"], "now": ["乙 2"]}


# --- on records


@pytest.fixture
def case() -> Any:
	"""A case that waits for the street, accepted under the version of 济南."""
	return make_startup_application(s.PENDING_STREET_REVIEW)


def rows(case: Any) -> list[Any]:
	fields = ["name", "state", "cause", "turn", "outcome_now", "version_now", "note"]
	return frappe.get_all("Affected Case", filters={"reference_name": case.name}, fields=fields)


def stored(case: Any) -> dict[str, Any]:
	return frappe.get_doc(case.doctype, case.name).as_dict(no_default_fields=False)


def stricter_version(effective_from: str | None = None) -> Any:
	"""Put a version of the county in force that pays more, so that everybody would be told otherwise."""
	parameters = [
		{"parameter": "small_enterprise_amount", "label": "小微", "value_type": "Money", "value": "20000"},
		{"parameter": "individual_amount", "label": "个体", "value_type": "Money", "value": "20000"},
	]
	return put_in_force(
		make_version(
			GRANT,
			parameters=parameters,
			conditions=[{"fact": "age", "operator": "At Least", "value": "16", "message": "未满 16 周岁。"}],
			amounts=[
				{
					"label": "一次性创业补贴",
					"basis": p.FIXED,
					"parameter": "small_enterprise_amount",
					"period": "Once",
				}
			],
			effective_from=effective_from or nowdate(),
		)
	)


def test_a_new_version_lists_the_case_and_changes_nothing_of_it(case: Any) -> None:
	before = stored(case)
	version = stricter_version()
	review_place(LIXIA)
	(row,) = rows(case)
	assert (row.state, row.cause, row.turn) == (p.TO_LOOK_AT, p.NEW_VERSION, STREET_OFFICER)
	assert (row.outcome_now, row.version_now) == (p.ENTITLED, version.name)
	assert stored(case) == before


def test_a_second_look_changes_nothing(case: Any) -> None:
	stricter_version()
	assert review((case.doctype, case.name))
	assert not review((case.doctype, case.name))
	assert len(rows(case)) == 1


def test_putting_a_version_in_force_has_the_cases_of_its_place_looked_at(
	case: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
	asked: list[tuple[str, str]] = []
	monkeypatch.setattr(
		frappe, "enqueue", lambda method, **given: asked.append((method, given.get("division")))
	)
	stricter_version()
	assert (f"{affected_cases.__name__}.review_place", LIXIA) in asked


def test_cases_of_another_county_are_left_alone(case: Any) -> None:
	stricter_version()
	review_place("370103000000")
	assert rows(case) == []


def test_a_changed_fact_lists_the_case_of_the_person(case: Any) -> None:
	make_fact("grant_received_before", "1", resident=case.applicant, as_of=nowdate())
	review_person(p.RESIDENT, case.applicant)
	(row,) = rows(case)
	assert (row.cause, row.outcome_now) == (p.CHANGED_FACTS, p.NOT_ENTITLED)


def test_what_the_case_itself_was_granted_does_not_affect_it() -> None:
	case = make_startup_application(s.IN_PUBLICITY)
	assert not review((case.doctype, case.name))
	assert rows(case) == []


def test_that_time_passes_affects_nobody(case: Any) -> None:
	decision = frappe.get_doc("Policy Decision", case.policy_decision)
	frappe.db.set_value("Policy Decision", decision.name, "decided_on", add_months(nowdate(), -1))
	assert not review((case.doctype, case.name))


def test_the_officer_writes_what_follows_and_nothing_else(case: Any) -> None:
	stricter_version()
	review_place(LIXIA)
	as_officer(STREET_OFFICER, "370102002000")
	row = frappe.get_doc("Affected Case", rows(case)[0].name)
	row.update({"note": "按受理时的版本办理。", "outcome_now": p.NOT_ENTITLED})
	row.save()
	assert (row.state, row.outcome_now) == (p.LOOKED_AT, p.ENTITLED)
	assert row.looked_at_by == frappe.session.user


def test_whoever_holds_the_case_sees_the_row_and_what_differs(case: Any) -> None:
	stricter_version()
	review_place(LIXIA)
	as_officer(STREET_OFFICER, "370102002000")
	page = explain_change(rows(case)[0].name)
	assert page
	assert page["outcome"] == p.ENTITLED
	assert any("企业" in text for text in page["differs"]["before"])


def test_a_neighbouring_community_sees_nothing_of_it(case: Any) -> None:
	stricter_version()
	review_place(LIXIA)
	as_officer(COMMUNITY_OFFICER, "370102002003")
	with pytest.raises(frappe.PermissionError):
		explain_change(rows(case)[0].name)


def test_holders_alone_are_told(case: Any) -> None:
	street = as_officer(STREET_OFFICER, "370102002000")
	county = as_officer(COUNTY_OFFICER, LIXIA)
	frappe.set_user("Administrator")
	stricter_version()
	review_place(LIXIA)
	told_users = frappe.get_all(
		"Notification Log", filters={"document_name": rows(case)[0].name}, pluck="for_user"
	)
	assert street in told_users
	assert county not in told_users


def test_a_row_that_was_looked_at_comes_back_only_for_something_new(case: Any) -> None:
	stricter_version()
	review_place(LIXIA)
	row = frappe.get_doc("Affected Case", rows(case)[0].name)
	row.note = "按受理时的版本办理。"
	row.save()
	review_place(LIXIA)
	assert rows(case)[0].state == p.LOOKED_AT
	frappe.db.set_value("Resident", case.applicant, "birth_date", add_days(nowdate(), -365))
	review_person(p.RESIDENT, case.applicant)
	(row,) = rows(case)
	assert (row.state, row.note, row.outcome_now) == (p.TO_LOOK_AT, None, p.NOT_ENTITLED)


@pytest.mark.job(
	"shequ_weiye.policies.affected_cases.review_cases", "changes", "leaves", "twice", "after_downtime"
)
@pytest.mark.parametrize("days", [1, 4])
def test_a_version_that_begins_lists_open_cases_at_night_even_if_the_job_runs_later(
	case: Any, days: int
) -> None:
	closed = make_startup_application(s.CLOSED)
	stricter_version(effective_from=add_days(nowdate(), 1))
	assert review_cases() == (0, 0)
	with travel(f"{add_days(nowdate(), days)} 00:40:00+08:00", tick=False):
		assert review_cases() == (1, 0)
		assert review_cases() == (0, 0)
	assert [row.state for row in rows(case)] == [p.TO_LOOK_AT]
	assert rows(closed) == []


def test_a_finished_case_leaves_the_list_at_night(case: Any) -> None:
	stricter_version()
	review_place(LIXIA)
	frappe.db.set_value(case.doctype, case.name, "workflow_state", s.REFUSED)
	review_cases()
	assert rows(case)[0].state == p.NO_LONGER_AFFECTED
	assert review_cases().changed == 0


def test_nobody_writes_the_list_by_hand(case: Any) -> None:
	as_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	row = {"doctype": "Affected Case", "reference_doctype": case.doctype, "reference_name": case.name}
	with pytest.raises(frappe.PermissionError):
		frappe.get_doc({**row, "policy": GRANT, "division": QIANFOSHAN_COMMUNITY}).insert()
