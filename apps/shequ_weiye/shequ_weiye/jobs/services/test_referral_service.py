"""A referral counts in the aid ledger of residents who are in it: once, and only while it stands."""

from __future__ import annotations

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.constants import assistance as a
from shequ_weiye.constants import jobs as j
from shequ_weiye.constants.roles import STREET_OFFICER
from shequ_weiye.constants.workflows_assistance import MAKE_PLAN
from shequ_weiye.jobs.factories import make_post, make_referral
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_STREET, make_officer
from shequ_weiye.testing import OfficersTestCase


class TestReferralService(OfficersTestCase):
	def setUp(self) -> None:
		super().setUp()
		self.resident = make_resident(registered_on=add_days(nowdate(), -30)).name
		self.post = make_post().name
		self.ledger = make_assistance_record(resident=self.resident).name

	def refer(self, **values: object) -> frappe.model.document.Document:
		with self.set_user(self.community):
			return make_referral(resident=self.resident, job_post=values.pop("post", self.post), **values)

	def contacts(self) -> list[frappe._dict]:
		return frappe.get_all(
			"Service Contact",
			{"resident": self.resident},
			["name", "kind", "outcome", "contacted_on", "officer", "source_name", "assistance_record"],
		)

	def jobs_done(self) -> int:
		return frappe.db.get_value("Assistance Record", self.ledger, "job_done")

	def test_a_referral_of_a_resident_in_the_ledger_is_a_job_contact(self) -> None:
		referral = self.refer()
		(contact,) = self.contacts()
		self.assertEqual((contact.kind, contact.outcome), (a.JOB, a.ACCEPTED))
		self.assertEqual((contact.source_name, contact.assistance_record), (referral.name, self.ledger))
		self.assertEqual((contact.officer, str(contact.contacted_on)), (self.community, nowdate()))
		self.assertEqual(self.jobs_done(), 1)

	def test_a_referral_of_anybody_else_is_none(self) -> None:
		other = make_resident().name
		with self.set_user(self.community):
			make_referral(resident=other, job_post=self.post)
		self.assertFalse(frappe.db.exists("Service Contact", {"resident": other}))

	def test_saving_the_referral_again_makes_no_second_contact(self) -> None:
		referral = self.refer()
		referral.update({"outcome": j.INTERVIEW})
		referral.save()
		referral.save()
		self.assertEqual(len(self.contacts()), 1)

	def test_two_referrals_on_one_day_count_once_and_each_goes_by_itself(self) -> None:
		first = self.refer()
		self.refer(post=make_post().name)
		self.assertEqual((len(self.contacts()), self.jobs_done()), (2, 1))
		first.delete()
		self.assertEqual((len(self.contacts()), self.jobs_done()), (1, 1))

	def test_a_deleted_referral_takes_its_contact_back(self) -> None:
		self.refer().delete()
		self.assertEqual((self.contacts(), self.jobs_done()), ([], 0))

	def test_a_referral_that_the_resident_declined_does_not_count(self) -> None:
		referral = self.refer()
		referral.update({"outcome": j.DECLINED, "reason": "Too Far Away"})
		referral.save()
		self.assertEqual(([c.outcome for c in self.contacts()], self.jobs_done()), ([a.DECLINED], 0))

	def test_the_contact_follows_the_day_of_the_referral(self) -> None:
		referral = self.refer()
		referral.referred_on = add_days(nowdate(), -3)
		referral.save()
		self.assertEqual([str(c.contacted_on) for c in self.contacts()], [add_days(nowdate(), -3)])

	def test_a_referral_dated_before_the_service_year_leaves_the_ledger_alone(self) -> None:
		self.refer(referred_on=add_days(nowdate(), -40))
		self.assertEqual(self.contacts(), [])

	def test_the_first_referral_starts_a_planned_record(self) -> None:
		with self.set_user(self.community):
			record = frappe.get_doc("Assistance Record", self.ledger)
			record.plan = "推荐就近岗位"
			record.act(MAKE_PLAN)
		self.refer()
		self.assertEqual(
			frappe.db.get_value("Assistance Record", self.ledger, "workflow_state"), a.IN_PROGRESS
		)

	def test_a_closed_record_keeps_what_it_has(self) -> None:
		referral = self.refer()
		frappe.db.set_value("Assistance Record", self.ledger, "workflow_state", a.CLOSED)
		referral.update({"outcome": j.DECLINED, "reason": "Too Far Away"})
		referral.save()
		self.assertEqual([c.outcome for c in self.contacts()], [a.ACCEPTED])
		self.refer(post=make_post().name)
		self.assertEqual(len(self.contacts()), 1)

	def test_nobody_changes_or_deletes_the_contact_by_hand(self) -> None:
		self.refer()
		contact = frappe.get_doc("Service Contact", self.contacts()[0].name)
		with self.set_user(make_officer(STREET_OFFICER, QIANFOSHAN_STREET)):
			contact.outcome = a.DECLINED
			self.refused("Change it there", contact.save)
			self.refused("Change it there", contact.delete)

	def test_nobody_claims_that_a_contact_arose_from_a_referral(self) -> None:
		claim = {"source_doctype": "Job Referral", "source_name": make_referral(job_post=self.post).name}
		with self.set_user(self.community):
			contact = make_contact(frappe.get_doc("Assistance Record", self.ledger), kind=a.JOB, **claim)
		self.assertFalse(contact.source_doctype or contact.source_name)
