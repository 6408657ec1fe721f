"""Notices: what they show, what they let through, and what they hold back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import frappe
import pytest
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import publicity as c
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.constants.workflows_jobs import PUBLISH
from shequ_weiye.constants.workflows_publicity import CONCLUDE, DISMISS, TAKE_DOWN, UPHOLD
from shequ_weiye.patches.put_cases_on_notices import OLD_FIELDS, execute
from shequ_weiye.policies.applications.factories import (
	CONTACT,
	LONG_AGO,
	move_notice,
	put_on_notice,
	take,
)
from shequ_weiye.policies.applications.office_factories import act, colleague, officer
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.policies.publicity.api import add_waiting, make_notice, record_objection
from shequ_weiye.policies.publicity.notices import digest_of
from shequ_weiye.policies.worklist.api import put_on_hold
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import SHINAN, acting_as, make_officer

DOCTYPE = "Startup Application"
Application = Any
Notice = Any


def county() -> str:
	return officer(COUNTY_OFFICER)


def waiting() -> Application:
	return make_startup_application(s.IN_PUBLICITY)


def draft_of(*applications: Application) -> Notice:
	with acting_as(county()):
		notice = frappe.get_doc(c.NOTICE, make_notice(DOCTYPE, [each.name for each in applications]))
		notice.contact = CONTACT
		notice.save()
	return notice


def published(*applications: Application, days_ago: int = 0) -> Notice:
	notice = draft_of(*applications)
	act(notice, PUBLISH, county())
	move_notice(notice, days_ago)
	for application in applications:
		application.reload()
	return notice


def objection_to(application: Application, user: str | None = None) -> Any:
	with acting_as(user or county()):
		name = record_objection(
			DOCTYPE, application.name, "Telephone", "有人反映实际经营者另有其人", "13900000001"
		)
	return frappe.get_doc(c.OBJECTION, name)


def refused(application: Application, action: str, role: str, match: str) -> None:
	with pytest.raises(ApprovalRefused, match=match), acting_as(officer(role)):
		values = {"payment_reference": "示例", "paid_on": nowdate()}
		application.act(action, values if action == w.CONFIRM_PAYMENT else None)
	application.reload()


def test_a_notice_shows_name_community_item_and_amount_and_nothing_else() -> None:
	application = waiting()
	(line,) = published(application).lines
	shown = {field: line.get(field) for field in ("shown_name", "community", "item", "amount")}
	surname = application.applicant_name[0]
	assert shown["shown_name"].startswith(surname) and set(shown["shown_name"][1:]) == {"某"}
	assert (shown["item"], shown["amount"]) == ("一次性创业补贴（个体工商户）", application.amount)
	assert shown["community"].startswith("千佛山街道")
	text = str(line.as_dict())
	assert application.applicant_id_masked not in text and application.enterprise_name not in text


def test_publication_fixes_days_and_digest_and_tells_the_case() -> None:
	application = waiting()
	assert application.publicity_to is None
	notice = published(application)
	assert getdate(notice.shown_from) == getdate(nowdate())
	assert notice.content_hash == digest_of(notice)
	assert (application.publicity_notice, application.publicity_to) == (notice.name, notice.shown_to)
	assert application.step_due_on > application.publicity_to


@pytest.mark.parametrize(
	"change", [{"contact": "别处"}, {"name_style": c.FULL_NAME}, {"shown_to": "2099-01-01"}, {"lines": []}]
)
def test_what_was_published_does_not_change(change: dict[str, Any]) -> None:
	notice = published(waiting())
	with acting_as(county()), pytest.raises(ApprovalRefused):
		notice.update(change)
		notice.save()
	with pytest.raises(ApprovalRefused):
		frappe.get_doc(c.NOTICE, notice.name).on_trash()


def test_a_case_on_no_notice_is_neither_ended_nor_paid() -> None:
	application = waiting()
	refused(application, w.END_PUBLICITY, COUNTY_OFFICER, "公示")
	# Past the rules, as an administrator's stage or a restored backup might bring it there.
	application.db_set("workflow_state", s.PENDING_PAYMENT)
	refused(application, w.CONFIRM_PAYMENT, COUNTY_FINANCE_OFFICER, "公示")
	assert application.workflow_state == s.PENDING_PAYMENT


def test_the_days_run_to_their_end_before_a_notice_is_concluded() -> None:
	application = waiting()
	notice = published(application)
	with pytest.raises(ApprovalRefused):
		act(notice, CONCLUDE, county())
	notice.reload()
	move_notice(notice, LONG_AGO)
	act(notice, CONCLUDE, county())
	application.reload()
	assert (notice.workflow_state, application.workflow_state) == (c.ENDED, s.PENDING_PAYMENT)


def test_an_objection_freezes_its_line_only_until_it_is_dismissed_by_another_officer() -> None:
	objected, other = waiting(), waiting()
	notice = published(objected, other, days_ago=LONG_AGO)
	objection = objection_to(objected)
	assert objection.mobile == "139****0001"
	act(notice, CONCLUDE, county())
	states = [frappe.db.get_value(DOCTYPE, each.name, "workflow_state") for each in (objected, other)]
	assert states == [s.IN_PUBLICITY, s.PENDING_PAYMENT]
	objected.reload()
	refused(objected, w.END_PUBLICITY, COUNTY_OFFICER, "异议")
	second = second_officer()
	with pytest.raises(NotStepHolder):
		act(objection, DISMISS, county(), decision_reason="本人经营")  # who wrote it down does not judge it
	objection.reload()
	with pytest.raises(ApprovalRefused):
		act(objection, DISMISS, second)  # without a reason
	objection.reload()
	act(objection, DISMISS, second, decision_reason="经现场核查，确为本人经营。")
	take(objected, w.END_PUBLICITY, county())
	assert objected.workflow_state == s.PENDING_PAYMENT


def second_officer() -> str:
	"""Give another officer of the county."""
	return colleague(COUNTY_OFFICER, "second.county.officer")


def test_an_objection_after_publicity_stops_the_payment_and_an_upheld_one_sends_the_case_back() -> None:
	application = make_startup_application(s.PENDING_PAYMENT)
	objection = objection_to(application)
	refused(application, w.CONFIRM_PAYMENT, COUNTY_FINANCE_OFFICER, "异议")
	second = second_officer()
	act(objection, UPHOLD, second, decision_reason="经核查，营业执照登记在他人名下。")
	refused(application, w.CONFIRM_PAYMENT, COUNTY_FINANCE_OFFICER, "异议成立")
	finance = officer(COUNTY_FINANCE_OFFICER)
	with acting_as(finance):
		application.act(w.RETURN, {"decision_reason": "异议成立，请补正营业执照。"})
	assert (application.workflow_state, application.publicity_notice) == (s.CORRECTION_REQUIRED, None)


def test_what_is_approved_again_is_shown_again() -> None:
	application = waiting()
	first = published(application)
	act(application, w.RETURN, county(), decision_reason="金额需要更正")
	for action, role in ((w.RESUBMIT, COMMUNITY_OFFICER), (w.ACCEPT, COMMUNITY_OFFICER)):
		take(application, action, officer(role))
	take(application, w.PASS_REVIEW, officer("Street Officer"))
	take(application, w.APPROVE, county())
	refused(application, w.END_PUBLICITY, COUNTY_OFFICER, "公示")
	assert published(application).name != first.name


def test_a_line_that_changed_after_it_was_shown_is_shown_again() -> None:
	application = waiting()
	published(application, days_ago=LONG_AGO)
	application.db_set("amount", application.amount + 1)
	refused(application, w.END_PUBLICITY, COUNTY_OFFICER, "新的公示")
	again = published(application, days_ago=LONG_AGO)
	act(again, CONCLUDE, county())
	application.reload()
	assert application.workflow_state == s.PENDING_PAYMENT


def test_a_case_stands_on_one_notice_at_a_time() -> None:
	application = waiting()
	second = draft_of(application)
	published(application)
	with pytest.raises(ApprovalRefused, match=application.name):
		act(second, PUBLISH, county())
	assert frappe.db.get_value(DOCTYPE, application.name, "publicity_notice") != second.name


def test_a_notice_that_is_taken_down_sets_its_cases_free_for_another() -> None:
	application = waiting()
	notice = published(application)
	with pytest.raises(ApprovalRefused):
		act(notice, TAKE_DOWN, county())
	notice.reload()
	act(notice, TAKE_DOWN, county(), decision_reason="名单有误")
	application.reload()
	assert (notice.workflow_state, application.publicity_notice) == (c.TAKEN_DOWN, None)
	assert published(application).workflow_state == c.PUBLISHED


def test_a_case_on_hold_goes_on_no_notice_and_no_clock_begins_for_it() -> None:
	held, other = waiting(), waiting()
	notice = draft_of(held, other)
	shown = published(waiting())
	(line,) = shown.lines
	with acting_as(county()):
		for name in (held.name, line.reference_name):
			put_on_hold(DOCTYPE, name, "等待法院判决")
		with pytest.raises(ApprovalRefused, match=f"{held.name}.*挂起"):
			notice.act(PUBLISH)
		with pytest.raises(ApprovalRefused, match=held.name):
			make_notice(DOCTYPE, [held.name])
		add_waiting(draft_of(other).name)
	act(shown, TAKE_DOWN, county(), decision_reason="名单有误")
	assert not frappe.db.get_value(DOCTYPE, line.reference_name, "step_due_on")
	assert not frappe.db.exists(c.LINE, {"reference_name": held.name, "parent": ("!=", notice.name)})


def test_days_may_be_more_than_the_version_says_and_not_fewer() -> None:
	notice = draft_of(waiting())
	notice.shown_to = add_days(nowdate(), 1)
	with pytest.raises(ApprovalRefused):
		act(notice, PUBLISH, county())
	notice.reload()
	notice.shown_to = add_days(nowdate(), 60)
	act(notice, PUBLISH, county())
	assert getdate(notice.shown_to) == getdate(add_days(nowdate(), 60))


def test_all_that_wait_are_added_with_one_click_and_nothing_twice() -> None:
	first, second = waiting(), waiting()
	notice = draft_of(first)
	with acting_as(county()):
		assert add_waiting(notice.name) >= 1
		assert add_waiting(notice.name) == 0
	notice.reload()
	assert {first.name, second.name} <= {row.reference_name for row in notice.lines}


def test_nobody_publishes_or_objects_outside_of_the_own_county() -> None:
	application = waiting()
	for user in (make_officer(COUNTY_OFFICER, SHINAN), officer(COMMUNITY_OFFICER)):
		with acting_as(user), pytest.raises(frappe.PermissionError):
			make_notice(DOCTYPE, [application.name])
	published(application)
	with (
		acting_as(officer(COMMUNITY_OFFICER)),
		pytest.raises(frappe.PermissionError),
	):
		record_objection(DOCTYPE, application.name, "Visit", "内容内容内容", None)
	with acting_as(county()), pytest.raises(frappe.PermissionError):
		frappe.get_doc(
			{"doctype": c.OBJECTION, "reference_doctype": DOCTYPE, "reference_name": application.name}
		).insert()
	with acting_as(county()), pytest.raises(frappe.PermissionError):
		make_notice("Resident", [application.applicant])


def test_cases_from_before_there_were_notices_go_on_when_they_would_have() -> None:
	cases = [waiting(), waiting(), make_startup_application(s.PENDING_PAYMENT)]
	days = {"publicity_from": add_days(nowdate(), -20), "publicity_to": add_days(nowdate(), -10)}
	for case in cases:
		case.db_set({"publicity_notice": None, **days})
	before = frappe.db.count(c.NOTICE)
	execute()
	execute()
	for case in cases:
		case.reload()
	(name,) = {case.publicity_notice for case in cases}
	notice = frappe.get_doc(c.NOTICE, name)
	assert (frappe.db.count(c.NOTICE), notice.taken_over, len(notice.lines)) == (before + 1, 1, 3)
	assert notice.content_hash == digest_of(notice)
	take(cases[0], w.END_PUBLICITY, county())
	take(cases[2], w.CONFIRM_PAYMENT, officer(COUNTY_FINANCE_OFFICER))
	assert (cases[0].workflow_state, cases[2].workflow_state) == (s.PENDING_PAYMENT, s.PAID)


def test_the_patch_leaves_alone_what_waits_and_what_stands_on_a_notice() -> None:
	waits, shown = waiting(), waiting()
	put_on_notice(shown, county())
	name = shown.publicity_notice
	execute()
	waits.reload()
	shown.reload()
	assert (waits.publicity_notice, shown.publicity_notice) == (None, name)


@pytest.fixture
def old_columns() -> Iterator[None]:
	"""Give the table of applications the columns in which an objection stood before; they go again."""
	frappe.db.rollback()
	missing = [field for field in OLD_FIELDS if not frappe.db.has_column(DOCTYPE, field)]
	for field in missing:
		alter_table(f"add column `{field}` text")
	yield
	frappe.set_user("Administrator")
	frappe.db.rollback()
	for field in missing:
		alter_table(f"drop column `{field}`")


def alter_table(change: str) -> None:
	"""Change the table of applications; Frappe remembers its columns elsewhere."""
	frappe.db.sql_ddl(f"alter table `tab{DOCTYPE}` {change}")
	frappe.cache.hdel("table_columns", f"tab{DOCTYPE}")


@pytest.mark.parametrize("outcome", [c.UNDER_INVESTIGATION, c.DISMISSED])
def test_an_objection_from_before_becomes_a_record_once_and_its_columns_are_emptied(
	old_columns: None, outcome: str
) -> None:
	application = waiting()
	days = {"publicity_from": add_days(nowdate(), -20), "publicity_to": add_days(nowdate(), -10)}
	application.db_set(days)
	table = frappe.qb.DocType(DOCTYPE)
	query = (
		frappe.qb.update(table).set(table.objection_outcome, outcome).set(table.objection_note, "非本人经营")
	)
	query.where(table.name == application.name).run()
	execute()
	execute()
	application.reload()
	about = {"reference_name": application.name}
	(found,) = frappe.get_all(c.OBJECTION, about, ["workflow_state", "content", "publicity_notice"])
	expected = (outcome, "非本人经营", application.publicity_notice)
	assert (found.workflow_state, found.content, found.publicity_notice) == expected
	left = frappe.qb.from_(table).select(table.objection_note).where(table.name == application.name)
	assert not left.run()[0][0]
	if outcome == c.UNDER_INVESTIGATION:
		refused(application, w.END_PUBLICITY, COUNTY_OFFICER, "异议")
	else:
		take(application, w.END_PUBLICITY, county())
