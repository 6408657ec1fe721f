"""The nightly review of the assistance ledger."""

from __future__ import annotations

from unittest.mock import patch

import frappe
import pytest
from frappe.tests.utils import FrappeTestCase
from time_machine import travel

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.assistance.jobs import review_records
from shequ_weiye.assistance.services.progress import DERIVED_FIELDS
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.residents.factories import make_resident, make_status_change
from shequ_weiye.territory.factories import make_officer

OTHER_COMMUNITY = "370102011004"


def on(day: str) -> travel:
	return travel(f"{day} 04:00:00.000001 +0000", tick=False)


class TestReviewOfRecords(FrappeTestCase):
	"""Late persons become late, over years end and the next begin, once, even after days without a run."""

	def setUp(self) -> None:
		with on("2026-03-05"):
			self.record = make_assistance_record(resident=make_resident(registered_on="2026-03-05").name)

	def tearDown(self) -> None:
		frappe.db.rollback()

	def value(self, field: str) -> object:
		return frappe.db.get_value("Assistance Record", self.record.name, field)

	def next_years(self) -> list[frappe._dict]:
		return frappe.get_all(
			"Assistance Record",
			filters={"resident": self.record.resident, "name": ("!=", self.record.name)},
			fields=["name", "service_year_start", "workflow_state"],
			order_by="service_year_start",
		)

	@pytest.mark.job("shequ_weiye.assistance.jobs.review_records", "changes", "twice")
	def test_a_person_becomes_due_and_then_late_and_a_second_run_changes_nothing(self) -> None:
		with on("2026-06-20"):
			self.assertEqual(review_records(), (1, 0))
			self.assertEqual(self.value("lateness"), a.DUE)
			self.assertEqual(review_records(), (0, 0))
		with on("2026-07-05"):
			self.assertEqual(review_records().changed, 1)
			self.assertEqual((self.value("lateness"), self.value("job_status")), (a.LATE, a.LATE))

	@pytest.mark.job("shequ_weiye.assistance.jobs.review_records", "leaves")
	def test_a_person_on_track_stays_as_he_is(self) -> None:
		with on("2026-03-20"):
			self.assertEqual(review_records(), (0, 0))
			self.assertEqual(self.value("lateness"), a.ON_TRACK)

	@pytest.mark.job("shequ_weiye.assistance.jobs.review_records", "twice", "after_downtime")
	def test_after_three_days_without_a_run_the_ended_year_is_closed_and_the_next_opened(self) -> None:
		with on("2027-03-04"):
			review_records()
			self.assertEqual(self.value("workflow_state"), a.OPENED)
		with on("2027-03-08"):
			review_records()
			self.assertEqual(self.value("workflow_state"), a.CLOSED)
			(following,) = self.next_years()
			self.assertEqual(str(following.service_year_start), "2027-03-05")
			self.assertEqual(following.workflow_state, a.OPENED)
			self.assertEqual(review_records(), (0, 0))
			self.assertEqual(len(self.next_years()), 1)

	def test_after_years_without_a_run_every_year_gets_its_record(self) -> None:
		with on("2029-01-10"):
			review_records()
			stages = [row.workflow_state for row in self.next_years()]
			self.assertEqual(stages, [a.CLOSED, a.OPENED])

	def test_the_step_of_the_clock_is_nobody_s(self) -> None:
		with on("2027-03-05"):
			review_records()
			step = frappe.get_doc("Assistance Record", self.record.name).steps[-1]
			self.assertEqual((step.acted_by, step.acting_role), ("Administrator", None))

	def test_a_place_may_open_years_by_hand(self) -> None:
		settings = frappe.get_doc("Assistance Settings")
		settings.opens_next_year = 0
		settings.save()
		with on("2027-03-05"):
			review_records()
			self.assertEqual(self.next_years(), [])
		frappe.clear_document_cache("Assistance Settings", "Assistance Settings")

	def test_one_bad_record_does_not_stop_the_rest(self) -> None:
		with on("2026-03-05"):
			bad = make_assistance_record(resident=make_resident(registered_on="2026-03-05").name)

		frappe.db.set_value("Assistance Record", bad.name, "service_year_start", None)
		with on("2026-07-05"):
			self.assertEqual(review_records(), (1, 1))
			self.assertEqual(self.value("lateness"), a.LATE)

	def test_what_is_stored_wrong_is_put_right_from_the_contacts(self) -> None:
		with on("2026-06-01"):
			make_contact(self.record)
			before = frappe.db.get_value("Assistance Record", self.record.name, DERIVED_FIELDS)
			wrong = {"guidance_done": 7, "lateness": a.DONE, "next_due_on": None}
			frappe.db.set_value("Assistance Record", self.record.name, wrong)
			self.assertEqual(review_records(), (1, 0))
			self.assertEqual(
				frappe.db.get_value("Assistance Record", self.record.name, DERIVED_FIELDS), before
			)

	def test_many_records_in_several_parts_are_counted_like_one(self) -> None:
		with on("2026-03-05"):
			others = [
				make_assistance_record(resident=make_resident(registered_on="2026-03-05").name)
				for _other in range(2)
			]
		with on("2026-07-05"), patch("shequ_weiye.assistance.services.nightly.RECORDS_PER_PART", 2):
			self.assertEqual(review_records().changed, 3)
			self.assertEqual(review_records(), (0, 0))
		names = ("in", [other.name for other in others])
		self.assertEqual(frappe.db.count("Assistance Record", {"name": names, "lateness": a.LATE}), 2)

	def test_employment_moves_the_due_days_at_once_and_its_end_asks_again(self) -> None:
		with on("2026-06-01"):
			make_status_change(resident=self.record.resident, status="Employed", changed_on="2026-06-01")
			self.assertEqual((self.value("lateness"), self.value("next_due_on")), (a.ON_TRACK, None))
		with on("2026-07-01"):
			make_status_change(resident=self.record.resident, status="Unemployed", changed_on="2026-07-01")
			self.assertEqual(str(self.value("next_due_on")), "2026-08-03")
			self.assertEqual(self.value("paused_days"), 30)

	def test_services_count_on_after_the_move_to_another_community(self) -> None:
		with on("2026-06-01"):
			make_contact(self.record)
			frappe.db.set_value("Resident", self.record.resident, "division", OTHER_COMMUNITY)
			self.assertEqual(review_records(), (1, 0))
			self.assertEqual((self.value("division"), self.value("guidance_done")), (OTHER_COMMUNITY, 1))
			self.assertEqual(review_records(), (0, 0))

	def test_the_officer_is_reminded_once_a_day_without_a_name(self) -> None:
		officer = make_officer(COMMUNITY_OFFICER)
		self.record.db_set("officer", officer)
		with on("2026-07-05"):
			review_records()
			review_records()
			notices = frappe.get_all("Notification Log", filters={"for_user": officer}, fields=["subject"])
			self.assertEqual(len(notices), 1)
			self.assertNotIn("张三", notices[0].subject)
		with on("2026-07-06"):
			review_records()
			self.assertEqual(frappe.db.count("Notification Log", {"for_user": officer}), 2)

	def test_a_contact_brings_a_late_person_back(self) -> None:
		with on("2026-07-05"):
			review_records()
			for kind in a.KINDS:
				make_contact(self.record, kind=kind)
			self.assertEqual(self.value("lateness"), a.ON_TRACK)
