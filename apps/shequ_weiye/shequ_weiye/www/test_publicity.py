"""The public page of publicity: the list on its days, and nothing of anybody else."""

from __future__ import annotations

from typing import Any

import frappe
import pytest
from frappe.utils import date_diff, nowdate
from frappe.website.serve import get_response_content

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import publicity as c
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.policies.applications.factories import move_notice, officer_over, put_on_notice, take
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY
from shequ_weiye.www.publicity import LOOKS_PER_MINUTE, OBJECTIONS_PER_HOUR, look, object_to

WORDS = "该店实际由他人经营"
Notice = Any


def publish() -> tuple[Any, Notice]:
	"""Give a case and the notice on which it stands."""
	application = make_startup_application(s.IN_PUBLICITY)
	notice = put_on_notice(application, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	return application, notice


def as_guest(**form: Any) -> None:
	frappe.set_user("Guest")
	frappe.local.request_ip = frappe.generate_hash(length=12)
	frappe.local.form_dict = frappe._dict(form)


def objection(notice: Notice, content: str = WORDS, mobile: str | None = "139-1234-5678") -> str:
	as_guest(notice=notice.name, row=notice.lines[0].name, content=content, mobile=mobile)
	return object_to()


def test_the_page_shows_the_line_and_neither_case_nor_number() -> None:
	application, notice = publish()
	as_guest(notice=notice.name)
	page = get_response_content("publicity")
	line = notice.lines[0]
	assert all(text in page for text in (line.shown_name, line.item, notice.content_hash, "noindex"))
	for hidden in (
		application.name,
		application.applicant_name,
		application.applicant_id_masked,
		application.uscc,
	):
		assert hidden not in page


def test_heads_of_all_notices_stand_on_the_page_without_a_name() -> None:
	_application, notice = publish()
	as_guest()
	page = get_response_content("publicity")
	assert notice.name in page and notice.lines[0].shown_name not in page


def test_nothing_is_shown_after_the_last_day_nor_what_was_recorded_afterwards_or_altered() -> None:
	_application, notice = publish()
	for change in ({"taken_over": 1}, {"contact": "改动"}, {"workflow_state": c.TAKEN_DOWN}):
		frappe.db.savepoint("before_change")
		notice.db_set(change)
		as_guest(notice=notice.name)
		assert "is_gone" in look()
		frappe.db.rollback(save_point="before_change")
	notice.reload()
	as_guest(notice=notice.name)
	assert "notice" in look()
	move_notice(notice, date_diff(notice.shown_to, nowdate()) + 1)
	assert "is_gone" in look()
	with pytest.raises(frappe.DoesNotExistError):
		objection(notice)


def test_a_case_that_was_refused_is_not_shown_any_longer() -> None:
	application, notice = publish()
	take(application, w.REFUSE, officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER))
	as_guest(notice=notice.name)
	assert look()["lines"] == []


def test_anybody_objects_once_is_enough_to_freeze_and_the_mobile_is_sealed() -> None:
	application, notice = publish()
	found = frappe.get_doc(c.OBJECTION, objection(notice))
	assert (found.reference_name, found.channel, found.mobile) == (application.name, c.BY_PAGE, "139****5678")
	assert (found.workflow_state, found.content) == (c.UNDER_INVESTIGATION, WORDS)
	assert frappe.db.exists("Notification Log", {"document_name": found.name})
	assert objection(notice, mobile=None)


@pytest.mark.parametrize(("content", "mobile"), [("  不 ", None), (WORDS, "12345"), ("长" * 1001, None)])
def test_words_that_say_nothing_and_wrong_numbers_are_refused(content: str, mobile: str | None) -> None:
	_application, notice = publish()
	with pytest.raises(ApprovalRefused):
		objection(notice, content, mobile)


def test_looks_and_objections_from_one_address_are_limited() -> None:
	_application, notice = publish()
	as_guest(notice=notice.name)
	for _look in range(LOOKS_PER_MINUTE):
		look()
	with pytest.raises(frappe.ValidationError):
		look()
	as_guest(notice=notice.name, row="x", content=WORDS)
	for _objection in range(OBJECTIONS_PER_HOUR):
		with pytest.raises(frappe.DoesNotExistError):
			object_to()
	with pytest.raises(frappe.ValidationError) as refused:
		object_to()
	assert not isinstance(refused.value, frappe.DoesNotExistError)
