"""Who may take which step of a startup application."""

from __future__ import annotations

from collections.abc import Iterator

import frappe
from frappe import _
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.policies.applications.factories import REASONS, ROUTE, take
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder, message_of
from shequ_weiye.policies.desk_workflow import get_transitions
from shequ_weiye.policies.services.approval_rules import Refusal
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import ROLES, CaseTestCase, fresh, officer
from shequ_weiye.territory.factories import (
	SHINAN,
	YAOJIA_STREET,
	acting_as,
	make_officer,
	make_posting,
	make_user,
)

DOCTYPE = "Startup Application"


class TestTransitions(CaseTestCase):
	"""Each transition, by the right role and by every wrong one."""

	def test_right_officers_take_a_case_from_draft_to_closed(self) -> None:
		application = make_startup_application(s.CLOSED)
		self.assertEqual([row.action for row in application.steps], [action for action, _role in ROUTE])
		self.assertEqual([row.acting_role for row in application.steps], [role for _action, role in ROUTE])
		self.assertEqual(
			[row.acted_by for row in application.steps], [officer(role) for _action, role in ROUTE]
		)

	def test_every_shipped_transition_works_for_its_role(self) -> None:
		for way in w.STARTUP_APPLICATION.transitions:
			with self.subTest(state=way.state, action=way.action, role=way.role):
				application = make_startup_application(way.state)
				take(application, way.action, officer(way.role))
				self.assertEqual(fresh(application).workflow_state, way.next_state)
				last = application.steps[-1]
				self.assertEqual(
					(last.action, last.from_state, last.to_state), (way.action, way.state, way.next_state)
				)
				self.assertEqual(last.reason, REASONS.get(way.action))

	def test_every_transition_is_refused_to_every_other_role(self) -> None:
		for state in w.STARTUP_APPLICATION.states:
			application = make_startup_application(state.name)
			for next_state, role in self.wrong_ways(state.name):
				with self.subTest(state=state.name, next_state=next_state, role=role):
					self.assert_barred(application, officer(role), next_state)

	def wrong_ways(self, state: str) -> Iterator[tuple[str, str]]:
		allowed = {
			(way.next_state, way.role) for way in w.STARTUP_APPLICATION.transitions if way.state == state
		}
		for target in {way.next_state for way in w.STARTUP_APPLICATION.transitions if way.state == state}:
			yield from ((target, role) for role in ROLES if (target, role) not in allowed)

	def test_no_step_is_skipped_even_by_the_right_person(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		for target in (s.IN_PUBLICITY, s.PENDING_PAYMENT, s.PAID, s.CLOSED):
			for role in (STREET_OFFICER, COUNTY_OFFICER, COUNTY_FINANCE_OFFICER):
				self.assert_barred(application, officer(role), target)

	def test_administrator_decides_nothing(self) -> None:
		application = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		self.assert_barred(application, "Administrator", s.IN_PUBLICITY)

	def test_reasons_are_required_kept_and_shown(self) -> None:
		for action, state, role in (
			(w.RETURN, s.PENDING_STREET_REVIEW, STREET_OFFICER),
			(w.REFUSE, s.PENDING_COUNTY_APPROVAL, COUNTY_OFFICER),
			(w.WITHDRAW, s.PENDING_STREET_REVIEW, COMMUNITY_OFFICER),
		):
			application = make_startup_application(state)
			with acting_as(officer(role)), self.assertRaises(ApprovalRefused) as error:
				fresh(application).act(action, {"decision_reason": "  "})
			self.assertEqual(str(error.exception), message_of(Refusal.REASON_MISSING))
			take(application := fresh(application), action, officer(role), decision_reason="  因为。 ")
			self.assertEqual((application.last_reason, application.steps[-1].reason), ("因为。", "因为。"))
			self.assertFalse(application.decision_reason)

	def test_old_reason_does_not_serve_again(self) -> None:
		application = make_startup_application(s.CORRECTION_REQUIRED)
		take(application, w.RESUBMIT, officer(COMMUNITY_OFFICER))
		take(application, w.ACCEPT, officer(COMMUNITY_OFFICER))
		with acting_as(officer(STREET_OFFICER)), self.assertRaises(ApprovalRefused):
			application.act(w.RETURN)

	def test_reason_without_action_is_refused(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		application.decision_reason = "先写在这里"
		with acting_as(officer(STREET_OFFICER)), self.assertRaises(ApprovalRefused) as error:
			application.save()
		self.assertEqual(str(error.exception), _("Write a reason together with the action that it explains."))

	def test_return_restarts_the_round_and_its_clock(self) -> None:
		application = make_startup_application(s.CORRECTION_REQUIRED)
		self.assertIsNone(application.step_due_on)
		take(application, w.RESUBMIT, officer(COMMUNITY_OFFICER))
		self.assertEqual(application.workflow_state, s.PENDING_ACCEPTANCE)
		self.assertIsNotNone(application.step_due_on)

	def test_each_step_keeps_the_day_it_was_due(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		due_on = application.step_due_on
		take(application, w.PASS_REVIEW, officer(STREET_OFFICER))
		self.assertEqual(application.steps[-1].due_on, due_on)
		self.assertGreater(application.step_due_on, due_on)


class TestPersons(CaseTestCase):
	"""Own case, four eyes, place and level."""

	def assert_refused(self, refusal: Refusal, application, user: str, action: str, **values) -> None:
		with acting_as(user), self.assertRaises(NotStepHolder) as error:
			fresh(application).act(action, values)
		self.assertEqual(str(error.exception), message_of(refusal))

	def test_nobody_acts_in_the_own_case(self) -> None:
		officers = {role: officer(role) for role in (COMMUNITY_OFFICER, STREET_OFFICER)}
		for user, state, action in (
			(officers[COMMUNITY_OFFICER], s.DRAFT, w.SUBMIT),
			(officers[STREET_OFFICER], s.PENDING_STREET_REVIEW, w.PASS_REVIEW),
		):
			application = make_startup_application(state)
			frappe.db.set_value("Resident", application.applicant, "staff_user", user)
			self.assert_refused(Refusal.OWN_CASE, application, user, action)

	def test_recorder_does_not_review(self) -> None:
		clerk = officer(COMMUNITY_OFFICER)
		make_posting(STREET_OFFICER, user=clerk)
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		self.assert_refused(Refusal.RECORDED_BY_ACTOR, application, clerk, w.PASS_REVIEW)

	def test_reviewer_does_not_approve_nor_approver_pay(self) -> None:
		both = make_user("two.posts").name
		make_posting(STREET_OFFICER, user=both)
		make_posting(COUNTY_OFFICER, user=both)
		make_posting(COUNTY_FINANCE_OFFICER, user=both)
		for role, state, action in (
			(STREET_OFFICER, s.PENDING_COUNTY_APPROVAL, w.APPROVE),
			(COUNTY_OFFICER, s.PENDING_PAYMENT, w.CONFIRM_PAYMENT),
		):
			application = make_startup_application(state, {role: both})
			self.assert_refused(Refusal.DECIDED_BEFORE, application, both, action)

	def test_officers_of_other_places_are_refused(self) -> None:
		application = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		self.assert_barred(application, make_officer(COUNTY_OFFICER, SHINAN), s.IN_PUBLICITY)
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		self.assert_barred(
			application, make_officer(STREET_OFFICER, YAOJIA_STREET), s.PENDING_COUNTY_APPROVAL
		)

	def test_role_without_a_posting_over_the_case_is_not_enough(self) -> None:
		"""One user covers the case by one posting and holds the step's role by another, elsewhere."""
		user = make_officer(COUNTY_OFFICER, SHINAN)
		make_posting(CITY_OFFICER, "370100000000", user)
		application = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		self.assert_refused(Refusal.NOT_HOLDER, application, user, w.APPROVE)

	def test_ended_posting_is_not_enough(self) -> None:
		user = make_posting(
			STREET_OFFICER,
			user=make_user("left").name,
			from_date=add_days(nowdate(), -30),
			to_date=add_days(nowdate(), -1),
		).user
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		self.assert_barred(application, user, s.PENDING_COUNTY_APPROVAL)

	def test_form_offers_only_what_the_person_may_do(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		with acting_as(officer(STREET_OFFICER)):
			offered = {row["action"] for row in get_transitions(application.as_json())}
		self.assertEqual(offered, {w.PASS_REVIEW, w.RETURN, w.REFUSE})
		clerk = officer(COMMUNITY_OFFICER)
		make_posting(STREET_OFFICER, user=clerk)
		with acting_as(clerk):
			offered = {row["action"] for row in get_transitions(application.as_json())}
		self.assertEqual(offered, {w.WITHDRAW}, "who recorded it does not review it")

	def test_form_is_told_whose_turn_it_is_and_what_is_open(self) -> None:
		application = make_startup_application(s.PENDING_PAYMENT)
		with acting_as(officer(COUNTY_FINANCE_OFFICER)):
			application = fresh(application)
			application.run_method("onload")
		told = application.get("__onload")
		self.assertEqual(told.turn, COUNTY_FINANCE_OFFICER)
		self.assertEqual(set(told.open_fields), {"payment_reference", "paid_on"})
		self.assertIsNone(make_startup_application(s.CLOSED).turn())
