"""Job posts: their terms, their last day."""

from __future__ import annotations

import frappe
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants.jobs import CLOSED, EXPIRED, OPEN
from shequ_weiye.jobs.factories import make_employer, make_post
from shequ_weiye.testing import OfficersTestCase


class TestJobPost(OfficersTestCase):
	def test_a_post_lies_where_its_employer_is(self) -> None:
		employer = make_employer()
		with self.set_user(self.community):
			post = make_post(employer=employer.name)
		self.assertEqual(
			(post.division_code, post.employer_name), (employer.division, employer.employer_name)
		)

	def test_a_post_of_an_employer_out_of_the_area_is_refused(self) -> None:
		employer = make_employer().name
		with self.set_user(self.other_street):
			self.assertRaises(frappe.PermissionError, make_post, employer=employer)

	def test_the_last_day_is_proposed_from_the_settings(self) -> None:
		frappe.db.set_single_value("Jobs Settings", "post_valid_days", 10)
		post = make_post(valid_until=None)
		self.assertEqual(getdate(post.valid_until), getdate(add_days(nowdate(), 10)))

	def test_impossible_terms_are_refused(self) -> None:
		self.refused("cannot be negative", lambda: make_post(wage_from=-1))
		self.refused("below the lower one", lambda: make_post(wage_from=4000, wage_to=3000))
		self.refused("at least one vacancy", lambda: make_post(vacancies=0))

	def test_a_new_post_must_still_be_open(self) -> None:
		self.refused("has passed", lambda: make_post(valid_until=add_days(nowdate(), -1)))
		self.assertEqual(make_post(valid_until=nowdate()).status, OPEN)

	def test_an_expired_post_opens_again_when_it_is_extended(self) -> None:
		post = make_post()
		post.db_set({"valid_until": add_days(nowdate(), -1), "status": EXPIRED})
		post.reload()
		post.valid_until = add_days(nowdate(), 5)
		post.save()
		self.assertEqual(post.status, OPEN)

	def test_an_expired_post_is_not_opened_by_its_status_alone(self) -> None:
		post = make_post()
		post.db_set({"valid_until": add_days(nowdate(), -1), "status": EXPIRED})
		post.reload()
		post.status = OPEN
		self.refused("has passed", post.save)

	def test_a_closed_post_stays_closed(self) -> None:
		post = make_post()
		post.status = CLOSED
		post.save()
		self.assertEqual(post.status, CLOSED)

	def test_an_unlawful_condition_is_refused_and_named(self) -> None:
		self.refused("女性优先", lambda: make_post(requirements="女性优先，会用电脑"))

	def test_the_number_of_filled_vacancies_is_not_taken_from_a_client(self) -> None:
		self.assertFalse(make_post(filled=2).filled)
