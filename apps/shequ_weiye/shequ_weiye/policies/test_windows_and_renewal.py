"""A closed window refuses in the decision of one case and in the search alike, and renewal is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frappe
import pytest
from frappe.utils import add_days, getdate, nowdate
from time_machine import travel

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import policies as p
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.permissions.area import area_of
from shequ_weiye.policies.applications.factories import officer_over, put_on_notice, take
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.decisions import decide_for
from shequ_weiye.policies.explanation import explain
from shequ_weiye.policies.factories import GRANT, make_policy, make_version, put_in_force
from shequ_weiye.policies.rule_messages import VersionRefused
from shequ_weiye.policies.subject_facts import read_subject
from shequ_weiye.policies.sweep import find_entitled, retest
from shequ_weiye.policies.versions import load_version, version_for
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import make_intake, make_startup_application
from shequ_weiye.startups.services.messages import IntakeRefused
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY
from shequ_weiye.territory.services.workdays import add_workdays

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication

IN_WINDOW, OUTSIDE = getdate("2026-07-01"), getdate("2026-11-23")


@pytest.fixture
def version() -> str:
	policy = str(make_policy().name)
	values = {"window_from": "06-01", "window_to": "09-30", "renewal": "Every Quarter"}
	return str(put_in_force(make_version(policy, **values)).name)


@pytest.mark.parametrize(("opens", "closes"), [("06-01", ""), ("06-31", "09-30"), ("夏天", "秋天")])
def test_a_window_that_is_none_is_refused(opens: str, closes: str) -> None:
	with pytest.raises(VersionRefused, match="月-日"):
		make_version(str(make_policy().name), window_from=opens, window_to=closes)


@pytest.mark.parametrize(("day", "verdict"), [(IN_WINDOW, "yes"), (OUTSIDE, "no")])
def test_one_case_and_the_search_agree_on_the_window(version: str, day: Any, verdict: str) -> None:
	resident = str(make_resident().name)
	loaded = load_version(version)
	page = explain(loaded, read_subject(p.RESIDENT, resident, day).facts, day)
	found = find_entitled(p.RESIDENT, [loaded], area_of(LIXIA), day)
	assert page["verdict"] == verdict
	assert (resident in {one.subject for one in found}) is (verdict == "yes")


def test_a_closed_window_says_from_when_to_when_and_what_then(version: str) -> None:
	resident = str(make_resident().name)
	page = explain(load_version(version), read_subject(p.RESIDENT, resident, OUTSIDE).facts, OUTSIDE)
	assert "2027-06-01" in page["tree"][0]["message"]
	assert "2027-09-30" in page["tree"][0]["message"]
	assert page["timing"]["begins"] == "2027-06-01"
	assert page["renewal"] == ""


def test_whoever_applied_in_time_is_not_late_because_the_decision_is(version: str) -> None:
	facts = read_subject(p.RESIDENT, str(make_resident().name), OUTSIDE).facts
	assert explain(load_version(version), facts, OUTSIDE, applied_on=IN_WINDOW)["verdict"] == "yes"


def test_the_search_for_one_person_heeds_the_window_too(version: str) -> None:
	resident = str(make_resident().name)
	policy = frappe.db.get_value("Policy Version", version, "policy")
	with travel("2026-11-23 09:00:00+08:00", tick=False):
		retest(p.RESIDENT, resident)
	assert not frappe.db.exists("Policy Match", {"resident": resident, "policy": policy})


def test_the_calculator_says_until_when_and_when_to_renew(version: str) -> None:
	facts = read_subject(p.RESIDENT, str(make_resident().name), IN_WINDOW).facts
	renewal = explain(load_version(version), facts, IN_WINDOW)["renewal"]
	assert "2026-09-30" in renewal
	assert "2026-10-01" in renewal


def test_what_ends_within_the_period_is_not_renewed(version: str) -> None:
	frappe.db.set_value("Policy Version", version, "effective_to", "2026-08-31")
	frappe.clear_document_cache("Policy Version", version)
	facts = read_subject(p.RESIDENT, str(make_resident().name), IN_WINDOW).facts
	renewal = explain(load_version(version), facts, IN_WINDOW)["renewal"]
	assert "2026-08-31" in renewal
	assert "2026-10-01" not in renewal


# --- the startup application


def grant_version(**values: Any) -> None:
	"""Let the version of the startup grant that decides today say something else; undone after the test."""
	name = version_for(GRANT, QIANFOSHAN_COMMUNITY, getdate(nowdate()))
	frappe.db.set_value("Policy Version", name, values)
	frappe.clear_document_cache("Policy Version", name)


def month_day(days: int) -> str:
	return str(add_days(nowdate(), days))[5:]


def test_an_application_outside_of_the_window_is_refused_and_says_when() -> None:
	grant_version(window_from=month_day(10), window_to=month_day(20))
	application = make_startup_application()
	with pytest.raises(ApprovalRefused, match=str(add_days(nowdate(), 10))):
		take(application, w.SUBMIT, officer_over(QIANFOSHAN_COMMUNITY, COMMUNITY_OFFICER))


def test_an_application_of_the_window_is_accepted_after_it_closed() -> None:
	application = make_startup_application(s.PENDING_ACCEPTANCE)
	grant_version(window_from=month_day(-10), window_to=month_day(0))
	with travel(f"{add_days(nowdate(), 5)} 09:00:00+08:00", tick=False):
		take(application, w.ACCEPT, officer_over(QIANFOSHAN_COMMUNITY, COMMUNITY_OFFICER))
	decision = frappe.get_doc("Policy Decision", application.policy_decision)
	assert frappe.parse_json(decision.tree)[0]["verdict"] == "yes"


def test_an_online_application_outside_of_the_window_is_refused_and_says_when() -> None:
	grant_version(window_from=month_day(10), window_to=month_day(20))
	with pytest.raises(IntakeRefused, match=str(add_days(nowdate(), 10))):
		make_intake()


def test_what_was_sent_in_time_is_recorded_after_the_window_closed() -> None:
	intake = make_intake()
	application = make_startup_application()
	intake.db_set("startup_application", application.name)
	grant_version(window_from=month_day(-10), window_to=month_day(0))
	with travel(f"{add_days(nowdate(), 5)} 09:00:00+08:00", tick=False):
		take(application, w.SUBMIT, officer_over(QIANFOSHAN_COMMUNITY, COMMUNITY_OFFICER))
	assert application.workflow_state == s.PENDING_ACCEPTANCE


def test_publicity_lasts_as_long_as_the_version_says_if_that_is_longer() -> None:
	grant_version(publicity_days=30, publicity_day_kind=p.CALENDAR_DAYS)
	assert getdate(published_application().publicity_to) == getdate(add_days(nowdate(), 30))


def test_publicity_is_never_shorter_than_the_settings_say() -> None:
	grant_version(publicity_days=1)
	assert getdate(published_application().publicity_to) == add_workdays(nowdate(), 5)


def published_application() -> StartupApplication:
	application = make_startup_application(s.IN_PUBLICITY)
	put_on_notice(application, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	return application


def test_a_decision_outside_of_the_window_is_kept_as_not_entitled(version: str) -> None:
	decision = decide_for(version, p.RESIDENT, str(make_resident().name), OUTSIDE)
	assert decision.outcome == p.NOT_ENTITLED
