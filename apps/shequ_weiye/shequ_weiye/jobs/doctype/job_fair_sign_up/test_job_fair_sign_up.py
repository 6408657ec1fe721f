"""Signing up for a fair, by officers and by the public."""

from __future__ import annotations

import frappe
from frappe.utils import add_to_date, now_datetime

from shequ_weiye.constants import jobs as j
from shequ_weiye.jobs.factories import make_fair, make_sign_up
from shequ_weiye.jobs.services.sign_ups import stage_of
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.testing import OfficersTestCase

MOBILE = "13912345678"


class TestJobFairSignUp(OfficersTestCase):
	def test_an_officer_signs_a_resident_up(self) -> None:
		fair, resident = make_published_fair(), make_resident()
		with self.set_user(self.community):
			sign_up = make_sign_up(fair, resident=resident.name)
		self.assertTrue(sign_up.name.startswith("BM-"))
		self.assertEqual(sign_up.division_code, resident.division)
		self.assertTrue(sign_up.signed_up_at)
		self.assertEqual(frappe.db.get_value("Job Fair", fair, "sign_up_count"), 1)

	def test_the_public_signs_up_without_an_account(self) -> None:
		fair = make_published_fair()
		sign_up = sign_up_as_guest(fair, mobile="139 1234 5678", attended=1, resident=make_resident().name)
		self.assertEqual((number_of(sign_up, "mobile"), sign_up.channel), (MOBILE, "Web Form"))
		self.assertFalse(sign_up.attended or sign_up.resident)
		self.assertEqual(sign_up.division_code, frappe.db.get_value("Job Fair", fair, "division_code"))

	def test_a_second_sign_up_by_the_same_mobile_is_refused(self) -> None:
		fair = make_published_fair()
		make_sign_up(fair, mobile=MOBILE)
		another = make_published_fair()
		self.refused(
			"You are signed up for this fair already",
			lambda: sign_up_as_guest(fair, mobile=f"+86 {MOBILE}"),
			frappe.DuplicateEntryError,
		)
		self.assertTrue(sign_up_as_guest(another, mobile=MOBILE).name)

	def test_a_second_sign_up_of_the_same_resident_is_refused(self) -> None:
		fair, resident = make_published_fair(), make_resident().name
		make_sign_up(fair, resident=resident)
		self.refused(
			"李四 is signed up for this fair already",
			lambda: make_sign_up(fair, resident=resident),
			frappe.DuplicateEntryError,
		)

	def test_only_a_published_fair_takes_sign_ups(self) -> None:
		self.refused("takes no sign-ups", lambda: make_sign_up(make_fair().name))
		self.refused(
			"takes no sign-ups", lambda: make_sign_up(make_published_fair(workflow_state=j.CANCELLED))
		)

	def test_a_fair_that_does_not_exist_is_refused(self) -> None:
		self.assertRaises(frappe.ValidationError, lambda: sign_up_as_guest("JF-0000-00000"))

	def test_sign_up_ends_at_the_deadline_even_before_the_clock_closes_it(self) -> None:
		fair = make_published_fair(sign_up_deadline=add_to_date(now_datetime(), minutes=-1))
		self.refused("has closed", lambda: make_sign_up(fair))

	def test_a_full_fair_refuses_the_next(self) -> None:
		fair = make_published_fair(capacity=1)
		make_sign_up(fair)
		self.refused("All places", lambda: make_sign_up(fair))

	def test_an_officer_of_another_street_cannot_sign_people_up_here(self) -> None:
		fair = make_published_fair()
		with self.set_user(self.other_street):
			self.assertRaises(frappe.PermissionError, make_sign_up, fair)

	def test_a_cancellation_notice_can_only_be_recorded_as_given(self) -> None:
		sign_up = make_sign_up(make_published_fair())
		sign_up.notice = j.NOTICE_GIVEN
		sign_up.save()
		self.assertFalse(sign_up.notice)
		sign_up.db_set("notice", j.NOTICE_DUE)
		sign_up.reload()
		sign_up.notice = j.NOTICE_GIVEN
		sign_up.save()
		self.assertEqual(sign_up.notice, j.NOTICE_GIVEN)

	def test_the_progress_of_a_sign_up_is_told_only_for_number_and_mobile_together(self) -> None:
		fair = make_published_fair()
		number = make_sign_up(fair, mobile=MOBILE).name
		self.assertEqual(stage_of(number, MOBILE), "You are signed up")
		self.assertIsNone(stage_of(number, "13900000001"))
		frappe.db.set_value("Job Fair", fair, "workflow_state", j.CANCELLED)
		self.assertEqual(stage_of(number, MOBILE), "The fair was cancelled")


def make_published_fair(**values: object) -> str:
	fair = make_fair()
	fair.db_set({"workflow_state": j.PUBLISHED, "sign_up_open": 1, **values})
	return fair.name


def sign_up_as_guest(fair: str, **values: object) -> object:
	"""Sign up the way the public form does."""
	frappe.set_user("Guest")
	sign_up = frappe.new_doc("Job Fair Sign Up")
	sign_up.update({"job_fair": fair, "full_name": "赵六", "mobile": MOBILE, **values})
	return sign_up.insert(ignore_permissions=True)
