"""Training needs: what may be collected, and how a need moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import frappe
from frappe.utils import add_days, add_years, getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.permissions.division import DivisionClosedError
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, make_officer
from shequ_weiye.training.factories import make_course, make_need
from shequ_weiye.training.services.errors import CourseRefused, NeedRefused
from shequ_weiye.training.testing import TrainingTestCase

NEIGHBOUR_COMMUNITY = "370102011001"


def resident_aged(years: int) -> str:
	born: date = getdate(add_years(nowdate(), -years))
	return make_resident(id_number=make_id_number(born)).name


class TestCollection(TrainingTestCase):
	"""What may be written in a need."""

	def test_a_need_takes_name_place_and_collector_from_the_server(self) -> None:
		resident = make_resident(
			full_name="王小二", education="Junior College", employment_status="Unemployed"
		)
		with self.set_user(self.community):
			need = make_need(
				resident.name, resident_name="别人", collected_by="Administrator", training_result="Passed"
			)
		self.assertEqual((need.resident_name, need.division), ("王小二", QIANFOSHAN_COMMUNITY))
		self.assertEqual(need.division_code, QIANFOSHAN_COMMUNITY)
		self.assertEqual((need.collected_by, need.workflow_state), (self.community, t.COLLECTED))
		self.assertIsNone(need.training_result)
		self.assertRegex(need.name, r"^TN-\d{4}-\d{6}$")

	def test_a_need_shows_the_basic_situation_of_its_resident(self) -> None:
		resident = make_resident(education="Junior College", employment_status="Unemployed")
		shown = frappe.get_doc("Training Need", make_need(resident.name).name).as_dict()
		self.assertEqual(
			(shown.basic_education, shown.basic_employment_status), ("Junior College", "Unemployed")
		)
		self.assertEqual(shown.basic_gender, resident.gender)
		self.assertEqual(shown.basic_age, resident.age)

	def test_a_need_is_refused_under_sixteen_and_taken_from_the_birthday_on(self) -> None:
		self.refused("under 16", lambda: make_need(resident_aged(15)), NeedRefused)
		self.assertTrue(make_need(resident_aged(16)).name)

	def test_a_resident_has_one_open_need_per_direction(self) -> None:
		first = make_need()
		self.refused(first.name, lambda: make_need(first.resident), frappe.DuplicateEntryError)
		self.assertTrue(make_need(first.resident, direction="Cooking").name)

	def test_a_withdrawn_need_makes_room_for_another(self) -> None:
		first = make_need()
		self.move(first, t.WITHDRAWN, self.street, decision_reason="搬离本社区")
		self.assertEqual(make_need(first.resident).workflow_state, t.COLLECTED)

	def test_the_database_refuses_the_second_of_two_simultaneous_needs(self) -> None:
		first = make_need()
		second = make_need(first.resident, direction="Cooking")
		with self.assertRaises(frappe.UniqueValidationError):
			second.open_key = first.open_key
			second.db_update()

	def test_a_resident_of_another_area_is_refused_like_one_that_does_not_exist(self) -> None:
		foreign = make_resident(division=NEIGHBOUR_COMMUNITY).name
		with self.set_user(self.community):
			self.refused("", lambda: make_need(foreign), frappe.PermissionError)

	def test_a_need_in_a_closed_division_is_refused(self) -> None:
		resident = make_resident().name
		frappe.db.set_value(
			"Administrative Division", QIANFOSHAN_COMMUNITY, "valid_to", add_days(nowdate(), -1)
		)
		self.refused("no longer in use", lambda: make_need(resident), DivisionClosedError)

	def test_a_need_cannot_be_collected_in_the_future(self) -> None:
		self.refused("in the future", lambda: make_need(collected_on=add_days(nowdate(), 1)), NeedRefused)

	def test_only_a_published_and_valid_course_can_be_wanted(self) -> None:
		draft = make_course(is_published=0).name
		over = make_course(valid_to=add_days(nowdate(), -1)).name
		self.refused("not published", lambda: make_need(wanted_item=draft), CourseRefused)
		self.refused("not valid on", lambda: make_need(wanted_item=over), CourseRefused)
		self.assertTrue(make_need(wanted_item=make_course().name).name)


class TestStages(TrainingTestCase):
	"""Who may take a need from stage to stage, and when."""

	def test_the_street_verifies_and_the_community_does_not(self) -> None:
		need = make_need()
		self.refused(
			"posted to the level", lambda: self.move(need, t.VERIFIED, self.community), NotStepHolder
		)
		self.move(need, t.VERIFIED, self.street)
		self.assertEqual(self.stage_of(need), t.VERIFIED)
		self.assertEqual([(row.action, row.acted_by) for row in need.steps], [("Verify", self.street)])

	def test_another_street_can_neither_read_nor_verify(self) -> None:
		need = make_need()
		with self.set_user(self.other_street):
			self.assertFalse(frappe.has_permission("Training Need", "read", doc=need.name))
			self.assertNotIn(need.name, frappe.get_list("Training Need", pluck="name"))
		self.refused("", lambda: self.move(need, t.VERIFIED, self.other_street), frappe.PermissionError)

	def test_a_stage_cannot_be_skipped(self) -> None:
		need = make_need()
		for stage in (t.OFFERED, t.TRAINED, t.CLOSED):
			self.refused("", lambda stage=stage: self.move(need, stage, self.street))
		self.assertEqual(self.stage_of(need), t.COLLECTED)

	def test_a_new_need_begins_collected(self) -> None:
		self.refused("begins in state", lambda: make_need(workflow_state=t.VERIFIED), ApprovalRefused)

	def test_a_class_is_offered_only_by_enrolment(self) -> None:
		need = self.verified_need()
		self.refused("entering the need", lambda: self.move(need, t.OFFERED, self.street), NeedRefused)

	def test_an_offered_need_goes_back_and_on_only_with_its_class(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		self.refused("out of class", lambda: self.move(need, t.VERIFIED, self.county), NeedRefused)
		self.refused("Enter the result", lambda: self.move(need, t.TRAINED, self.county), NeedRefused)

	def test_withdrawing_needs_a_reason_which_is_kept(self) -> None:
		need = make_need()
		self.refused("reason", lambda: self.move(need, t.WITHDRAWN, self.street), ApprovalRefused)
		self.move(need, t.WITHDRAWN, self.street, decision_reason="本人放弃")
		self.assertEqual((need.last_reason, need.steps[-1].reason), ("本人放弃", "本人放弃"))

	def test_withdrawing_an_offered_need_gives_its_place_back(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		self.move(need, t.WITHDRAWN, self.street, decision_reason="已就业")
		training_class.reload()
		self.assertEqual((training_class.enrolled, training_class.enrolments), (0, []))
		self.assertIsNone(need.training_class)

	def test_what_identifies_a_need_is_closed_after_verification_and_the_rest_after_the_offer(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.refused("can no longer be changed", lambda: self.change(need, direction="Cooking"), NeedRefused)
		self.change(need, skill_level="Grade Five")
		self.enrol(training_class, need)
		self.refused("Skill Level", lambda: self.change(need, skill_level="Grade Four"), NeedRefused)

	def test_closing_needs_the_situation_after_the_training(self) -> None:
		need = self.trained_need()
		self.refused("Ask the resident", lambda: self.close(need, None, None), NeedRefused)
		with self.in_days(20):
			self.refused(
				"lies between", lambda: self.close(need, "Found Work", add_days(nowdate(), 1)), NeedRefused
			)
			self.close(need, "Found Work", nowdate())
		self.assertEqual(self.stage_of(need), t.CLOSED)
		self.assertIsNone(frappe.db.get_value("Training Need", need.name, "open_key"))

	def test_administrator_decides_nothing(self) -> None:
		need = make_need()
		self.refused("", lambda: self.move(need, t.VERIFIED, "Administrator"), NotStepHolder)

	def test_the_community_is_told_of_an_offered_class_without_the_name(self) -> None:
		community = self.community
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		told = self.told(community, need)
		self.assertEqual(len(told), 1)
		self.assertIn(training_class.name, told[0])
		self.assertNotIn(need.resident_name, told[0])

	def test_the_community_is_told_of_a_place_that_is_gone_and_not_of_a_verification(self) -> None:
		community = self.community
		need, training_class = self.verified_need(), self.open_class()
		self.assertEqual(self.told(community, need), [])
		self.enrol(training_class, need)
		training_class.reload()
		with self.set_user(self.county):
			training_class.update({"status": t.CANCELLED, "cancel_reason": "教室停用"})
			training_class.save()
		self.assertEqual(self.stage_of(need), t.VERIFIED)
		self.assertEqual(len(self.told(community, need)), 2)

	def test_the_community_is_told_that_the_training_is_over_and_no_other_place_is(self) -> None:
		community, other = self.community, make_officer(COMMUNITY_OFFICER, NEIGHBOUR_COMMUNITY)
		need = self.trained_need()
		self.assertEqual(len(self.told(community, need)), 2)
		self.assertEqual(self.told(other, need), [])

	def test_administrators_may_switch_each_notification_off(self) -> None:
		self.addCleanup(frappe.cache.hdel, "notifications", "Training Need")
		for name in frappe.get_all("Notification", {"document_type": "Training Need"}, pluck="name"):
			frappe.get_doc("Notification", name).update({"enabled": 0}).save()
		community = self.community
		self.assertEqual(self.told(community, self.trained_need()), [])

	def told(self, user: str, need: Any) -> list[str]:
		filters = {"document_name": need.name, "for_user": user}
		return frappe.get_all("Notification Log", filters, pluck="subject", order_by="creation")

	def change(self, need: Any, **values: Any) -> None:
		self.move(need, self.stage_of(need), self.street, **values)

	def close(self, need: Any, outcome: str | None, day: str | None) -> None:
		self.move(need, t.CLOSED, self.street, outcome=outcome, outcome_on=day)

	def trained_need(self) -> Any:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		with self.in_days(14), self.set_user(self.county):
			training_class.reload()
			training_class.status = t.RUNNING
			training_class.save()
			training_class.reload()
			training_class.enrolments[0].update({"attended_hours": 40, "result": t.PASSED})
			training_class.status = t.FINISHED
			training_class.save()
		need.reload()
		return need
