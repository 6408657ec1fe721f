# Copyright (c) 2026, 社区微业 developers and contributors
# See license.txt

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.tests.utils import FrappeTestCase
from time_machine import travel

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows_assistance import (
	CLOSE_RECORD,
	EXIT_AID,
	MAKE_PLAN,
	REOPEN,
	START_SERVICE,
)
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, SHINAN, YAOJIA_STREET, make_officer

if TYPE_CHECKING:
	from shequ_weiye.assistance.doctype.assistance_record.assistance_record import AssistanceRecord

OTHER_COMMUNITY = "370102011004"


@travel("2026-06-10 04:00:00.000001 +0000", tick=False)
class TestAssistanceRecord(FrappeTestCase):
	"""One record per resident and service year, moved by the officers of the place."""

	def setUp(self) -> None:
		self.resident = make_resident(registered_on="2026-03-05").name
		self.community = make_officer(COMMUNITY_OFFICER)
		frappe.set_user(self.community)

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		frappe.clear_document_cache("Assistance Settings", "Assistance Settings")

	def open_record(self, **values: object) -> AssistanceRecord:
		return make_assistance_record(resident=self.resident, **values)

	def go_to(self, role: str, division: str | None = None) -> None:
		"""Go on as an officer in ``role``."""
		frappe.set_user("Administrator")
		frappe.set_user(make_officer(role, division))

	# --- opening

	def test_a_new_record_begins_with_the_registration_and_asks_for_12333(self) -> None:
		record = self.open_record()
		self.assertEqual(str(record.service_year_start), "2026-03-05")
		self.assertEqual(str(record.service_year_end), "2027-03-04")
		quotas = [record.policy_quota, record.guidance_quota, record.job_quota, record.training_quota]
		self.assertEqual(quotas, [2, 3, 3, 3])
		self.assertEqual(record.workflow_state, a.OPENED)
		self.assertEqual(record.lateness, a.ON_TRACK)
		self.assertEqual(str(record.next_due_on), "2026-07-04")
		self.assertEqual(record.officer, self.community)

	def test_a_record_belongs_to_the_community_of_its_resident_whatever_a_client_sends(self) -> None:
		record = self.open_record(division_code=SHINAN, resident_name="李四")
		self.assertEqual(
			(record.division, record.division_code), (QIANFOSHAN_COMMUNITY, QIANFOSHAN_COMMUNITY)
		)
		self.assertEqual(record.resident_name, "张三")
		with self.assertRaises(frappe.PermissionError):
			self.open_record(division=SHINAN)

	def test_counts_and_due_days_are_never_typed(self) -> None:
		record = self.open_record(guidance_done=3, lateness=a.DONE, job_quota=0)
		self.assertEqual((record.guidance_done, record.lateness, record.job_quota), (0, a.ON_TRACK, 3))
		record.update({"guidance_done": 3, "job_quota": 0, "service_year_end": "2026-06-11"})
		record.save()
		self.assertEqual((record.guidance_done, record.job_quota), (0, 3))
		self.assertEqual(str(record.service_year_end), "2027-03-04")

	def test_in_calendar_years_a_late_beginning_asks_for_its_part(self) -> None:
		frappe.set_user("Administrator")
		settings = frappe.get_doc("Assistance Settings")
		settings.window_kind = a.CALENDAR_YEAR
		settings.save()
		self.resident = make_resident(registered_on="2026-06-01").name
		frappe.set_user(self.community)
		record = self.open_record()
		self.assertEqual(
			(str(record.service_year_start), str(record.service_year_end)), ("2026-06-01", "2026-12-31")
		)
		self.assertEqual((record.policy_quota, record.job_quota), (2, 2))

	def test_a_second_record_for_the_same_year_is_refused_and_the_first_is_named(self) -> None:
		first = self.open_record()
		with self.assertRaisesRegex(frappe.DuplicateEntryError, first.name):
			self.open_record()
		with self.assertRaisesRegex(frappe.DuplicateEntryError, first.name):
			self.open_record(service_year_start="2026-05-01")

	def test_a_year_before_the_registration_or_in_the_future_is_refused(self) -> None:
		with self.assertRaisesRegex(frappe.ValidationError, "05-03-2026|2026-03-05"):
			self.open_record(service_year_start="2026-03-04")
		with self.assertRaises(frappe.ValidationError):
			self.open_record(service_year_start="2026-06-11")

	def test_a_child_is_refused(self) -> None:
		frappe.set_user("Administrator")
		self.resident = make_resident(id_number=make_id_number(frappe.utils.getdate("2012-01-01"))).name
		frappe.set_user(self.community)
		with self.assertRaisesRegex(frappe.ValidationError, "16"):
			self.open_record()

	def test_a_resident_of_another_area_is_refused(self) -> None:
		self.go_to(COMMUNITY_OFFICER, OTHER_COMMUNITY)
		with self.assertRaises(frappe.PermissionError):
			self.open_record()

	# --- stages

	def test_a_record_goes_from_opened_over_planned_to_in_progress(self) -> None:
		record = self.open_record(plan="每季度上门一次")
		record.act(MAKE_PLAN)
		record.act(START_SERVICE)
		self.assertEqual(record.workflow_state, a.IN_PROGRESS)
		self.assertEqual([step.action for step in record.steps], [MAKE_PLAN, START_SERVICE])

	def test_no_plan_no_planned_record(self) -> None:
		record = self.open_record(plan="  ")
		with self.assertRaises(frappe.ValidationError):
			record.act(MAKE_PLAN)

	def test_the_first_service_starts_a_planned_record(self) -> None:
		record = self.open_record(plan="x")
		record.act(MAKE_PLAN)
		make_contact(record)
		self.assertEqual(
			frappe.db.get_value("Assistance Record", record.name, "workflow_state"), a.IN_PROGRESS
		)

	def test_a_superior_does_not_plan_in_the_community_s_place(self) -> None:
		record = self.open_record(plan="x")
		self.go_to(STREET_OFFICER)
		with self.assertRaises(NotStepHolder):
			frappe.get_doc("Assistance Record", record.name).act(MAKE_PLAN)

	def test_a_stage_cannot_be_skipped_by_writing_it(self) -> None:
		record = self.open_record(plan="x")
		record.workflow_state = a.IN_PROGRESS
		with self.assertRaises((ApprovalRefused, frappe.ValidationError)):
			record.save()

	def test_a_record_is_not_closed_before_its_year_is_over_or_its_services_are_done(self) -> None:
		record = self.open_record()
		with self.assertRaises(frappe.ValidationError):
			record.act(CLOSE_RECORD)
		record.reload()
		with travel("2027-03-05 04:00:00.000001 +0000", tick=False):
			record.act(CLOSE_RECORD)
		self.assertEqual(record.workflow_state, a.CLOSED)
		self.assertIsNone(record.lateness)

	# --- exit

	def test_an_exit_has_a_reason_and_a_day(self) -> None:
		record = self.open_record()
		with self.assertRaises(frappe.ValidationError):
			record.act(EXIT_AID)
		record.reload()
		record.act(EXIT_AID, {"exit_reason": "Found Work"})
		self.assertEqual((record.workflow_state, str(record.exited_on)), (a.EXITED, "2026-06-10"))
		self.assertIsNone(record.next_due_on)

	def test_an_exit_before_the_last_contact_or_in_the_future_is_refused(self) -> None:
		record = self.open_record()
		make_contact(record, contacted_on="2026-06-09")
		record.reload()
		for day in ("2026-06-08", "2026-06-11"):
			with self.assertRaises(frappe.ValidationError):
				record.act(EXIT_AID, {"exit_reason": "Found Work", "exited_on": day})
			record.reload()

	def test_reason_and_day_of_an_exit_are_not_written_without_the_action(self) -> None:
		record = self.open_record()
		record.update({"exit_reason": "Died", "exited_on": "2026-06-10"})
		record.save()
		self.assertIsNone(record.exit_reason)

	def test_the_street_takes_back_an_exit_and_says_why(self) -> None:
		record = self.open_record()
		record.act(EXIT_AID, {"exit_reason": "Found Work"})
		self.go_to(STREET_OFFICER)
		record = frappe.get_doc("Assistance Record", record.name)
		record.act(REOPEN, {"decision_reason": "录错人了"})
		self.assertEqual((record.workflow_state, record.exit_reason), (a.IN_PROGRESS, None))
		self.assertEqual(record.lateness, a.ON_TRACK)

	def test_after_an_exit_a_new_year_may_begin_the_day_after(self) -> None:
		record = self.open_record()
		record.act(EXIT_AID, {"exit_reason": "Found Work", "exited_on": "2026-06-08"})
		again = self.open_record()
		self.assertEqual(str(again.service_year_start), "2026-06-09")

	# --- who sees what

	def test_neighbours_see_nothing_and_superiors_see_it(self) -> None:
		name = self.open_record().name
		for role, division, expected in (
			(STREET_OFFICER, YAOJIA_STREET, 0),
			(COUNTY_OFFICER, SHINAN, 0),
			(STREET_OFFICER, None, 1),
			(COUNTY_OFFICER, None, 1),
		):
			self.go_to(role, division)
			with self.subTest(role=role, division=division):
				self.assertEqual(len(frappe.get_list("Assistance Record", {"name": name})), expected)
				self.assertEqual(bool(frappe.has_permission("Assistance Record", doc=name)), bool(expected))

	def test_the_aid_group_is_hidden_from_those_who_only_count(self) -> None:
		meta = frappe.get_meta("Assistance Record")
		self.assertEqual(meta.get_field("aid_group").permlevel, 1)
		readers = {row.role for row in meta.permissions if row.permlevel == 1 and row.read}
		self.assertEqual(readers, {COMMUNITY_OFFICER, STREET_OFFICER, COUNTY_OFFICER})
