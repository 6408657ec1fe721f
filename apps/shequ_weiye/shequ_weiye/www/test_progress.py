"""The public look-up of progress: the stage alone, for number and mobile together."""

from __future__ import annotations

import frappe

from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.progress import PROGRESS_KINDS
from shequ_weiye.jobs.factories import make_fair, make_sign_up
from shequ_weiye.testing import OfficersTestCase
from shequ_weiye.www.progress import ATTEMPTS_PER_MINUTE, look_up

MOBILE = "13912345678"


class TestProgress(OfficersTestCase):
	def setUp(self) -> None:
		super().setUp()
		fair = make_fair()
		fair.db_set("workflow_state", j.PUBLISHED)
		self.number = make_sign_up(fair.name, mobile=MOBILE, full_name="赵秘密").name
		frappe.local.request_ip = frappe.generate_hash(length=12)

	def ask(self, number: str, mobile: str) -> dict[str, str]:
		frappe.set_user("Guest")
		frappe.local.lang = "en"
		frappe.local.form_dict = frappe._dict(number=number, mobile=mobile)
		return look_up()

	def test_number_and_mobile_together_tell_the_stage_and_nothing_of_the_person(self) -> None:
		answer = self.ask(f" {self.number.lower()} ", "139-1234-5678")
		self.assertEqual(answer["indicator"], "green")
		self.assertIn("signed up", answer["message"])
		self.assertNotIn("赵秘密", str(answer))

	def test_a_wrong_mobile_is_answered_like_a_number_that_does_not_exist(self) -> None:
		answers = [
			self.ask(self.number, "13900000001"),
			self.ask("BM-2026-999999", MOBILE),
			self.ask("XX-1", MOBILE),
			self.ask(self.number, "123"),
			self.ask(f"{self.number}%", MOBILE),
		]
		self.assertEqual({answer["message"] for answer in answers}, {answers[0]["message"]})
		self.assertEqual(answers[0]["indicator"], "orange")

	def test_attempts_from_one_address_are_limited(self) -> None:
		for attempt in range(ATTEMPTS_PER_MINUTE):
			self.ask(f"BM-0000-{frappe.generate_hash(length=6)}{attempt}", MOBILE)
		self.assertRaises(frappe.ValidationError, self.ask, "BM-0000-1", MOBILE)

	def test_every_kind_has_a_function_that_knows_nothing_of_strangers(self) -> None:
		for kind in PROGRESS_KINDS:
			self.assertIsNone(frappe.get_attr(kind.stage_of)(f"{kind.prefix}0000-000000", MOBILE))
