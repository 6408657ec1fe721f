"""The clock of fairs, posts and referrals: what is due changes once, what is not due stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import frappe
import pytest
from frappe.utils import add_days, add_to_date, now_datetime, nowdate

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.scheduled_jobs import JOBS
from shequ_weiye.jobs import clock
from shequ_weiye.jobs.factories import make_fair, make_post, make_referral
from shequ_weiye.testing import OfficersTestCase


class TestClock(OfficersTestCase):
	def make_fair(self, state: str, **values: Any) -> str:
		fair = make_fair()
		fair.db_set({"workflow_state": state, **values})
		return fair.name

	def run_in(self, days: float, job: Callable[[], Any]) -> Any:
		with self.freeze_time(add_to_date(now_datetime(), days=days)):
			frappe.set_user("Administrator")
			return job()

	def state_of(self, fair: str) -> str:
		return frappe.db.get_value("Job Fair", fair, "workflow_state")

	@pytest.mark.job("shequ_weiye.jobs.clock.publish_fairs", "changes", "leaves", "twice")
	def test_a_passed_fair_is_published_on_its_day_and_one_with_a_later_day_is_not(self) -> None:
		due = self.make_fair(j.PENDING_PUBLICATION, publish_on=add_to_date(now_datetime(), days=1))
		later = self.make_fair(j.PENDING_PUBLICATION, publish_on=add_to_date(now_datetime(), days=3))
		draft = self.make_fair(j.DRAFT, publish_on=add_to_date(now_datetime(), days=1))
		self.assertEqual(self.run_in(0, clock.publish_fairs), (0, 0))
		self.assertEqual(self.run_in(1.1, clock.publish_fairs), (1, 0))
		self.assertEqual(self.run_in(1.2, clock.publish_fairs), (0, 0))
		self.assertEqual(
			[self.state_of(name) for name in (due, later, draft)],
			[j.PUBLISHED, j.PENDING_PUBLICATION, j.DRAFT],
		)
		step = frappe.get_doc("Job Fair", due).steps[-1]
		self.assertEqual((step.acted_by, step.acting_role or ""), ("Administrator", ""))
		self.assertEqual(frappe.db.get_value("Job Fair", due, "sign_up_open"), 1)

	@pytest.mark.job("shequ_weiye.jobs.clock.publish_fairs", "after_downtime")
	@pytest.mark.job("shequ_weiye.jobs.clock.close_sign_ups", "after_downtime")
	@pytest.mark.job("shequ_weiye.jobs.clock.hold_fairs", "twice", "after_downtime")
	@pytest.mark.job("shequ_weiye.jobs.clock.expire_posts", "after_downtime")
	def test_after_three_days_of_downtime_all_that_was_missed_is_done(self) -> None:
		fair = self.make_fair(j.PENDING_PUBLICATION, publish_on=add_to_date(now_datetime(), days=1))
		post = make_post(valid_until=add_days(nowdate(), 1))
		self.assertEqual(self.run_in(4, clock.publish_fairs), (1, 0))
		self.assertEqual(self.run_in(4, clock.expire_posts), (1, 0))
		self.assertEqual(self.run_in(13.2, clock.close_sign_ups), (1, 0))
		self.assertEqual(self.run_in(13.2, clock.hold_fairs), (1, 0))
		self.assertEqual(self.run_in(13.2, clock.hold_fairs), (0, 0))
		self.assertEqual(self.state_of(fair), j.HELD)
		self.assertEqual(frappe.db.get_value("Job Post", post.name, "status"), j.EXPIRED)

	def test_a_fair_whose_publication_was_missed_beyond_its_start_is_left_alone(self) -> None:
		fair = self.make_fair(j.PENDING_PUBLICATION, publish_on=add_to_date(now_datetime(), days=1))
		self.assertEqual(self.run_in(11, clock.publish_fairs), (0, 0))
		self.assertEqual(self.state_of(fair), j.PENDING_PUBLICATION)

	@pytest.mark.job("shequ_weiye.jobs.clock.close_sign_ups", "changes", "leaves", "twice")
	def test_sign_up_closes_at_the_deadline(self) -> None:
		fair = self.make_fair(j.PUBLISHED, sign_up_open=1)
		deadline = add_to_date(now_datetime(), days=9.5)
		later = self.make_fair(j.PUBLISHED, sign_up_open=1, sign_up_deadline=deadline)
		self.assertEqual(self.run_in(8.9, clock.close_sign_ups), (0, 0))
		self.assertEqual(self.run_in(9.1, clock.close_sign_ups), (1, 0))
		self.assertEqual(self.run_in(9.1, clock.close_sign_ups), (0, 0))
		states = [frappe.db.get_value("Job Fair", name, "sign_up_open") for name in (fair, later)]
		self.assertEqual(states, [0, 1])

	@pytest.mark.job("shequ_weiye.jobs.clock.hold_fairs", "changes", "leaves")
	def test_a_fair_that_goes_on_is_not_marked_as_held(self) -> None:
		over = self.make_fair(j.PUBLISHED)
		longer = self.make_fair(j.PUBLISHED, ends_at=add_to_date(now_datetime(), days=30))
		self.assertEqual(self.run_in(13.2, clock.hold_fairs), (1, 0))
		self.assertEqual([self.state_of(over), self.state_of(longer)], [j.HELD, j.PUBLISHED])

	@pytest.mark.job("shequ_weiye.jobs.clock.remind_of_fairs", "twice", "after_downtime")
	def test_a_reminder_missed_for_three_days_is_given_once_before_the_fair(self) -> None:
		frappe.db.set_single_value("Jobs Settings", "reminder_days", 5)
		soon = self.make_fair(j.PUBLISHED)
		community = self.community
		self.assertEqual(self.run_in(8.5, clock.remind_of_fairs), (1, 0))
		self.assertEqual(self.run_in(8.6, clock.remind_of_fairs), (0, 0))
		self.assertEqual(notices_to(community, soon), 1)

	@pytest.mark.job("shequ_weiye.jobs.clock.ask_for_outcomes", "twice", "after_downtime")
	def test_outcomes_are_asked_for_once_after_three_days_of_downtime(self) -> None:
		waiting, community = make_referral(), self.community
		self.assertEqual(self.run_in(10, clock.ask_for_outcomes), (1, 0))
		self.assertEqual(self.run_in(10, clock.ask_for_outcomes), (0, 0))
		self.assertEqual(notices_to(community, waiting.name), 1)

	@pytest.mark.job("shequ_weiye.jobs.clock.remind_of_fairs", "changes", "leaves", "twice")
	def test_officers_of_the_place_are_reminded_once_a_day_before(self) -> None:
		fair = self.make_fair(j.PUBLISHED)
		later = self.make_fair(j.PUBLISHED, starts_at=add_to_date(now_datetime(), days=11))
		officers = (self.community, self.street, self.other_street)
		self.assertEqual(self.run_in(8.5, clock.remind_of_fairs), (0, 0))
		self.assertEqual(self.run_in(9.5, clock.remind_of_fairs), (1, 0))
		self.assertEqual(self.run_in(9.6, clock.remind_of_fairs), (0, 0))
		self.assertEqual([notices_to(officer, fair) for officer in officers], [1, 1, 0])
		self.assertEqual(notices_to(self.community, later), 0)

	def test_a_fair_that_began_during_the_downtime_needs_no_reminder(self) -> None:
		self.make_fair(j.PUBLISHED)
		self.assertEqual(self.run_in(10.05, clock.remind_of_fairs), (0, 0))

	@pytest.mark.job("shequ_weiye.jobs.clock.expire_posts", "changes", "leaves", "twice")
	def test_a_post_expires_the_day_after_its_last(self) -> None:
		due, open_post = make_post(valid_until=nowdate()), make_post(valid_until=add_days(nowdate(), 5))
		closed = make_post(valid_until=nowdate(), status=j.CLOSED)
		self.assertEqual(self.run_in(0, clock.expire_posts), (0, 0))
		self.assertEqual(self.run_in(1, clock.expire_posts), (1, 0))
		self.assertEqual(self.run_in(1, clock.expire_posts), (0, 0))
		states = [frappe.db.get_value("Job Post", post.name, "status") for post in (due, open_post, closed)]
		self.assertEqual(states, [j.EXPIRED, j.OPEN, j.CLOSED])

	@pytest.mark.job("shequ_weiye.jobs.clock.ask_for_outcomes", "changes", "leaves", "twice")
	def test_outcomes_are_asked_for_after_the_days_of_the_settings_and_again(self) -> None:
		waiting = make_referral()
		known = make_referral()
		known.update({"outcome": j.DECLINED, "reason": "Too Far Away"})
		known.save()
		officer = self.community
		self.assertEqual(self.run_in(6, clock.ask_for_outcomes), (0, 0))
		self.assertEqual(self.run_in(7, clock.ask_for_outcomes), (1, 0))
		self.assertEqual(self.run_in(7, clock.ask_for_outcomes), (0, 0))
		self.assertEqual(self.run_in(10, clock.ask_for_outcomes), (0, 0))
		self.assertEqual(self.run_in(14, clock.ask_for_outcomes), (1, 0))
		self.assertEqual([notices_to(officer, name) for name in (waiting.name, known.name)], [2, 0])

	def test_zero_days_never_ask(self) -> None:
		make_referral()
		frappe.db.set_single_value("Jobs Settings", "outcome_days", 0)
		self.assertEqual(self.run_in(30, clock.ask_for_outcomes), (0, 0))

	def test_one_fair_that_fails_does_not_stop_the_others(self) -> None:
		bad = self.make_fair(j.PUBLISHED, ends_at=add_to_date(now_datetime(), days=9))  # before its start
		good = self.make_fair(j.PUBLISHED)
		self.assertEqual(self.run_in(11, clock.hold_fairs), (1, 1))
		self.assertEqual([self.state_of(bad), self.state_of(good)], [j.PUBLISHED, j.HELD])

	def test_the_transitions_of_the_clock_are_refused_before_their_time(self) -> None:
		fair = frappe.get_doc("Job Fair", self.make_fair(j.PUBLISHED))
		fair.workflow_state = j.HELD
		self.assertRaises((frappe.ValidationError, frappe.PermissionError), fair.save)

	def test_every_job_of_the_clock_is_scheduled(self) -> None:
		scheduled = {job.method for job in JOBS if job.method.startswith(clock.CLOCK)}
		jobs = {
			f"{clock.CLOCK}.{name}"
			for name, value in vars(clock).items()
			if isinstance(getattr(value, "title", None), str)
		}
		self.assertEqual(scheduled, jobs)


def notices_to(user: str, document: str) -> int:
	return frappe.db.count("Notification Log", {"for_user": user, "document_name": document})
