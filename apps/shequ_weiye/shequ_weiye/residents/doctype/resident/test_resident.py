"""Residents: what is derived, what is refused, who sees whom."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import frappe
from frappe import _
from frappe.tests.utils import FrappeTestCase
from frappe.utils import getdate
from time_machine import travel

from shequ_weiye.constants.identity import ID_TYPES, PASSPORT
from shequ_weiye.constants.residents import (
	EDUCATION_CODES,
	EMPLOYMENT_STATUSES,
	RESIDENT_CATEGORIES,
	VERIFIED,
)
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.constants.workflows_residents import VERIFY_RESIDENT
from shequ_weiye.policies.applications.factories import officer_over
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.policies.desk_workflow import apply_workflow
from shequ_weiye.privacy.messages import mobile_message
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.residents.services.id_number import Fault, check_digit
from shequ_weiye.residents.services.messages import id_number_message, registered_message
from shequ_weiye.territory.factories import (
	LIXIA,
	QIANFOSHAN_COMMUNITY,
	SHINAN,
	YAOJIA_STREET,
	acting_as,
	make_officer,
)

NEIGHBOUR_COMMUNITY = "370102002003"


class TestResident(FrappeTestCase):
	"""One person, one record, one community."""

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def assert_refused(self, message: str, kind: type[Exception] = frappe.ValidationError, **values) -> None:
		with self.assertRaises(kind) as error:
			make_resident(**values)
		self.assertEqual(str(error.exception), message)

	def test_birth_date_and_gender_come_from_the_number(self) -> None:
		resident = make_resident(
			id_number=make_id_number(date(1988, 3, 9), 246), birth_date="1970-01-01", gender="Male"
		)
		self.assertEqual((getdate(resident.birth_date), resident.gender), (date(1988, 3, 9), "Female"))

	def test_number_is_sealed_in_its_normal_form_and_shown_masked(self) -> None:
		resident = make_resident(id_number=" 110105 19491231 002x ")
		self.assertEqual(resident.id_number, "110105********002X")
		self.assertEqual(number_of(resident, "id_number"), "11010519491231002X")

	def test_age_is_that_of_today(self) -> None:
		resident = make_resident(id_number=make_id_number(date(2000, 6, 1), 11))
		with travel("2025-05-31", tick=False):
			self.assertEqual(resident.age, 24)
		with travel("2025-06-02", tick=False):
			self.assertEqual(resident.age, 25)

	def test_name_of_the_record_tells_nothing_of_the_person(self) -> None:
		self.assertRegex(make_resident().name, r"^R-\d{4}-\d{6}$")

	def test_impossible_numbers_are_refused_with_what_to_do(self) -> None:
		good = make_id_number(serial=77)
		for number, fault in (
			(good[:-1], Fault.LENGTH),
			("A" + good[1:], Fault.DIGITS),
			("99" + good[2:], Fault.PREFIX),
			(good[:-1] + ("0" if good[-1] != "0" else "1"), Fault.CHECK_DIGIT),
			("37010219900230001" + check_digit("37010219900230001"), Fault.BIRTH_DATE),
		):
			self.assert_refused(id_number_message(fault), id_number=number)

	def test_passport_needs_a_typed_birth_date(self) -> None:
		resident = make_resident(
			id_type=PASSPORT, id_number="e 123 45678", birth_date="1990-01-01", gender="Female"
		)
		self.assertEqual(
			(number_of(resident, "id_number"), str(resident.birth_date)), ("E12345678", "1990-01-01")
		)
		self.assert_refused(
			_("This kind of document does not tell the birth date. Enter it."),
			id_type=PASSPORT,
			id_number="E7654321",
		)

	def test_future_dates_are_refused(self) -> None:
		message = _("{0} lies in the future. Enter a day up to today.").format(_("Birth Date"))
		self.assert_refused(message, id_type=PASSPORT, id_number="E7654321", birth_date="2999-01-01")

	def test_second_registration_tells_neither_who_nor_where(self) -> None:
		number = make_id_number()
		first = make_resident(full_name="李某某", mobile="13911112222", id_number=number)
		message = registered_message()
		self.assert_refused(
			message, frappe.DuplicateEntryError, id_number=number, division=NEIGHBOUR_COMMUNITY
		)
		place = frappe.db.get_value("Administrative Division", QIANFOSHAN_COMMUNITY, "full_name")
		for secret in (first.full_name, first.mobile, first.id_number, first.name, number, place):
			self.assertNotIn(secret, message)

	def test_old_number_of_a_registered_person_is_the_same_person(self) -> None:
		make_resident(id_number="11010519491231002X")
		self.assert_refused(registered_message(), frappe.DuplicateEntryError, id_number="110105491231002")

	def test_database_itself_refuses_the_same_number_twice(self) -> None:
		first, second = make_resident(), make_resident()
		second.id_number = number_of(first, "id_number")
		message = _(
			"This identity number has just been registered by somebody else. Search for it before you try again."
		)
		with self.assertRaises(frappe.UniqueValidationError) as error:
			second.db_update()
		self.assertEqual(str(error.exception), message)

	def test_mobile_is_brought_into_its_normal_form(self) -> None:
		resident = make_resident(mobile="+86 139-0000-1111")
		self.assertEqual((resident.mobile, number_of(resident, "mobile")), ("139****1111", "13900001111"))
		self.assert_refused(mobile_message(), mobile="12333")
		self.assertFalse(make_resident(mobile=None).mobile)

	def test_resident_belongs_to_a_community(self) -> None:
		message = _("A resident belongs to a community. Choose the community, not a higher division.")
		self.assert_refused(message, division=LIXIA)

	def test_community_is_that_of_the_officers_posting_by_default(self) -> None:
		with acting_as(officer_over(QIANFOSHAN_COMMUNITY, COMMUNITY_OFFICER)):
			resident = make_resident(division=None)
		self.assertEqual((resident.division, resident.division_code), (QIANFOSHAN_COMMUNITY,) * 2)

	def test_name_is_found_by_initials(self) -> None:
		name = make_resident(full_name=" 单  小红 ").name
		found = frappe.get_list("Resident", or_filters={"name_search": ("like", "%dxh%")}, pluck="name")
		self.assertNotIn(name, found)
		found = frappe.get_list("Resident", or_filters={"name_search": ("like", "%sxh%")}, pluck="name")
		self.assertIn(name, found)

	def test_unknown_county_of_the_own_province_is_only_a_warning(self) -> None:
		make_resident(id_number=make_id_number(serial=31, county="379998"))
		self.assertTrue(any("379998" in str(entry) for entry in frappe.local.message_log))

	def test_community_officer_registers_in_the_own_community_only(self) -> None:
		with acting_as(officer_over(QIANFOSHAN_COMMUNITY, COMMUNITY_OFFICER)):
			make_resident()
			with self.assertRaises(frappe.PermissionError):
				make_resident(division=NEIGHBOUR_COMMUNITY)

	def test_the_county_reads_but_does_not_write(self) -> None:
		resident = make_resident()
		user = officer_over(QIANFOSHAN_COMMUNITY, COUNTY_OFFICER)
		self.assertTrue(frappe.has_permission("Resident", "read", resident, user=user))
		self.assertFalse(frappe.has_permission("Resident", "write", resident, user=user))

	def test_the_street_verifies_but_changes_nothing(self) -> None:
		resident = make_resident()
		with acting_as(officer_over(QIANFOSHAN_COMMUNITY, STREET_OFFICER)):
			resident = frappe.get_doc("Resident", resident.name)
			resident.full_name = "李四"
			with self.assertRaises(ApprovalRefused):
				resident.save()

	def test_the_street_verifies_from_the_form_which_sends_the_age_along(self) -> None:
		resident = make_resident()
		with acting_as(officer_over(QIANFOSHAN_COMMUNITY, STREET_OFFICER)):
			shown = frappe.get_doc("Resident", resident.name).as_dict()
			self.assertTrue(shown["age"])
			apply_workflow(frappe.as_json(shown), VERIFY_RESIDENT)
		self.assertEqual(frappe.db.get_value("Resident", resident.name, "workflow_state"), VERIFIED)

	def test_officers_of_other_places_and_finance_see_nobody(self) -> None:
		resident = make_resident()
		for user in (
			make_officer(COUNTY_OFFICER, SHINAN),
			make_officer(STREET_OFFICER, YAOJIA_STREET),
			officer_over(QIANFOSHAN_COMMUNITY, COUNTY_FINANCE_OFFICER),
		):
			self.assertFalse(frappe.has_permission("Resident", "read", resident, user=user), user)

	def test_options_are_the_constants(self) -> None:
		for doctype, field, options in (
			("Resident", "id_type", ID_TYPES),
			("Resident", "education", ("", *EDUCATION_CODES)),
			("Resident", "employment_status", ("", *EMPLOYMENT_STATUSES)),
			("Resident Category", "category", RESIDENT_CATEGORIES),
		):
			stored = frappe.get_meta(doctype).get_field(field).options.split("\n")
			self.assertEqual(tuple(stored), options, field)

	def test_education_has_codes_of_the_standard(self) -> None:
		path = Path(frappe.get_app_path("shequ_weiye")) / "data" / "gb-codes.json"
		codes = json.loads(path.read_text(encoding="utf-8"))["GB/T 4658-2006 学历"]
		self.assertLessEqual(set(EDUCATION_CODES.values()), set(codes))

	def test_a_category_is_not_changed_past_its_resident(self) -> None:
		resident = make_resident(categories=[{"category": "Older Worker"}])
		row = frappe.get_doc("Resident Category", resident.categories[0].name)
		row.category = "Disabled Person"
		with self.assertRaises(frappe.PermissionError):
			row.save()
