"""A startup application in the ledger of benefits: bound, paid, given back, and never beyond the budget."""

from __future__ import annotations

from datetime import date

import frappe

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import benefits as b
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.patches.write_ledger_of_startups import execute
from shequ_weiye.policies.applications.factories import take
from shequ_weiye.policies.benefits.factories import forget_grants, make_envelope
from shequ_weiye.policies.benefits.ledger import Grant, record_grants
from shequ_weiye.policies.benefits.messages import BenefitRefused
from shequ_weiye.policies.services.benefit_claims import Period
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import CaseTestCase, officer
from shequ_weiye.territory.factories import SHINAN


def kinds(application: frappe.Document) -> list[str]:
	"""Give the kinds of the entries of a case, in order."""
	entries = frappe.get_all(
		b.LEDGER,
		filters={"reference_doctype": application.doctype, "reference_name": application.name},
		fields=["name", "kind", "follows"],
	)
	after = {entry.follows: entry for entry in entries}
	found, entry = [], after.get(None)
	while entry:
		found.append(entry.kind)
		entry = after.get(entry.name)
	return found


class TestGrantLedger(CaseTestCase):
	def setUp(self) -> None:
		self.envelope = make_envelope(3000)

	def numbers(self) -> tuple[float, float, float]:
		self.envelope.reload()
		return self.envelope.committed, self.envelope.paid, self.envelope.money_left

	def as_before(self, application: frappe.Document) -> None:
		"""Put a case into the state of a release without ledger."""
		forget_grants([application.applicant])
		self.envelope.reload()
		self.envelope.db_set({"committed": 0, "paid": 0})

	def test_nothing_is_bound_before_the_approval(self) -> None:
		application = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		self.assertEqual((kinds(application), self.numbers()), ([], (0, 0, 3000)))

	def test_the_approval_binds_and_the_payment_pays(self) -> None:
		application = make_startup_application(s.PENDING_PAYMENT)
		self.assertEqual((kinds(application), self.numbers()), ([b.GRANTED], (2000, 0, 1000)))
		take(application, w.CONFIRM_PAYMENT, officer(COUNTY_FINANCE_OFFICER))
		self.assertEqual((kinds(application), self.numbers()), ([b.GRANTED, b.PAID], (0, 2000, 1000)))
		entry = frappe.get_last_doc(b.LEDGER, {"kind": b.PAID})
		self.assertEqual(entry.reason, application.payment_reference)
		self.assertEqual((entry.resident, entry.firm), (application.applicant, application.uscc))
		self.assertEqual(entry.policy_version, application.policy_version)

	def test_a_refusal_in_publicity_gives_back(self) -> None:
		application = make_startup_application(s.IN_PUBLICITY)
		take(application, w.REFUSE, officer(COUNTY_OFFICER))
		self.assertEqual((kinds(application), self.numbers()), ([b.GRANTED, b.CANCELLED], (0, 0, 3000)))
		again = make_startup_application(
			s.IN_PUBLICITY, applicant=application.applicant, uscc=application.uscc
		)
		self.assertEqual(kinds(again), [b.GRANTED])

	def test_more_than_the_budget_holds_is_not_approved(self) -> None:
		make_startup_application(s.IN_PUBLICITY)
		waiting = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		with self.assertRaisesRegex(BenefitRefused, "只剩.*1,000"):
			take(waiting, w.APPROVE, officer(COUNTY_OFFICER))
		self.assert_unmoved(waiting, s.PENDING_COUNTY_APPROVAL)
		self.assertEqual(kinds(waiting), [])

	def test_a_founder_who_had_the_grant_elsewhere_is_not_approved(self) -> None:
		waiting = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		once = Period(b.ONCE, date(2024, 5, 1))
		record_grants([Grant("一次性创业补贴", SHINAN, once, 2000, waiting.applicant)])
		with self.assertRaisesRegex(BenefitRefused, "一次性创业补贴"):
			take(waiting, w.APPROVE, officer(COUNTY_OFFICER))
		self.assert_unmoved(waiting, s.PENDING_COUNTY_APPROVAL)

	def test_a_case_approved_before_the_ledger_is_granted_when_it_is_paid(self) -> None:
		application = make_startup_application(s.PENDING_PAYMENT)
		self.as_before(application)
		take(application, w.CONFIRM_PAYMENT, officer(COUNTY_FINANCE_OFFICER))
		self.assertEqual(kinds(application), [b.GRANTED, b.PAID])

	def test_an_upgrade_writes_what_was_granted_and_paid_once(self) -> None:
		paid = make_startup_application(s.PAID)
		waiting = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		self.as_before(paid)
		execute()
		execute()
		self.assertEqual((kinds(paid), kinds(waiting)), ([b.GRANTED, b.PAID], []))
