"""Startup applications: what may be applied for, and what stays closed."""

from __future__ import annotations

from datetime import date

import frappe
from frappe import _
from frappe.utils import add_days, getdate, nowdate

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_FINANCE_OFFICER, COUNTY_OFFICER
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import complete_values, make_startup_application, make_uscc
from shequ_weiye.startups.office import OfficeTestCase, officer
from shequ_weiye.startups.services.messages import claimed_message, uscc_message
from shequ_weiye.startups.services.uscc import Fault
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, acting_as, make_posting

NEIGHBOUR_COMMUNITY = "370102002003"


class TestStartupApplication(OfficeTestCase):
	"""Contents and conditions; who may take which step stands in the test beside this one."""

	def assert_refused(self, message: str, function, *args, kind=frappe.ValidationError, **kwargs) -> None:
		with self.assertRaises(kind) as error:
			function(*args, **kwargs)
		self.assertIn(message, str(error.exception))

	# --- recording

	def test_record_shows_the_applicant_masked_and_belongs_to_the_applicants_community(self) -> None:
		applicant = make_resident(full_name="王小二")
		application = make_startup_application(applicant=applicant.name, applicant_name="别人", division=None)
		self.assertEqual(application.applicant_name, "王小二")
		self.assertEqual(application.applicant_id_masked, applicant.id_number)
		self.assertEqual(application.division, QIANFOSHAN_COMMUNITY)
		self.assertEqual(application.division_code, QIANFOSHAN_COMMUNITY)
		self.assertRegex(application.name, r"^SA-\d{4}-\d{6}$")

	def test_another_community_than_the_applicants_is_refused(self) -> None:
		clerk = officer(COMMUNITY_OFFICER)
		make_posting(COMMUNITY_OFFICER, NEIGHBOUR_COMMUNITY, clerk)
		message = _("The application belongs to the applicant's own community. Leave the community as it is.")
		self.assert_refused(
			message,
			make_startup_application,
			s.DRAFT,
			{COMMUNITY_OFFICER: clerk},
			division=NEIGHBOUR_COMMUNITY,
		)

	def test_applicant_of_another_community_cannot_be_drawn_in(self) -> None:
		stranger = make_resident(division=NEIGHBOUR_COMMUNITY)
		message = _("No such resident in your area. Choose a resident of your own community.")
		with acting_as(officer(COMMUNITY_OFFICER)):
			application = frappe.get_doc({**complete_values(stranger.name), "division": QIANFOSHAN_COMMUNITY})
			self.assert_refused(message, application.insert, kind=frappe.PermissionError)

	def test_amount_is_that_of_the_settings_and_never_below_the_floor(self) -> None:
		self.assertEqual(make_startup_application().amount, 2000)
		small = make_startup_application(enterprise_kind=startups.SMALL_ENTERPRISE)
		self.assertEqual(small.amount, 12000)
		self.assertEqual(make_startup_application(amount=5000).amount, 5000)
		message = _("The subsidy must not be below {0} yuan for this kind of enterprise. Enter that or more.")
		self.assert_refused(message.split("{0}")[0], make_startup_application, amount=1999)

	def test_credit_code_is_checked_and_normalised(self) -> None:
		self.assertEqual(make_startup_application(uscc=" 9135 0100 m000100y43").uscc, "91350100M000100Y43")
		self.assert_refused(uscc_message(Fault.LENGTH), make_startup_application, uscc="9137")

	def test_licence_date_in_the_future_is_refused(self) -> None:
		message = _("The licence date lies in the future. Enter the date printed on the licence.")
		self.assert_refused(message, make_startup_application, registered_on=add_days(nowdate(), 1))

	def test_account_is_checked_and_normalised(self) -> None:
		application = make_startup_application(bank_account="6222 0216 0200")
		self.assertEqual(application.bank_account, "********0200")
		self.assertEqual(number_of(application, "bank_account"), "622202160200")
		message = _("A bank account has 8 to 32 digits. Compare it with the card or the account licence.")
		self.assert_refused(message, make_startup_application, bank_account="62-A")

	def test_every_paper_that_is_asked_for_is_listed_and_stays_required(self) -> None:
		application = make_startup_application(documents=[{"document_name": "Other Document", "required": 1}])
		required = {row.document_name for row in application.documents if row.required}
		self.assertEqual(required, set(startups.REQUIRED_DOCUMENTS))

	def test_a_scanned_paper_counts_as_given_today(self) -> None:
		documents = [{"document_name": startups.REQUIRED_DOCUMENTS[0], "attachment": "/private/files/a.pdf"}]
		application = make_startup_application(documents=documents)
		self.assertEqual(getdate(application.documents[0].given_on), getdate(nowdate()))

	def test_paper_given_tomorrow_is_refused(self) -> None:
		documents = [{"document_name": startups.REQUIRED_DOCUMENTS[0], "given_on": add_days(nowdate(), 1)}]
		message = _("{0}: the day it was given lies in the future.").format(_(startups.REQUIRED_DOCUMENTS[0]))
		self.assert_refused(message, make_startup_application, documents=documents)

	# --- once per founder and once per firm

	def test_founder_and_firm_receive_it_once(self) -> None:
		first = make_startup_application()
		self.assert_refused(
			claimed_message("active_founder", QIANFOSHAN_COMMUNITY),
			make_startup_application,
			applicant=first.applicant,
			kind=frappe.DuplicateEntryError,
		)
		self.assert_refused(
			claimed_message("active_firm", QIANFOSHAN_COMMUNITY),
			make_startup_application,
			uscc=first.uscc,
			kind=frappe.DuplicateEntryError,
		)

	def test_message_about_a_claim_tells_nothing_of_the_other_case(self) -> None:
		first = make_startup_application()
		message = claimed_message("active_firm", QIANFOSHAN_COMMUNITY)
		for secret in (first.name, first.applicant_name, first.enterprise_name):
			self.assertNotIn(secret, message)

	def test_refused_and_withdrawn_applications_leave_both_free(self) -> None:
		for state in s.RELEASING_STATES:
			ended = make_startup_application(state)
			again = make_startup_application(applicant=ended.applicant, uscc=ended.uscc)
			self.assertEqual(again.workflow_state, s.DRAFT)

	def test_closed_applications_hold_the_claim_for_good(self) -> None:
		closed = make_startup_application(s.CLOSED)
		with self.assertRaises(frappe.DuplicateEntryError):
			make_startup_application(applicant=closed.applicant)

	def test_database_itself_refuses_a_second_claim(self) -> None:
		first, second = make_startup_application(), make_startup_application()
		message = _(
			"Somebody has just recorded an application for this founder or enterprise. Search for it first."
		)
		second.active_firm = first.active_firm
		self.assert_refused(message, second.db_update, kind=frappe.UniqueValidationError)

	# --- frozen fields

	def change(self, application, role: str, **values) -> None:
		with acting_as(officer(role)):
			application.update(values)
			application.save()

	def test_contents_are_open_until_acceptance_and_during_correction(self) -> None:
		for state in (s.DRAFT, s.PENDING_ACCEPTANCE, s.CORRECTION_REQUIRED):
			application = make_startup_application(state)
			self.change(application, COMMUNITY_OFFICER, enterprise_name="新名称便利店")
			self.assertEqual(application.enterprise_name, "新名称便利店")

	def test_contents_are_frozen_after_acceptance(self) -> None:
		for state in (s.PENDING_STREET_REVIEW, s.IN_PUBLICITY, s.PENDING_PAYMENT, s.CLOSED):
			application = make_startup_application(state)
			for field, value in (
				("amount", 99999),
				("bank_account", "12345678"),
				("uscc", make_uscc()),
				("documents", []),
				("applicant", make_resident().name),
			):
				self.assert_refused(
					_(application.meta.get_label(field)),
					self.change,
					application,
					COMMUNITY_OFFICER,
					kind=ApprovalRefused,
					**{field: value},
				)
				application.reload()

	def test_other_levels_do_not_write_the_contents(self) -> None:
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		self.assert_refused(
			_("Subsidy Amount"), self.change, application, COUNTY_OFFICER, kind=ApprovalRefused, amount=88888
		)

	def test_payment_fields_belong_to_the_finance_officer(self) -> None:
		application = make_startup_application(s.PENDING_PAYMENT)
		self.assert_refused(
			_("Payment Reference"),
			self.change,
			application,
			COUNTY_OFFICER,
			kind=ApprovalRefused,
			payment_reference="x",
		)
		application.reload()
		self.change(application, COUNTY_FINANCE_OFFICER, payment_reference="拨-1")
		self.assertEqual(application.payment_reference, "拨-1")

	def test_fields_of_the_server_cannot_be_sent(self) -> None:
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		recorder, due = application.recorded_by, application.step_due_on
		self.change(
			application,
			COMMUNITY_OFFICER,
			recorded_by="Administrator",
			step_due_on="2099-01-01",
			applicant_name="别人",
			division_code="370202000000",
			active_founder=None,
			applied_on="2001-01-01",
		)
		application.reload()
		self.assertEqual((application.recorded_by, application.step_due_on), (recorder, due))
		self.assertEqual(application.applicant_name, "张三")
		self.assertEqual(application.division_code, QIANFOSHAN_COMMUNITY)
		self.assertEqual(application.active_founder, application.applicant)
		self.assertNotEqual(application.applied_on, date(2001, 1, 1))

	def test_options_are_the_constants(self) -> None:
		meta = frappe.get_meta("Startup Application")
		rows = frappe.get_meta("Application Document")
		for field, options in (
			(meta.get_field("enterprise_kind"), ("", *startups.ENTERPRISE_KINDS)),
			(meta.get_field("claimed_category"), ("", *startups.CLAIMED_CATEGORIES)),
			(rows.get_field("document_name"), (*startups.REQUIRED_DOCUMENTS, *startups.OPTIONAL_DOCUMENTS)),
		):
			self.assertEqual(tuple(field.options.split("\n")), options)
