"""政策找人: who is entitled and has not applied comes on the list, and nobody is asked again too soon."""

from __future__ import annotations

import frappe
import pytest
from frappe.utils import add_days, getdate, nowdate
from time_machine import travel

from shequ_weiye.constants import policies as p
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.policies.factories import as_officer, make_policy, make_version, put_in_force
from shequ_weiye.policies.services.match_plan import Entry, Found, match_key, plan
from shequ_weiye.policies.sweep import retest, sweep_counties, sweep_county
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY

TODAY = getdate("2026-03-01")
# A community of another city.
OUTSIDE = "370202001001"
ZHANG = Found("R-1", "张三", QIANFOSHAN_COMMUNITY, "补贴", "PV-2")
KEY = match_key("补贴", "R-1")


def entry(state: str, version: str = "PV-2", quiet_until: str | None = None) -> dict[str, Entry]:
	return {KEY: Entry("M-1", state, version, getdate(quiet_until) if quiet_until else None)}


# --- the plan


def test_whoever_is_entitled_and_not_listed_is_new() -> None:
	assert plan([ZHANG], {}, set(), TODAY).new == [ZHANG]


def test_whoever_has_applied_is_not_sought() -> None:
	assert plan([ZHANG], {}, {KEY}, TODAY).new == []
	assert plan([ZHANG], entry(p.TO_CONTACT), {KEY}, TODAY).applied == ["M-1"]


def test_a_second_night_changes_nothing() -> None:
	todo = plan([ZHANG], entry(p.TO_CONTACT), set(), TODAY)
	assert (todo.changes, todo.confirmed) == (0, ["M-1"])


def test_nobody_is_asked_again_before_the_quiet_time_is_over() -> None:
	assert plan([ZHANG], entry(p.CONTACTED, quiet_until="2026-03-02"), set(), TODAY).reopened == []
	assert plan([ZHANG], entry(p.CONTACTED, quiet_until="2026-03-01"), set(), TODAY).reopened == ["M-1"]


def test_whoever_is_no_longer_entitled_leaves_the_list_and_may_come_back() -> None:
	assert plan([], entry(p.TO_CONTACT), set(), TODAY).dropped == ["M-1"]
	assert plan([], entry(p.NOT_INTERESTED), set(), TODAY).dropped == []
	assert plan([ZHANG], entry(p.NO_LONGER_ENTITLED), set(), TODAY).reopened == ["M-1"]


def test_a_new_version_is_noted() -> None:
	assert plan([ZHANG], entry(p.TO_CONTACT, "PV-1"), set(), TODAY).versions == {"M-1": "PV-2"}


# --- on records


@pytest.fixture
def policy() -> str:
	name = str(make_policy().name)
	put_in_force(make_version(name))
	return name


def listed(policy: str) -> dict[str, str]:
	rows = frappe.get_all("Policy Match", filters={"policy": policy}, fields=["resident", "state"])
	return {row.resident: row.state for row in rows}


def test_the_sweep_lists_the_entitled_of_the_county_once(policy: str) -> None:
	grown, child = make_resident(), make_resident(id_number=make_id_number(getdate("2020-01-01")))
	assert sweep_county(LIXIA)
	assert listed(policy).get(grown.name) == p.TO_CONTACT
	assert child.name not in listed(policy)
	assert not sweep_county(LIXIA)


@pytest.mark.job("shequ_weiye.policies.sweep.sweep_counties", "changes", "leaves", "twice")
def test_the_nightly_sweep_goes_through_every_county_and_leaves_those_without_a_policy(policy: str) -> None:
	here, elsewhere = make_resident(), make_resident(division=OUTSIDE)
	assert sweep_counties() == (1, 0)
	assert sweep_counties() == (0, 0)
	assert listed(policy) == {here.name: p.TO_CONTACT}
	assert elsewhere.name not in listed(policy)


@pytest.mark.job("shequ_weiye.policies.sweep.sweep_counties", "after_downtime")
def test_a_sweep_after_three_days_without_one_finds_who_became_entitled_meanwhile(policy: str) -> None:
	turns_sixteen = make_resident(id_number=make_id_number(getdate("2010-03-02")))
	with travel("2026-03-01 02:00+08:00", tick=False):
		sweep_counties()
		assert listed(policy) == {}
	with travel("2026-03-04 02:00+08:00", tick=False):
		assert sweep_counties() == (1, 0)
		assert sweep_counties() == (0, 0)
	assert listed(policy) == {turns_sixteen.name: p.TO_CONTACT}


def test_a_new_version_takes_people_off_the_list_again(policy: str) -> None:
	resident = make_resident()
	sweep_county(LIXIA)
	first = frappe.get_value("Policy Version", {"policy": policy})
	parameters = [
		{"parameter": "from_age", "label": "起始年龄", "value_type": "Number", "value": "99"},
		{"parameter": "amount", "label": "标准", "value_type": "Money", "value": "100"},
	]
	put_in_force(make_version(policy, effective_from="2026-01-01", supersedes=first, parameters=parameters))
	sweep_county(LIXIA)
	assert listed(policy)[resident.name] == p.NO_LONGER_ENTITLED


def test_one_person_is_looked_at_again_as_the_sweep_would(policy: str) -> None:
	resident = make_resident()
	retest(p.RESIDENT, resident.name)
	assert listed(policy) == {resident.name: p.TO_CONTACT}
	frappe.db.set_value("Resident", resident.name, "birth_date", "2022-01-01")
	retest(p.RESIDENT, resident.name)
	assert listed(policy) == {resident.name: p.NO_LONGER_ENTITLED}


def test_an_outcome_starts_the_quiet_time_and_a_second_contact_waits_for_its_end(policy: str) -> None:
	resident = make_resident()
	retest(p.RESIDENT, resident.name)
	name = frappe.db.get_value("Policy Match", {"resident": resident.name, "policy": policy})
	as_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY)
	match = frappe.get_doc("Policy Match", name)
	match.update(
		{"contact_outcome": p.WILL_APPLY, "contact_note": "下周来办。", "state": p.APPLIED, "attempts": 9}
	)
	match.save()
	assert (match.state, match.attempts) == (p.CONTACTED, 1)
	assert getdate(match.quiet_until) == getdate(add_days(nowdate(), 30))
	with travel(f"{add_days(nowdate(), 3)} 09:00:00+08:00", tick=False):
		match.reload()
		match.contact_outcome = p.DECLINED
		with pytest.raises(frappe.ValidationError, match="不再打扰"):
			match.save()
	with travel(f"{add_days(nowdate(), 31)} 09:00:00+08:00", tick=False):
		match.reload()
		match.contact_outcome = p.DECLINED
		match.save()
		assert (match.state, match.attempts) == (p.NOT_INTERESTED, 2)
