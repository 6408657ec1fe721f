"""The conditions of the steps of a startup application."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe import _
from frappe.utils import add_days, add_months, getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.policies.applications.factories import move_into_past, put_on_notice, take
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import OfficeTestCase, officer
from shequ_weiye.territory.factories import acting_as

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication

NEIGHBOUR_COMMUNITY = "370102002003"


class TestConditions(OfficeTestCase):
	"""What must hold before a step is taken."""

	def assert_refused(self, message: str, function, *args, kind=frappe.ValidationError, **kwargs) -> None:
		with self.assertRaises(kind) as error:
			function(*args, **kwargs)
		self.assertIn(message, str(error.exception))

	def act(self, application, action: str, role: str = COMMUNITY_OFFICER, **values) -> None:
		take(application, action, officer(role), **values)

	def test_applicant_must_be_sixteen(self) -> None:
		born = add_days(add_months(nowdate(), -12 * startups.MINIMUM_AGE), 1)
		young = make_resident(id_number=make_id_number(getdate(born), 501))
		application = make_startup_application(applicant=young.name)
		message = _("The applicant is younger than {0} on the day of application and cannot apply yet.")
		self.assert_refused(message.format(16), self.act, application, w.SUBMIT, kind=ApprovalRefused)

	def test_applicant_of_sixteen_today_may_apply(self) -> None:
		born = getdate(add_months(nowdate(), -12 * startups.MINIMUM_AGE))
		applicant = make_resident(id_number=make_id_number(born, 503))
		self.act(application := make_startup_application(applicant=applicant.name), w.SUBMIT)
		self.assertEqual(getdate(application.applied_on), getdate(nowdate()))

	def test_first_business_must_be_declared(self) -> None:
		application = make_startup_application(is_first_startup=0)
		self.assert_refused(
			_("First Startup of the Applicant"), self.act, application, w.SUBMIT, kind=ApprovalRefused
		)

	def test_firm_must_have_run_for_the_months_of_the_settings(self) -> None:
		application = make_startup_application(registered_on=add_days(add_months(nowdate(), -12), 1))
		message = _(
			"The enterprise must have run for {0} months when it applies. Submit when it has."
		).format(12)
		self.assert_refused(message, self.act, application, w.SUBMIT, kind=ApprovalRefused)
		self.act(make_startup_application(registered_on=add_months(nowdate(), -12)), w.SUBMIT)

	def test_account_is_needed_to_submit(self) -> None:
		application = make_startup_application(payee=None, bank_account=None)
		message = _("Fill in first: {0}.").format("、".join([_("Payee"), _("Bank Account")]))
		self.assert_refused(message, self.act, application, w.SUBMIT, kind=ApprovalRefused)

	def test_all_missing_papers_are_named_at_once_before_acceptance(self) -> None:
		application = make_startup_application(s.PENDING_ACCEPTANCE, documents=[])
		message = _("Papers are missing: {0}.").split("{0}")[0]
		self.assert_refused(message, self.act, application, w.ACCEPT, kind=ApprovalRefused)
		application.reload()
		for row in application.documents:
			row.given_on = nowdate()
		self.act(application, w.ACCEPT)
		self.assertEqual(application.workflow_state, s.PENDING_STREET_REVIEW)

	def test_publicity_lasts_the_working_days_of_the_settings(self) -> None:
		application = self.published()
		self.assertEqual(getdate(application.publicity_from), getdate(nowdate()))
		self.assertGreaterEqual((application.publicity_to - application.publicity_from).days, 5)
		self.assertGreater(application.step_due_on, application.publicity_to)

	def published(self, days_ago: int = 0) -> StartupApplication:
		"""Give an application on a notice, which was published so many days ago."""
		application = make_startup_application(s.IN_PUBLICITY)
		put_on_notice(application, officer(COUNTY_OFFICER))
		move_into_past(application, days_ago)
		return application

	def end_publicity(self, application) -> None:
		with acting_as(officer(COUNTY_OFFICER)):
			application.act(w.END_PUBLICITY)

	def test_publicity_does_not_end_early(self) -> None:
		application = self.published()
		message = _("Publicity lasts until {0} and can be ended from the day after.").split("{0}")[0]
		self.assert_refused(message, self.end_publicity, application, kind=ApprovalRefused)

	def test_last_day_of_publicity_still_belongs_to_it(self) -> None:
		application = self.published()
		lasts = (getdate(application.publicity_to) - getdate(nowdate())).days
		move_into_past(application, lasts)
		self.assert_refused("", self.end_publicity, application, kind=ApprovalRefused)
		application.reload()
		move_into_past(application, 1)
		self.end_publicity(application)
		self.assertEqual(application.workflow_state, s.PENDING_PAYMENT)

	def test_upheld_objection_leads_to_refusal(self) -> None:
		application = make_startup_application(s.IN_PUBLICITY)
		self.act(application, w.REFUSE, COUNTY_OFFICER)
		self.assertEqual(application.workflow_state, s.REFUSED)

	def test_payment_needs_reference_and_a_possible_date(self) -> None:
		application = make_startup_application(s.PENDING_PAYMENT)
		missing = _("Enter the payment reference and the date on which it was paid.")
		wrong = _("The date of payment must lie after the end of publicity and not in the future.")
		for message, values in (
			(missing, {"payment_reference": " "}),
			(missing, {"paid_on": None}),
			(wrong, {"paid_on": add_days(nowdate(), 1)}),
			(wrong, {"paid_on": application.publicity_to}),
		):
			self.assert_refused(
				message,
				self.act,
				application,
				w.CONFIRM_PAYMENT,
				COUNTY_FINANCE_OFFICER,
				kind=ApprovalRefused,
				**values,
			)
			application.reload()
		self.act(application, w.CONFIRM_PAYMENT, COUNTY_FINANCE_OFFICER)
		self.assertEqual(application.workflow_state, s.PAID)
