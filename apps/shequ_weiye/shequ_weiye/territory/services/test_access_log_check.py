"""A log that was altered in the database is found in the night, and those who answer for it are told."""

from __future__ import annotations

import frappe
import pytest
from frappe.utils import add_days, nowdate
from time_machine import travel

from shequ_weiye.constants import roles as r
from shequ_weiye.privacy import access_log
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, SHINAN, make_officer
from shequ_weiye.territory.jobs import check_access_log
from shequ_weiye.territory.services.scheduled_jobs import overview


@pytest.fixture
def entries() -> list[str]:
	frappe.db.delete(access_log.LOG)
	resident = make_resident()
	for _entry in range(3):
		access_log.write("Revealed", resident, "mobile", "核对")
	return frappe.get_all(access_log.LOG, pluck="name", order_by="name")


def told(user: str) -> list[str]:
	return frappe.get_all("Notification Log", {"for_user": user}, pluck="subject")


def result() -> str:
	return next(row["status"] for row in overview() if row["job"].endswith("check_access_log"))


@pytest.mark.job("shequ_weiye.territory.jobs.check_access_log", "leaves")
def test_a_whole_chain_is_a_good_result(entries) -> None:
	administrator = make_officer(r.WEIYE_ADMINISTRATOR, LIXIA)
	assert check_access_log() == (0, 0)
	assert result() == "Succeeded" and told(administrator) == []


@pytest.mark.job("shequ_weiye.territory.jobs.check_access_log", "changes")
@pytest.mark.parametrize("alter", ["reason", "gone"])
def test_an_altered_or_missing_entry_is_told_to_those_over_the_place(entries, alter: str) -> None:
	people = [make_officer(role, LIXIA) for role in (r.WEIYE_ADMINISTRATOR, r.WEIYE_AUDITOR)]
	elsewhere = make_officer(r.WEIYE_ADMINISTRATOR, SHINAN)
	if alter == "reason":
		frappe.db.set_value(access_log.LOG, entries[1], "reason", "别的理由")
	else:
		frappe.db.delete(access_log.LOG, {"name": entries[1]})
	assert check_access_log() == (0, 1)
	assert result() == "Partly Failed"
	broken = entries[1] if alter == "reason" else entries[2]
	assert all(broken in subject for user in people for subject in told(user))
	assert all(told(user) for user in people) and not told(elsewhere)


@pytest.mark.job("shequ_weiye.territory.jobs.check_access_log", "twice", "after_downtime")
def test_a_broken_entry_stays_a_bad_result_and_is_told_once_also_after_three_days_without_a_run(
	entries,
) -> None:
	administrator = make_officer(r.WEIYE_ADMINISTRATOR, LIXIA)
	frappe.db.set_value(access_log.LOG, entries[1], "reason", "别的理由")
	with travel(f"{add_days(nowdate(), 3)} 03:30:00+08:00", tick=False):
		assert [check_access_log(), check_access_log()] == [(0, 1), (0, 1)]
		newcomer = make_officer(r.WEIYE_AUDITOR, LIXIA)
	with travel(f"{add_days(nowdate(), 4)} 03:30:00+08:00", tick=False):
		assert check_access_log() == (0, 1)
	assert [len(told(user)) for user in (administrator, newcomer)] == [1, 1]
