"""A job fair on its way from the draft to its summing up."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import add_to_date, now_datetime

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.workflows import RETURN
from shequ_weiye.constants.workflows_jobs import (
	CANCEL_FAIR,
	MARK_HELD,
	PASS_FAIR,
	PUBLISH,
	SUBMIT_FOR_REVIEW,
	SUM_UP,
)
from shequ_weiye.jobs.factories import make_booth, make_employer, make_fair, make_sign_up
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY
from shequ_weiye.testing import OfficersTestCase

RESULT = {"attended": 60, "offers": 20, "hired": 8, "summary": "到场六十人"}


class TestJobFair(OfficersTestCase):
	def make_draft(self, **overrides: Any) -> Any:
		booths = overrides.pop("booths", None)
		booths = [make_booth()] if booths is None else booths
		with self.set_user(self.community):
			return make_fair(booths=booths, **overrides)

	def act(self, user: str, fair: Any, action: str, **values: Any) -> None:
		with self.set_user(user):
			fair.reload()
			fair.act(action, values)

	def publish(self, **overrides: Any) -> Any:
		fair = self.make_draft(**overrides)
		self.act(self.community, fair, SUBMIT_FOR_REVIEW)
		self.act(self.street, fair, PASS_FAIR)
		self.act(self.street, fair, PUBLISH)
		return fair

	def hold(self) -> Any:
		fair = self.publish()
		with self.freeze_time(add_to_date(fair.ends_at, hours=1)):
			self.act(self.community, fair, MARK_HELD)
		return fair

	# --- the way

	def test_a_fair_goes_from_the_community_through_the_street_to_its_summing_up(self) -> None:
		fair = self.hold()
		self.act(self.community, fair, SUM_UP, **RESULT)
		self.assertEqual((fair.workflow_state, fair.hired), (j.SUMMED_UP, 8))
		self.assertEqual(
			[step.to_state for step in fair.steps],
			[j.PENDING_STREET_REVIEW, j.PENDING_PUBLICATION, j.PUBLISHED, j.HELD, j.SUMMED_UP],
		)

	def test_a_new_fair_is_a_draft_in_the_officers_own_community(self) -> None:
		fair = self.make_draft(division=None)
		self.assertEqual((fair.workflow_state, fair.division_code), (j.DRAFT, QIANFOSHAN_COMMUNITY))

	def test_a_street_holds_fairs_of_its_own_but_does_not_review_them_alone(self) -> None:
		booth = make_booth()
		with self.set_user(self.street):
			fair = make_fair(division=None, booths=[booth])
			fair.title = "街道招聘会"
			fair.save()
			fair.act(SUBMIT_FOR_REVIEW)
			self.assertRaises(NotStepHolder, fair.act, PASS_FAIR)

	def test_the_community_does_not_review_its_own_fair(self) -> None:
		fair = self.make_draft()
		self.act(self.community, fair, SUBMIT_FOR_REVIEW)
		self.assertRaises(
			(frappe.PermissionError, frappe.ValidationError), self.act, self.community, fair, PASS_FAIR
		)

	def test_another_street_neither_sees_nor_reviews_the_fair(self) -> None:
		fair = self.make_draft()
		self.act(self.community, fair, SUBMIT_FOR_REVIEW)
		with self.set_user(self.other_street):
			self.assertFalse(frappe.has_permission("Job Fair", doc=fair))
		self.assertRaises(
			(frappe.PermissionError, frappe.ValidationError), self.act, self.other_street, fair, PASS_FAIR
		)

	def test_a_plain_change_of_the_state_is_checked_like_an_action(self) -> None:
		fair = self.make_draft()
		with self.set_user(self.community):
			fair.reload()
			fair.workflow_state = j.PUBLISHED
			self.assertRaises(frappe.ValidationError, fair.save)

	def test_a_return_needs_its_reason_and_opens_the_draft_again(self) -> None:
		fair = self.make_draft()
		self.act(self.community, fair, SUBMIT_FOR_REVIEW)
		self.assertRaises(ApprovalRefused, self.act, self.street, fair, RETURN)
		self.act(self.street, fair, RETURN, decision_reason="请补充摊位")
		self.assertEqual((fair.workflow_state, fair.last_reason), (j.DRAFT, "请补充摊位"))
		with self.set_user(self.community):
			fair.reload()
			fair.place = "社区广场"
			fair.save()

	# --- bad input

	def test_a_fair_without_a_booth_is_not_sent_to_the_street(self) -> None:
		fair = self.make_draft(booths=[])
		self.refused(
			"at least one booth", lambda: self.act(self.community, fair, SUBMIT_FOR_REVIEW), ApprovalRefused
		)
		fair.reload()
		self.assertEqual(fair.workflow_state, j.DRAFT)

	def test_a_fair_that_ends_before_it_starts_is_refused(self) -> None:
		self.refused("ends before it starts", lambda: make_fair(ends_at=now_datetime()))

	def test_a_deadline_after_the_start_is_refused(self) -> None:
		self.refused(
			"before the fair starts", lambda: make_fair(sign_up_deadline=add_to_date(now_datetime(), days=11))
		)

	def test_the_deadline_is_proposed_from_the_settings(self) -> None:
		fair = make_fair(sign_up_deadline=None)
		self.assertEqual(fair.sign_up_deadline, add_to_date(fair.starts_at, hours=-24))

	def test_two_booths_of_one_number_are_refused(self) -> None:
		self.refused("stands twice", lambda: make_fair(booths=[make_booth(), make_booth()]))

	def test_a_county_is_no_place_for_a_fair(self) -> None:
		self.refused("a community or a street", lambda: make_fair(division=LIXIA))

	def test_a_closed_division_is_refused(self) -> None:
		frappe.db.set_value("Administrative Division", QIANFOSHAN_COMMUNITY, "valid_to", "2026-01-01")
		self.refused("no longer in use", lambda: make_fair(booths=[]))

	def test_an_employer_out_of_the_area_gets_no_booth(self) -> None:
		stranger = make_employer(division="370102011001").name
		self.refused(
			"does not lie in your area",
			lambda: self.make_draft(booths=[make_booth(employer=stranger)]),
			frappe.PermissionError,
		)

	def test_a_fair_is_not_over_before_its_end(self) -> None:
		fair = self.publish()
		self.refused("not over yet", lambda: self.act(self.community, fair, MARK_HELD), ApprovalRefused)

	def test_a_fair_is_summed_up_with_its_result(self) -> None:
		fair = self.hold()
		self.refused("Write the summary", lambda: self.act(self.community, fair, SUM_UP), ApprovalRefused)
		more = {**RESULT, "hired": 61}
		self.refused(
			"More people hired", lambda: self.act(self.community, fair, SUM_UP, **more), ApprovalRefused
		)

	def test_time_and_place_stand_once_published(self) -> None:
		fair = self.publish()
		with self.set_user(self.community):
			fair.reload()
			fair.place = "别处"
			self.assertRaises(ApprovalRefused, fair.save)
			fair.reload()
			fair.description = "请带身份证"
			fair.save()

	def test_counts_are_not_taken_from_a_client(self) -> None:
		fair = self.make_draft(sign_up_count=99, booth_count=99, sign_up_open=1)
		self.assertEqual((fair.sign_up_count, fair.booth_count, int(fair.sign_up_open or 0)), (0, 1, 0))

	# --- cancelling

	def test_a_cancelled_fair_gives_its_reason_and_owes_a_notice_to_those_signed_up(self) -> None:
		fair = self.publish()
		signed_up = make_sign_up(fair.name)
		self.assertRaises(ApprovalRefused, self.act, self.community, fair, CANCEL_FAIR)
		self.act(self.community, fair, CANCEL_FAIR, decision_reason="台风预警")
		self.assertEqual(
			(fair.workflow_state, fair.cancel_reason, fair.sign_up_open), (j.CANCELLED, "台风预警", 0)
		)
		signed_up.reload()
		self.assertEqual(signed_up.notice, j.NOTICE_DUE)
		self.assertIn("1 people", notices_to(self.street, fair)[-1])

	def test_a_fair_that_was_held_cannot_be_cancelled(self) -> None:
		fair = self.hold()
		self.assertRaises(ApprovalRefused, self.act, self.community, fair, CANCEL_FAIR, decision_reason="x")

	# --- notices

	def test_the_street_of_the_place_is_told_of_a_fair_to_review_and_no_other(self) -> None:
		fair = self.make_draft()
		for officer in (self.street, self.other_street, self.county):
			self.assertEqual(notices_to(officer, fair), [])
		self.act(self.community, fair, SUBMIT_FOR_REVIEW)
		self.assertEqual(len(notices_to(self.street, fair)), 1)
		self.assertEqual(notices_to(self.other_street, fair) + notices_to(self.county, fair), [])

	def test_who_recorded_a_fair_is_told_when_it_comes_back(self) -> None:
		fair = self.make_draft()
		self.act(self.community, fair, SUBMIT_FOR_REVIEW)
		self.act(self.street, fair, RETURN, decision_reason="请补充展位")
		self.assertEqual(len(notices_to(self.community, fair)), 1)

	def test_the_place_is_told_of_a_public_fair_and_no_other_place(self) -> None:
		fair = self.publish()
		self.assertEqual(len(notices_to(self.community, fair)), 1)
		self.assertEqual(notices_to(self.other_street, fair) + notices_to(self.county, fair), [])

	def test_a_cancelled_fair_is_told_of_with_the_people_who_wait_to_hear(self) -> None:
		fair = self.publish()
		before = len(notices_to(self.street, fair))
		self.act(self.community, fair, CANCEL_FAIR, decision_reason="场地停电")
		self.assertEqual(len(notices_to(self.street, fair)), before + 1)


def notices_to(user: str, fair: Any) -> list[str]:
	return frappe.get_all(
		"Notification Log",
		filters={"for_user": user, "document_name": fair.name},
		pluck="subject",
		order_by="creation",
	)
