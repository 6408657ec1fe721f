"""Referrals: who may be referred to what, and what their outcome changes."""

from __future__ import annotations

from datetime import date

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants import jobs as j
from shequ_weiye.jobs.factories import make_post, make_referral
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.testing import OfficersTestCase


class TestJobReferral(OfficersTestCase):
	def test_a_referral_lies_where_the_resident_lives_and_names_the_officer(self) -> None:
		resident, post = make_resident(), make_post()
		with self.set_user(self.community):
			referral = make_referral(resident=resident.name, job_post=post.name, officer="Administrator")
		self.assertEqual((referral.division_code, referral.officer), (resident.division, self.community))
		self.assertEqual(referral.employer, post.employer)

	def test_a_referral_to_a_closed_post_is_refused(self) -> None:
		post = make_post(status=j.CLOSED)
		self.refused("is closed", lambda: make_referral(job_post=post.name))

	def test_a_referral_to_an_expired_post_is_refused_even_before_the_clock_marks_it(self) -> None:
		post = make_post()
		post.db_set("valid_until", add_days(nowdate(), -1))
		self.refused("has expired", lambda: make_referral(job_post=post.name))

	def test_a_referral_to_a_full_post_is_refused(self) -> None:
		post = make_post(vacancies=1)
		hire(make_referral(job_post=post.name))
		self.refused("are filled", lambda: make_referral(job_post=post.name))

	def test_nobody_is_hired_beyond_the_vacancies(self) -> None:
		post = make_post(vacancies=1)
		first, second = make_referral(job_post=post.name), make_referral(job_post=post.name)
		hire(first)
		self.refused("are filled", lambda: hire(second))

	def test_hiring_fills_a_vacancy_and_taking_it_back_frees_it(self) -> None:
		post = make_post()
		referral = make_referral(job_post=post.name)
		self.assertEqual(filled(post.name), 0)
		hire(referral)
		self.assertEqual(filled(post.name), 1)
		referral.update({"outcome": j.NOT_HIRED, "reason": "Skills Do Not Match"})
		referral.save()
		self.assertEqual(filled(post.name), 0)

	def test_a_resident_out_of_the_area_is_refused(self) -> None:
		resident, post = make_resident().name, make_post().name
		with self.set_user(self.other_street):
			self.assertRaises(frappe.PermissionError, make_referral, resident=resident, job_post=post)

	def test_a_post_out_of_the_area_is_refused(self) -> None:
		post = make_post().name
		resident = make_resident(division="370102011001").name
		with self.set_user(self.other_street):
			self.refused(
				"does not lie in your area",
				lambda: make_referral(resident=resident, job_post=post),
				frappe.PermissionError,
			)

	def test_the_same_resident_is_not_referred_twice_while_the_first_referral_is_open(self) -> None:
		first = make_referral()
		again = {"resident": first.resident, "job_post": first.job_post}
		self.refused(first.name, lambda: make_referral(**again), frappe.DuplicateEntryError)
		first.update({"outcome": j.DECLINED, "reason": "Too Far Away"})
		first.save()
		self.assertTrue(make_referral(**again).name)

	def test_a_child_is_not_referred(self) -> None:
		today = date.fromisoformat(nowdate())
		child = make_resident(id_number=make_id_number(today.replace(year=today.year - 15, day=1)))
		self.refused("below 16", lambda: make_referral(resident=child.name))

	def test_an_outcome_is_dated_and_a_failure_explained(self) -> None:
		referral = make_referral()
		referral.outcome = j.INTERVIEW
		referral.save()
		self.assertEqual(str(referral.outcome_on), nowdate())
		referral.outcome = j.DECLINED
		self.refused("Choose the reason", referral.save)

	def test_an_outcome_before_the_referral_is_refused(self) -> None:
		referral = make_referral()
		referral.update({"outcome": j.HIRED, "outcome_on": add_days(nowdate(), -1)})
		self.refused("before the referral", referral.save)


def hire(referral: object) -> None:
	referral.outcome = j.HIRED
	referral.save()


def filled(post: str) -> int:
	return frappe.db.get_value("Job Post", post, "filled")
