"""The public form for fairs, as the server serves and accepts it."""

from __future__ import annotations

import json

import frappe
from frappe.utils import add_to_date, now_datetime
from frappe.website.doctype.web_form.web_form import accept

from shequ_weiye.constants import jobs as j
from shequ_weiye.jobs.factories import make_fair, make_sign_up
from shequ_weiye.jobs.services.public_fairs import open_fairs
from shequ_weiye.privacy import vault
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.testing import OfficersTestCase

FORM = "job-fair-sign-up"
PERSON = {"full_name": "钱七", "mobile": "13712345678", "wish": "保洁"}


class TestJobFairSignUpForm(OfficersTestCase):
	def make_fair(self, state: str = j.PUBLISHED, **values: object) -> str:
		fair = make_fair()
		fair.db_set({"workflow_state": state, **values})
		return fair.name

	def submit(self, **data: object) -> object:
		frappe.set_user("Guest")
		frappe.local.lang = "en"
		frappe.local.request_ip = frappe.generate_hash(length=12)
		frappe.local.form_dict = frappe._dict(web_form=FORM, data=json.dumps({**PERSON, **data}))
		return accept()

	def offered(self) -> list[str]:
		return [fair["value"] for fair in open_fairs()]

	def test_a_guest_gets_a_number(self) -> None:
		saved = self.submit(job_fair=self.make_fair())
		self.assertTrue(saved.name.startswith("BM-"))
		self.assertTrue(vault.holds(Place("Job Fair Sign Up", saved.name, "mobile"), PERSON["mobile"]))
		self.assertEqual(saved.mobile, "137****5678")

	def test_a_guest_writes_no_other_field_than_those_of_the_form(self) -> None:
		saved = self.submit(job_fair=self.make_fair(), attended=1, notice="Told", signed_up_at="2020-01-01")
		self.assertFalse(saved.attended or saved.notice)
		self.assertGreater(saved.signed_up_at, add_to_date(now_datetime(), hours=-1))

	def test_a_guest_changes_no_sign_up(self) -> None:
		name = make_sign_up(self.make_fair()).name
		self.assertRaises(frappe.ValidationError, self.submit, name=name, full_name="改名")

	def test_the_form_offers_only_fairs_that_take_sign_ups(self) -> None:
		open_fair = self.make_fair()
		others = [
			self.make_fair(j.PENDING_PUBLICATION),
			self.make_fair(j.CANCELLED),
			self.make_fair(sign_up_deadline=add_to_date(now_datetime(), minutes=-1)),
			self.make_fair(capacity=1, sign_up_count=1),
		]
		self.assertIn(open_fair, self.offered())
		self.assertFalse(set(others) & set(self.offered()))

	def test_an_announcement_cannot_bring_markup_into_the_page(self) -> None:
		fair = self.make_fair(title="<img src=x onerror=alert(1)>")
		label = next(choice["label"] for choice in open_fairs() if choice["value"] == fair)
		self.assertNotIn("<", label)

	def test_the_form_asks_for_no_link_to_people(self) -> None:
		fields = frappe.get_doc("Web Form", FORM).web_form_fields
		self.assertEqual([df.fieldname for df in fields if df.fieldtype in ("Link", "Table")], [])
