"""The clock of needs and classes: what is due changes once, what is not due stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import frappe
import pytest
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.scheduled_jobs import JOBS
from shequ_weiye.training import clock
from shequ_weiye.training.factories import make_class, make_need
from shequ_weiye.training.testing import TrainingTestCase


class TestClock(TrainingTestCase):
	def setUp(self) -> None:
		super().setUp()
		# The site may hold demonstration records; the clock must find those of the test alone.
		for doctype, field in (("Training Class", "status"), ("Training Need", "workflow_state")):
			frappe.db.set_value(
				doctype, {"name": ["!=", ""]}, field, "Withdrawn" if field != "status" else t.CANCELLED
			)

	def run_in(self, days: int, job: Callable[[], Any]) -> tuple[int, int]:
		with self.in_days(days):
			frappe.set_user("Administrator")
			return tuple(job())

	def told(self, user: str, document: Any) -> list[str]:
		filters = {"for_user": user, "document_name": document.name}
		return frappe.get_all("Notification Log", filters=filters, pluck="subject", order_by="creation")

	def test_every_job_is_on_the_schedule(self) -> None:
		scheduled = {job.method for job in JOBS}
		for name in ("start_classes", "remind_of_stale_needs", "announce_classes", "warn_of_small_classes"):
			self.assertIn(f"shequ_weiye.training.clock.{name}", scheduled)
		self.assertIn("shequ_weiye.training.clock.ask_for_results", scheduled)

	@pytest.mark.job(
		"shequ_weiye.training.clock.start_classes", "changes", "leaves", "twice", "after_downtime"
	)
	def test_an_open_class_starts_on_its_day_once_and_a_small_or_later_one_does_not(self) -> None:
		due, small = self.open_class(), self.open_class(quorum_min=2)
		later = self.open_class(starts_on=add_days(nowdate(), 20))
		self.enrol(due, self.verified_need())
		self.assertEqual(self.run_in(9, clock.start_classes), (0, 0))
		self.assertEqual(self.run_in(13, clock.start_classes), (1, 0))
		self.assertEqual(self.run_in(13, clock.start_classes), (0, 0))
		statuses = [
			frappe.db.get_value("Training Class", each.name, "status") for each in (due, small, later)
		]
		self.assertEqual(statuses, [t.RUNNING, t.OPEN, t.OPEN])

	@pytest.mark.job("shequ_weiye.training.clock.remind_of_stale_needs", "changes", "twice", "after_downtime")
	def test_the_street_is_reminded_of_needs_that_wait_to_be_verified(self) -> None:
		street, county = self.street, self.county
		need = make_need()
		self.assertEqual(self.run_in(13, clock.remind_of_stale_needs), (0, 0))
		self.assertEqual(self.run_in(17, clock.remind_of_stale_needs), (1, 0))
		self.assertEqual(self.run_in(17, clock.remind_of_stale_needs), (0, 0))
		self.assertEqual((len(self.told(street, need)), len(self.told(county, need))), (1, 0))
		self.assertNotIn(need.resident_name, self.told(street, need)[0])
		self.assertEqual(self.run_in(31, clock.remind_of_stale_needs), (1, 0))

	@pytest.mark.job("shequ_weiye.training.clock.remind_of_stale_needs", "changes", "leaves")
	def test_street_and_county_are_reminded_of_needs_without_a_class(self) -> None:
		county = self.county
		waiting, unwilling = self.verified_need(), self.verified_need(willingness=t.NOT_WILLING)
		self.assertEqual(self.run_in(59, clock.remind_of_stale_needs), (0, 0))
		self.assertEqual(self.run_in(63, clock.remind_of_stale_needs), (1, 0))
		self.assertEqual((len(self.told(county, waiting)), len(self.told(county, unwilling))), (1, 0))

	@pytest.mark.job("shequ_weiye.training.clock.announce_classes", "changes", "twice")
	def test_a_class_is_announced_once_to_its_organisers_and_the_communities(self) -> None:
		community, county = self.community, self.county
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		self.assertEqual(self.run_in(6, clock.announce_classes), (0, 0))
		self.assertEqual(self.run_in(8, clock.announce_classes), (1, 0))
		self.assertEqual(self.run_in(8, clock.announce_classes), (0, 0))
		self.assertEqual(len(self.told(county, training_class)), 1)
		self.assertIn("remind the participants", self.told(community, need)[-1])

	@pytest.mark.job("shequ_weiye.training.clock.announce_classes", "leaves", "twice", "after_downtime")
	def test_three_days_of_downtime_delay_an_announcement_and_a_later_class_has_none(self) -> None:
		due, later = self.open_class(), self.open_class(starts_on=add_days(nowdate(), 30))
		county = self.county
		self.assertEqual(self.run_in(10, clock.announce_classes), (1, 0))
		self.assertEqual(self.run_in(10, clock.announce_classes), (0, 0))
		self.assertEqual((len(self.told(county, due)), self.told(county, later)), (1, []))

	@pytest.mark.job("shequ_weiye.training.clock.warn_of_small_classes", "twice", "after_downtime")
	def test_a_warning_missed_for_three_days_is_given_once(self) -> None:
		county, small = self.county, self.open_class(quorum_min=2)
		self.assertEqual(self.run_in(9, clock.warn_of_small_classes), (1, 0))
		self.assertEqual(self.run_in(9, clock.warn_of_small_classes), (0, 0))
		self.assertEqual(len(self.told(county, small)), 1)

	def test_a_class_that_is_moved_is_announced_again(self) -> None:
		training_class = self.open_class()
		self.assertEqual(self.run_in(8, clock.announce_classes), (1, 0))
		training_class.reload()
		training_class.update({"starts_on": add_days(nowdate(), 12), "ends_on": add_days(nowdate(), 13)})
		training_class.save()
		self.assertEqual(self.run_in(9, clock.announce_classes), (1, 0))

	@pytest.mark.job("shequ_weiye.training.clock.warn_of_small_classes", "changes", "leaves", "twice")
	def test_a_small_class_is_warned_of_before_and_on_its_first_day(self) -> None:
		county, other = self.county, self.other_street
		small, large = self.open_class(quorum_min=2), self.open_class()
		self.enrol(large, self.verified_need())
		self.assertEqual(self.run_in(2, clock.warn_of_small_classes), (0, 0))
		self.assertEqual(self.run_in(6, clock.warn_of_small_classes), (1, 0))
		self.assertEqual(self.run_in(7, clock.warn_of_small_classes), (0, 0))
		self.assertEqual(self.run_in(12, clock.warn_of_small_classes), (1, 0))
		self.assertIn("0 of 2", self.told(county, small)[0])
		self.assertEqual(self.told(other, small), [])

	@pytest.mark.job(
		"shequ_weiye.training.clock.ask_for_results", "changes", "leaves", "twice", "after_downtime"
	)
	def test_results_are_asked_for_once_some_days_after_the_end(self) -> None:
		county = self.county
		over, planned = self.open_class(), make_class()
		self.assertEqual(self.run_in(18, clock.ask_for_results), (0, 0))
		self.assertEqual(self.run_in(22, clock.ask_for_results), (1, 0))
		self.assertEqual(self.run_in(22, clock.ask_for_results), (0, 0))
		self.assertEqual((len(self.told(county, over)), self.told(county, planned)), (1, []))

	def test_one_class_that_fails_does_not_stop_the_others(self) -> None:
		first, second = self.open_class(), self.open_class()
		self.enrol(first, self.verified_need())
		self.enrol(second, self.verified_need())
		# A course that has vanished past every rule.
		frappe.db.set_value("Training Class", first.name, "catalogue_item", "gone")
		self.assertEqual(self.run_in(10, clock.start_classes), (1, 1))
		self.assertEqual(frappe.db.get_value("Training Class", second.name, "status"), t.RUNNING)
