"""Bad input, as issue after issue brings it: refused with a clear message in Chinese, nothing half-saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import frappe
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, add_years, getdate, nowdate

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.constants import applications as s
from shequ_weiye.constants import jobs as j
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.residents import HANDING_ON_TO_EMPLOYERS
from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.constants.workflows_jobs import SUBMIT_FOR_REVIEW
from shequ_weiye.jobs.factories import make_fair, make_post, make_referral, make_sign_up
from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.residents.factories import make_consent, make_id_number, make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, acting_as, make_officer
from shequ_weiye.tests.at_once import at_once
from shequ_weiye.training.factories import make_class, make_course

MOBILE = "13912345678"
SUCCESSOR = "370102002003"


def tomorrow() -> str:
	return str(add_days(nowdate(), 1))


def stored() -> dict[str, Any]:
	"""Give how many rows each of the app's tables holds, and when the last of them changed."""
	tables = [name for name in SCOPES if not frappe.get_meta(name).issingle]
	return {
		name: frappe.db.sql(f"select count(*), max(modified) from `tab{name}`")  # the test sees all rows
		for name in tables
	}


def make_open_fair(**values: Any) -> str:
	fair = make_fair()
	fair.db_set({"workflow_state": j.PUBLISHED, "sign_up_open": 1, **values})
	return fair.name


class BadInputTestCase(FrappeTestCase):
	def setUp(self) -> None:
		frappe.local.lang = "zh"

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def refused(self, words: str, act: Callable[[], object]) -> None:
		"""Assert that ``act`` is refused in these words and leaves every table as it was.

		A request that fails is rolled back as a whole; here it is the act alone that must not write.
		"""
		before = stored()
		with self.assertRaises((frappe.ValidationError, frappe.DuplicateEntryError)) as error:
			act()
		self.assertIn(words, str(error.exception))
		self.assertEqual(stored(), before)


class TestBadInput(BadInputTestCase):
	def test_a_wrong_check_digit(self) -> None:
		number = make_id_number()
		wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
		self.refused("校验位不符，至少有一位填错，请与证件核对。", lambda: make_resident(id_number=wrong))

	def test_a_birth_in_the_future(self) -> None:
		number = make_id_number(getdate(tomorrow()))
		self.refused("出生日期", lambda: make_resident(id_number=number))
		passport = {"id_type": "Passport", "id_number": "E12345678", "birth_date": tomorrow()}
		self.refused("出生日期晚于今天", lambda: make_resident(**passport))

	def test_a_class_that_ends_before_it_starts(self) -> None:
		course = make_course().name
		days = {"starts_on": add_days(nowdate(), 10), "ends_on": add_days(nowdate(), 9)}
		self.refused("结业日期早于开班日期，请更正。", lambda: make_class(course, **days))

	def test_a_fair_without_a_booth(self) -> None:
		officer = make_officer(COMMUNITY_OFFICER)
		with acting_as(officer):
			fair = make_fair(booths=[])
			self.refused("招聘会至少要有一个展位", lambda: fair.act(SUBMIT_FOR_REVIEW))
		self.assertEqual(frappe.db.get_value("Job Fair", fair.name, "workflow_state"), j.DRAFT)

	def test_a_double_sign_up(self) -> None:
		fair = make_open_fair()
		make_sign_up(fair, mobile=MOBILE)
		self.refused("已报名", lambda: make_sign_up(fair, mobile=f"+86 {MOBILE}"))
		self.assertEqual(frappe.db.get_value("Job Fair", fair, "sign_up_count"), 1)

	def test_a_referral_to_a_closed_post(self) -> None:
		resident, post = make_resident().name, make_post(status=j.CLOSED).name
		make_consent(resident=resident, purpose=HANDING_ON_TO_EMPLOYERS)
		self.refused("该岗位已关闭", lambda: make_referral(resident=resident, job_post=post))

	def test_an_application_by_someone_under_sixteen(self) -> None:
		birth_date = getdate(add_days(add_years(nowdate(), -16), 1))
		applicant = make_resident(id_number=make_id_number(birth_date))
		application = make_startup_application(applicant=applicant.name)
		with acting_as(application.recorded_by):
			self.refused("未满 16 周岁", lambda: application.act(w.SUBMIT))
		state = frappe.db.get_value("Startup Application", application.name, "workflow_state")
		self.assertEqual(state, s.DRAFT)

	def test_a_contact_dated_before_the_registration(self) -> None:
		record = make_assistance_record()
		early = add_days(frappe.db.get_value("Resident", record.resident, "registered_on"), -1)
		self.refused("服务日期早于登记日期", lambda: make_contact(record, contacted_on=early))

	def test_a_division_that_was_merged_away(self) -> None:
		merged = {"valid_to": add_days(nowdate(), -1), "replaced_by": SUCCESSOR}
		frappe.db.set_value("Administrative Division", QIANFOSHAN_COMMUNITY, merged)
		for make in (make_resident, make_fair):
			with self.subTest(make=make.__name__):
				# The booths' employers lie in the same division and are refused first.
				self.refused("并入", lambda make=make: make())


class TestAtOnce(BadInputTestCase):
	"""Commits what both connections must see, and takes it away again."""

	def take_away(self, fair: str) -> None:
		frappe.db.rollback()
		employers = frappe.get_all("Job Fair Booth", {"parent": fair}, pluck="employer")
		for name in frappe.get_all("Job Fair Sign Up", {"job_fair": fair}, pluck="name"):
			frappe.delete_doc("Job Fair Sign Up", name, force=True)
		frappe.delete_doc("Job Fair", fair, force=True)
		for name in employers:
			frappe.delete_doc("Employer", name, force=True)
		frappe.db.commit()

	def test_two_sign_ups_of_one_mobile_at_once_leave_one(self) -> None:
		fair = make_open_fair()
		self.addCleanup(self.take_away, fair)
		frappe.db.commit()
		errors = at_once(*[("Administrator", lambda: make_sign_up(fair, mobile=MOBILE))] * 2)
		frappe.db.rollback()
		self.assertEqual(frappe.db.count("Job Fair Sign Up", {"job_fair": fair}), 1)
		self.assertEqual(frappe.db.get_value("Job Fair", fair, "sign_up_count"), 1)
		loser = next(error for error in errors if error)
		self.assertEqual(errors.count(None), 1)
		self.assertIn("已报名", str(loser))
		self.assertNotIn(MOBILE, str(loser))
