"""Training classes: their days, their places, and what becomes of the needs in them."""

from __future__ import annotations

from typing import Any

import frappe
from frappe.utils import add_days, add_years, getdate, nowdate

from shequ_weiye.constants import training as t
from shequ_weiye.constants.roles import STREET_OFFICER
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_STREET, SHINAN, YAOJIA_STREET, make_officer
from shequ_weiye.training.api import candidates, enrol, open_classes
from shequ_weiye.training.factories import make_class, make_course, make_need
from shequ_weiye.training.services.errors import ClassRefused, CourseRefused, EnrolmentRefused
from shequ_weiye.training.testing import TrainingTestCase

YAOJIA_COMMUNITY = "370102011001"


def session(day: str, starts_at: str = "18:30:00", ends_at: str = "20:30:00") -> dict[str, str]:
	return {"session_on": day, "starts_at": starts_at, "ends_at": ends_at}


class TestContents(TrainingTestCase):
	"""What a class may look like."""

	def test_a_class_takes_occupation_grade_hours_and_size_from_course_and_settings(self) -> None:
		course = make_course()
		planned = make_class(course.name, occupation="别的", hours=1, quorum_min=0, quorum_max=0)
		self.assertEqual(
			(planned.occupation, planned.grade, planned.hours), (course.occupation, course.grade, 40)
		)
		self.assertEqual((planned.quorum_min, planned.quorum_max), (10, 40))
		self.assertEqual((planned.class_title, planned.status), (course.item_name, t.PLANNED))

	def test_a_class_that_ends_before_it_starts_is_refused(self) -> None:
		self.refused(
			"ends before it starts", lambda: make_class(ends_on=add_days(nowdate(), 9)), ClassRefused
		)
		self.assertTrue(make_class(ends_on=add_days(nowdate(), 10)).name)

	def test_fewer_places_than_participants_needed_are_refused(self) -> None:
		self.refused("fewer places", lambda: make_class(quorum_min=5, quorum_max=4), ClassRefused)

	def test_an_unpublished_or_expired_course_is_refused(self) -> None:
		self.refused("not published", lambda: make_class(make_course(is_published=0).name), CourseRefused)
		expiring = make_course(valid_to=add_days(nowdate(), 5)).name
		self.refused("not valid on", lambda: make_class(expiring), CourseRefused)

	def test_a_course_of_another_county_is_refused(self) -> None:
		foreign = make_course(division=SHINAN).name
		self.refused("is published by", lambda: make_class(foreign), ClassRefused)

	def test_sessions_lie_in_the_class_and_do_not_overlap(self) -> None:
		first = add_days(nowdate(), 10)
		self.refused(
			"ends before", lambda: make_class(sessions=[session(first, "20:00:00", "19:00:00")]), ClassRefused
		)
		self.refused("lies outside", lambda: make_class(sessions=[session(nowdate())]), ClassRefused)
		twice = [session(first), session(first, "20:00:00", "21:00:00")]
		self.refused("overlap", lambda: make_class(sessions=twice), ClassRefused)
		following = [session(first), session(first, "20:30:00", "21:30:00")]
		self.assertEqual(len(make_class(sessions=following).sessions), 2)

	def test_a_street_plans_in_its_own_area_only(self) -> None:
		course = make_course().name
		with self.set_user(self.street):
			self.assertTrue(make_class(course, division=QIANFOSHAN_STREET).name)
			self.refused("", lambda: make_class(course, division=LIXIA), frappe.PermissionError)
			self.refused("", lambda: make_class(course, division=YAOJIA_STREET), frappe.PermissionError)

	def test_the_community_does_not_see_the_classes_of_the_county(self) -> None:
		training_class = self.open_class()
		with self.set_user(self.community):
			self.assertNotIn(training_class.name, frappe.get_list("Training Class", pluck="name"))


class TestEnrolment(TrainingTestCase):
	"""Who can be entered, and when."""

	def test_enrolling_offers_the_class_to_the_need(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		need.reload()
		self.assertEqual((need.workflow_state, need.training_class), (t.OFFERED, training_class.name))
		self.assertEqual(need.class_place, training_class.place)
		row = training_class.enrolments[0]
		self.assertEqual((row.resident, getdate(row.enrolled_on)), (need.resident, getdate(nowdate())))
		self.assertEqual(training_class.enrolled, 1)

	def test_taking_a_need_out_lets_it_wait_again(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		with self.set_user(self.county):
			training_class.enrolments = []
			training_class.save()
		need.reload()
		self.assertEqual((need.workflow_state, need.training_class), (t.VERIFIED, None))

	def test_a_need_that_is_not_verified_is_refused_and_nothing_is_half_saved(self) -> None:
		training_class, good, raw = self.open_class(), self.verified_need(), make_need()
		self.refused("Only verified", lambda: self.enrol(training_class, good, raw), EnrolmentRefused)
		self.assertEqual((self.stage_of(good), self.stage_of(raw)), (t.VERIFIED, t.COLLECTED))

	def test_a_double_enrolment_is_refused(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		self.refused("in this class already", lambda: self.enrol(training_class, need), EnrolmentRefused)
		other = self.verified_need(resident=need.resident, direction="Cooking")
		self.refused("in this class already", lambda: self.enrol(training_class, other), EnrolmentRefused)

	def test_a_full_class_takes_nobody_more(self) -> None:
		training_class = self.open_class(quorum_max=1)
		self.enrol(training_class, self.verified_need())
		late = self.verified_need()
		self.refused("has 1 places", lambda: self.enrol(training_class, late), EnrolmentRefused)
		self.assertEqual(self.stage_of(late), t.VERIFIED)

	def test_a_planned_or_cancelled_class_takes_nobody(self) -> None:
		need = self.verified_need()
		self.refused("takes no enrolments", lambda: self.enrol(make_class(), need), EnrolmentRefused)

	def test_enrolment_ends_with_the_first_day_unless_latecomers_are_allowed(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		with self.in_days(11):
			self.refused("began on", lambda: self.enrol(training_class, need), EnrolmentRefused)
			training_class.reload()
			training_class.allow_late_enrolment = 1
			training_class.save()
			self.enrol(training_class, need)
		self.assertEqual(self.stage_of(need), t.OFFERED)

	def test_somebody_who_is_not_willing_is_refused(self) -> None:
		need = self.verified_need(willingness=t.NOT_WILLING)
		self.refused("not willing", lambda: self.enrol(self.open_class(), need), EnrolmentRefused)

	def test_the_ages_of_the_course_count_on_the_first_day(self) -> None:
		course = make_course(minimum_age=18, maximum_age=50).name
		young = make_resident(id_number=make_id_number(getdate(add_years(nowdate(), -17)))).name
		turning = make_resident(
			id_number=make_id_number(getdate(add_days(add_years(nowdate(), -18), 5)))
		).name
		training_class = self.open_class(course=course)
		too_young, in_time = self.verified_need(resident=young), self.verified_need(resident=turning)
		self.refused("ages from 18 to 50", lambda: self.enrol(training_class, too_young), EnrolmentRefused)
		self.enrol(training_class, in_time)
		self.assertEqual(self.stage_of(in_time), t.OFFERED)

	def test_a_need_outside_the_organising_division_is_refused(self) -> None:
		elsewhere = make_resident(division=YAOJIA_COMMUNITY).name
		make_officer(STREET_OFFICER, YAOJIA_STREET, user=self.street)
		need = self.verified_need(resident=elsewhere)
		training_class = self.open_class(division=QIANFOSHAN_STREET)
		self.refused("outside the division", lambda: self.enrol(training_class, need), EnrolmentRefused)
		self.enrol(self.open_class(), need)
		self.assertEqual(self.stage_of(need), t.OFFERED)

	def test_a_foreign_officer_can_enrol_nobody(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		with self.set_user(self.other_street):
			self.refused("", lambda: enrol(training_class.name, [need.name]), frappe.PermissionError)
			self.refused("", lambda: candidates(training_class.name), frappe.PermissionError)
			self.refused("", lambda: open_classes(need.name), frappe.PermissionError)

	def test_candidates_are_the_waiting_needs_of_the_area_the_best_fitting_first(self) -> None:
		training_class = self.open_class(division=QIANFOSHAN_STREET)
		loose = self.verified_need(direction="Cooking", prefers_evening=0)
		fitting = self.verified_need(wanted_item=training_class.catalogue_item)
		make_officer(STREET_OFFICER, YAOJIA_STREET, user=self.street)
		far = self.verified_need(resident=make_resident(division=YAOJIA_COMMUNITY).name)
		with self.set_user(self.county):
			names = [row["name"] for row in candidates(training_class.name)]
		self.assertLess(names.index(fitting.name), names.index(loose.name))
		self.assertNotIn(far.name, names)

	def test_open_classes_are_those_in_the_officers_area(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		with self.set_user(self.county):
			self.assertIn(training_class.name, [row.name for row in open_classes(need.name)])
		with self.set_user(self.street):
			self.assertNotIn(training_class.name, [row.name for row in open_classes(need.name)])


class TestSubsidyLimits(TrainingTestCase):
	"""At most three subsidised trainings a year, none twice in the same occupation and grade."""

	def test_the_same_occupation_and_grade_is_refused_within_a_year(self) -> None:
		course = make_course().name
		first = self.enrolled_need(course)
		again = self.verified_need(resident=first.resident, direction="Cooking")
		self.refused(
			"same occupation", lambda: self.enrol(self.open_class(course=course), again), EnrolmentRefused
		)
		free = self.open_class(course=course, is_subsidised=0)
		self.enrol(free, again)
		self.assertEqual(self.stage_of(again), t.OFFERED)

	def test_a_fourth_subsidised_training_in_a_year_is_refused(self) -> None:
		resident = make_resident().name
		for number, direction in enumerate(t.DIRECTIONS[:3]):
			self.enrolled_need(make_course(occupation=f"工种{number}").name, resident, direction)
		fourth = self.verified_need(resident=resident, direction=t.DIRECTIONS[3])
		other = self.open_class(course=make_course(occupation="工种九").name)
		self.refused("3 subsidised trainings", lambda: self.enrol(other, fourth), EnrolmentRefused)
		frappe.db.set_single_value("Training Settings", "max_subsidised_per_year", 4)
		frappe.clear_document_cache("Training Settings", "Training Settings")
		self.enrol(other, fourth)
		self.assertEqual(self.stage_of(fourth), t.OFFERED)

	def test_a_cancelled_class_does_not_count(self) -> None:
		course = make_course().name
		first = self.enrolled_need(course)
		with self.set_user(self.county):
			training_class = frappe.get_doc("Training Class", first.training_class)
			training_class.update({"status": t.CANCELLED, "cancel_reason": "教师生病"})
			training_class.save()
		self.enrol(self.open_class(course=course), first)
		self.assertEqual(self.stage_of(first), t.OFFERED)

	def enrolled_need(
		self, course: str, resident: str | None = None, direction: str = "Manufacturing"
	) -> Any:
		need = self.verified_need(resident=resident or make_resident().name, direction=direction)
		self.enrol(self.open_class(course=course), need)
		need.reload()
		return need


class TestStatus(TrainingTestCase):
	"""How a class moves, and how its needs follow."""

	def test_statuses_follow_one_another_and_nothing_leaves_the_end(self) -> None:
		planned = make_class()
		for status in (t.RUNNING, t.FINISHED):
			self.refused(
				"cannot become", lambda status=status: self.set_status(planned, status), ClassRefused
			)
		self.set_status(planned, t.CANCELLED, cancel_reason="报名不足")
		self.refused("cannot become", lambda: self.set_status(planned, t.OPEN), ClassRefused)

	def test_a_class_is_opened_before_its_first_day(self) -> None:
		planned = make_class()
		with self.in_days(11):
			self.refused("has passed", lambda: self.set_status(planned, t.OPEN), ClassRefused)
		self.set_status(planned, t.OPEN)
		self.assertEqual(planned.status, t.OPEN)

	def test_a_class_runs_from_its_first_day_with_enough_participants(self) -> None:
		training_class = self.open_class(quorum_min=1)
		self.refused("begins on", lambda: self.set_status(training_class, t.RUNNING), ClassRefused)
		with self.in_days(10):
			self.refused("Only 0 of 1", lambda: self.set_status(training_class, t.RUNNING), ClassRefused)
			self.enrol(training_class, self.verified_need())
			self.set_status(training_class, t.RUNNING)
		self.assertEqual(training_class.status, t.RUNNING)

	def test_finishing_needs_all_results_and_moves_the_needs(self) -> None:
		passed, absent, training_class = self.running_class()
		with self.in_days(12):
			self.refused("lasts until", lambda: self.set_status(training_class, t.FINISHED), ClassRefused)
		with self.in_days(14):
			self.refused("Enter a result", lambda: self.set_status(training_class, t.FINISHED), ClassRefused)
			self.enter_results(training_class, (40, t.PASSED), (0, t.ABSENT))
			self.set_status(training_class, t.FINISHED)
		self.assertEqual((self.stage_of(passed), self.stage_of(absent)), (t.TRAINED, t.VERIFIED))
		self.assertEqual(frappe.db.get_value("Training Need", passed.name, "training_result"), t.PASSED)

	def test_results_are_refused_before_the_class_runs_and_without_attendance(self) -> None:
		early, need = self.open_class(), self.verified_need()
		self.enrol(early, need)
		self.refused(
			"once the class is running", lambda: self.enter_results(early, (0, t.FAILED)), ClassRefused
		)
		*_, training_class = self.running_class()
		with self.in_days(14):
			enter = self.enter_results
			self.refused("80%", lambda: enter(training_class, (31, t.PASSED), (0, t.ABSENT)), ClassRefused)
			self.refused(
				"nobody can attend",
				lambda: enter(training_class, (41, t.PASSED), (0, t.ABSENT)),
				ClassRefused,
			)
			enter(training_class, (32, t.PASSED), (0, t.ABSENT))

	def test_only_who_passed_has_a_certificate(self) -> None:
		*_, training_class = self.running_class()
		with self.in_days(14):
			training_class.reload()
			training_class.enrolments[0].update({"result": t.FAILED, "certificate": "SD2026001"})
			self.refused("only who passed", training_class.save, ClassRefused)

	def test_a_finished_class_takes_certificates_and_nothing_else(self) -> None:
		*_, training_class = self.running_class()
		with self.in_days(14):
			self.enter_results(training_class, (40, t.PASSED), (0, t.ABSENT))
			self.set_status(training_class, t.FINISHED)
		training_class.reload()
		training_class.enrolments[0].certificate = "SD2026001"
		training_class.save()
		training_class.enrolments[0].attended_hours = 39
		self.refused("Only certificate", training_class.save, ClassRefused)
		training_class.reload()
		training_class.enrolments = training_class.enrolments[:1]
		self.refused("Only certificate", training_class.save, ClassRefused)

	def test_cancelling_needs_a_reason_and_lets_the_needs_wait_again(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		self.refused("Write the reason", lambda: self.set_status(training_class, t.CANCELLED), ClassRefused)
		self.set_status(training_class, t.CANCELLED, cancel_reason="报名不足")
		self.assertEqual(self.stage_of(need), t.VERIFIED)

	def test_needs_follow_a_class_that_is_moved(self) -> None:
		need, training_class = self.verified_need(), self.open_class()
		self.enrol(training_class, need)
		day = getdate(add_days(nowdate(), 12))
		training_class.update({"starts_on": day, "place": "姚家街道"})
		training_class.save()
		need.reload()
		self.assertEqual((need.class_starts_on, need.class_place), (day, "姚家街道"))

	def test_withdrawing_from_a_running_class_counts_as_not_attended(self) -> None:
		first, _second, training_class = self.running_class()
		with self.in_days(11):
			self.move(first, t.WITHDRAWN, self.street, decision_reason="生病")
		training_class.reload()
		self.assertEqual(training_class.enrolments[0].result, t.ABSENT)
		self.assertEqual(self.stage_of(first), t.WITHDRAWN)

	def test_a_class_with_participants_is_not_deleted(self) -> None:
		training_class = self.open_class()
		self.enrol(training_class, self.verified_need())
		self.refused("Cancel it", training_class.delete, ClassRefused)

	def test_a_row_is_not_changed_alone(self) -> None:
		training_class = self.open_class()
		self.enrol(training_class, self.verified_need())
		row = training_class.enrolments[0]
		self.refused("cannot be changed by itself", row.save, frappe.PermissionError)

	def running_class(self) -> tuple[Any, Any, Any]:
		first, second, training_class = self.verified_need(), self.verified_need(), self.open_class()
		self.enrol(training_class, first, second)
		with self.in_days(10):
			self.set_status(training_class, t.RUNNING)
		return first, second, training_class

	def set_status(self, training_class: Any, status: str, **values: Any) -> None:
		training_class.reload()
		with self.set_user(self.county):
			training_class.update({"status": status, **values})
			training_class.save()

	def enter_results(self, training_class: Any, *results: tuple[float, str]) -> None:
		training_class.reload()
		for row, (hours, result) in zip(training_class.enrolments, results, strict=True):
			row.update({"attended_hours": hours, "result": result})
		with self.set_user(self.county):
			training_class.save()
