"""Startup applications from the public form: what is taken, what is refused, what officers make of them."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import frappe
from frappe.utils import add_days, add_years, getdate, nowdate
from frappe.website.doctype.web_form.web_form import accept

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.permissions.division import DivisionClosedError
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.startups.api import record_intake, reject_intake
from shequ_weiye.startups.factories import intake_values, make_intake, make_startup_application, make_uscc
from shequ_weiye.startups.office import OfficeTestCase, officer
from shequ_weiye.startups.services.intakes import PUBLIC_STAGES
from shequ_weiye.startups.services.messages import IntakeRefused
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	YAOJIA_STREET,
	acting_as,
	make_officer,
)
from shequ_weiye.www.progress import find_stage

FORM = "startup-application"
MOBILE = "13805310001"


class IntakeTestCase(OfficeTestCase):
	def submit(self, **data: Any) -> Any:
		frappe.set_user("Guest")
		frappe.local.request_ip = frappe.generate_hash(length=12)
		frappe.local.form_dict = frappe._dict(
			web_form=FORM, data=json.dumps({**intake_values(), **data}, default=str)
		)
		return accept()

	def assert_refused(
		self, words: str, function: Any, *args: Any, kind: type[Exception] = IntakeRefused, **values: Any
	) -> None:
		stored = frappe.db.count("Startup Intake"), frappe.db.count("Startup Application")
		with self.assertRaises(kind) as error:
			function(*args, **values)
		self.assertIn(words, str(error.exception))
		self.assertEqual((frappe.db.count("Startup Intake"), frappe.db.count("Startup Application")), stored)


class TestPublicForm(IntakeTestCase):
	def test_a_guest_gets_a_number_and_the_community_a_notice_that_names_nobody(self) -> None:
		saved = self.submit(mobile="138 0531 0001", uscc=" 9135 0100 m000100y43")
		self.assertRegex(saved.name, r"^SI-\d{4}-\d{6}$")
		self.assertEqual((number_of(saved, "mobile"), saved.uscc), (MOBILE, "91350100M000100Y43"))
		self.assertEqual((saved.division_code, saved.status), (QIANFOSHAN_COMMUNITY, startups.NEW_INTAKE))
		told = frappe.get_all(
			"Notification Log", {"document_name": saved.name}, ["for_user", "subject", "email_content"]
		)
		self.assertEqual([row.for_user for row in told], [officer(COMMUNITY_OFFICER)])
		self.assertEqual(told[0].subject, f"创业申请 {saved.name} 已从网上提交。")
		self.assertNotIn(saved.full_name, str(told))

	def test_the_identity_number_is_checked_and_not_kept(self) -> None:
		number = make_id_number(date(1990, 5, 6))
		saved = self.submit(id_number=number.lower())
		row = frappe.db.get_value("Startup Intake", saved.name, "*", as_dict=True)
		self.assertNotIn(number, str(row))
		self.assertNotIn(number, saved.as_json())
		self.assertEqual((row.id_number_masked[-4:], row.birth_date), (number[-4:], date(1990, 5, 6)))
		versions = frappe.get_all("Version", {"docname": saved.name}, pluck="data")
		self.assertNotIn(number, str(versions))

	def test_the_answer_is_the_same_whether_or_not_the_person_or_firm_is_known(self) -> None:
		known = make_startup_application(uscc=make_uscc(7654321))
		number = number_of(frappe.get_doc("Resident", known.applicant), "id_number")
		answers = (
			self.submit(id_number=number, uscc=known.uscc),
			self.submit(mobile="13805310002"),
		)
		varying = {"name", "id_number_masked", "birth_date", "mobile", "uscc", "creation", "modified"}
		told = [{k: v for k, v in answer.as_dict().items() if k not in varying} for answer in answers]
		self.assertEqual(told[0], told[1])

	def test_a_guest_writes_no_other_field_than_those_of_the_form(self) -> None:
		saved = self.submit(
			status=startups.RECORDED_INTAKE, startup_application="SA-1", division_code="999999999999"
		)
		self.assertEqual((saved.status, saved.startup_application), (startups.NEW_INTAKE, None))
		self.assertEqual(saved.division_code, QIANFOSHAN_COMMUNITY)

	def test_a_guest_changes_and_reads_no_intake(self) -> None:
		name = make_intake().name
		self.assert_refused("", self.submit, kind=frappe.ValidationError, name=name, full_name="改名")
		self.assertFalse(frappe.has_permission("Startup Intake", "read", doc=name, user="Guest"))
		with acting_as("Guest"):
			self.assertRaises(frappe.PermissionError, frappe.get_list, "Startup Intake")

	def test_the_form_asks_for_no_link(self) -> None:
		fields = frappe.get_doc("Web Form", FORM).web_form_fields
		self.assertEqual([df.fieldname for df in fields if df.fieldtype in ("Link", "Table", "Attach")], [])

	def test_an_applicant_under_sixteen_is_refused_and_one_of_sixteen_today_is_taken(self) -> None:
		sixteen = getdate(add_years(nowdate(), -16))
		younger = make_id_number(getdate(add_days(sixteen, 1)))
		self.assert_refused("未满 16 周岁", self.submit, id_number=younger)
		self.assertTrue(self.submit(id_number=make_id_number(sixteen)).name)

	def test_a_wrong_check_digit_is_refused(self) -> None:
		number = make_id_number()
		wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
		self.assert_refused("校验位不符", self.submit, id_number=wrong)

	def test_a_birth_in_the_future_and_no_number_are_refused(self) -> None:
		self.assert_refused(
			"出生日期", self.submit, id_number=make_id_number(getdate(add_days(nowdate(), 1)))
		)
		self.assert_refused("18", self.submit, id_number="")

	def test_missing_consent_wrong_mobile_and_no_community_are_refused(self) -> None:
		self.assert_refused("请勾选同意", self.submit, consent=0)
		self.assert_refused("手机号为 11 位", self.submit, mobile="12345")
		self.assert_refused("请选择您居住的社区", self.submit, division=LIXIA)
		self.assert_refused("请选择您居住的社区", self.submit, division="")

	def test_a_wrong_credit_code_and_a_licence_of_tomorrow_are_refused(self) -> None:
		self.assert_refused("18", self.submit, kind=frappe.ValidationError, uscc="9137")
		tomorrow = add_days(nowdate(), 1)
		self.assert_refused("营业执照", self.submit, kind=frappe.ValidationError, registered_on=tomorrow)

	def test_a_community_that_was_merged_away_is_refused(self) -> None:
		division = {"valid_to": add_days(nowdate(), -1), "replaced_by": "370102002003"}
		frappe.db.set_value("Administrative Division", QIANFOSHAN_COMMUNITY, division)
		self.assert_refused("并入", self.submit, kind=DivisionClosedError)

	def test_the_same_application_is_taken_once(self) -> None:
		values = intake_values()
		self.submit(**values)
		self.assert_refused("已提交到社区", self.submit, **values)
		self.assertTrue(self.submit(**{**values, "uscc": make_uscc()}).name)


class TestHandling(IntakeTestCase):
	def test_an_officer_records_it_as_the_draft_of_the_resident_recognised(self) -> None:
		resident = make_resident()
		intake = make_intake(id_number=number_of(resident, "id_number"))
		with acting_as(officer(COMMUNITY_OFFICER)):
			name = record_intake(intake.name, resident.name)
		application = frappe.get_doc("Startup Application", name)
		self.assertEqual((application.workflow_state, application.applicant), (s.DRAFT, resident.name))
		self.assertEqual((application.uscc, application.is_first_startup), (intake.uscc, 1))
		intake.reload()
		self.assertEqual((intake.status, intake.startup_application), (startups.RECORDED_INTAKE, name))
		self.assertEqual(intake.handled_by, officer(COMMUNITY_OFFICER))

	def test_another_person_than_the_one_who_applied_is_refused(self) -> None:
		intake, other = make_intake(), make_resident().name
		with acting_as(officer(COMMUNITY_OFFICER)):
			self.assert_refused("另一个人", record_intake, intake.name, other)
		self.assertEqual(frappe.db.get_value("Startup Intake", intake.name, "status"), startups.NEW_INTAKE)

	def test_what_the_application_refuses_leaves_the_intake_waiting(self) -> None:
		first = make_startup_application()
		number = number_of(frappe.get_doc("Resident", first.applicant), "id_number")
		intake = make_intake(id_number=number)
		with acting_as(officer(COMMUNITY_OFFICER)):
			self.assert_refused(
				"提出创业申请",
				record_intake,
				intake.name,
				first.applicant,
				kind=frappe.DuplicateEntryError,
			)
		self.assertEqual(frappe.db.get_value("Startup Intake", intake.name, "status"), startups.NEW_INTAKE)

	def test_it_is_dealt_with_once_and_not_rejected_without_a_reason(self) -> None:
		intake = make_intake()
		with acting_as(officer(COMMUNITY_OFFICER)):
			self.assert_refused("原因", reject_intake, intake.name, " ")
			reject_intake(intake.name, "经电话核实，非本人申请")
			self.assert_refused("已处理", reject_intake, intake.name, "再次")
			self.assert_refused("已处理", record_intake, intake.name, make_resident().name)

	def test_officers_deal_with_it_but_do_not_rewrite_it(self) -> None:
		intake = make_intake()
		with acting_as(officer(COMMUNITY_OFFICER)):
			intake.update(
				{"enterprise_name": "改名", "status": startups.RECORDED_INTAKE, "handled_by": "Guest"}
			)
			intake.save()
		intake.reload()
		self.assertEqual((intake.enterprise_name, intake.status), ("千佛山便民小店", startups.NEW_INTAKE))

	def test_only_the_community_deals_with_it_and_other_places_do_not_see_it(self) -> None:
		intake, elsewhere = make_intake(), make_officer(STREET_OFFICER, YAOJIA_STREET)
		with acting_as(elsewhere):
			self.assertNotIn(intake.name, frappe.get_list("Startup Intake", pluck="name"))
		for user in (elsewhere, officer(STREET_OFFICER)):
			with acting_as(user):
				self.assert_refused("辖区", reject_intake, intake.name, "别处", kind=frappe.PermissionError)

	def test_the_progress_page_follows_it_to_the_application(self) -> None:
		resident = make_resident()
		intake = make_intake(id_number=number_of(resident, "id_number"))
		self.assertEqual(find_stage(intake.name, MOBILE)[1], PUBLIC_STAGES[startups.NEW_INTAKE])
		self.assertIsNone(find_stage(intake.name, "13805310002"))
		with acting_as(officer(COMMUNITY_OFFICER)):
			record_intake(intake.name, resident.name)
		self.assertEqual(find_stage(intake.name, MOBILE)[1], PUBLIC_STAGES[s.DRAFT])

	def test_every_stage_has_words_for_the_public(self) -> None:
		workflow = frappe.get_doc("Workflow", {"document_type": "Startup Application", "is_active": 1})
		shipped = {row.state for row in workflow.states}
		self.assertLessEqual({*shipped, startups.NEW_INTAKE, startups.REJECTED}, set(PUBLIC_STAGES))
