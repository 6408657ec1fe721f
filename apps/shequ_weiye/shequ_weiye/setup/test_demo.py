"""Demonstration data: complete, invented, and the same however often it is loaded."""

from __future__ import annotations

from collections import Counter
from unittest.mock import patch

import frappe
from click.testing import CliRunner
from frappe.tests.utils import FrappeTestCase
from frappe.utils import getdate, nowdate
from frappe.utils.password import check_password

from shequ_weiye.commands import PASSWORD, weiye_demo
from shequ_weiye.constants import applications as s
from shequ_weiye.constants.roles import ROLE_LEVELS
from shequ_weiye.permissions.area import level_of
from shequ_weiye.policies.applications.factories import TRAILS
from shequ_weiye.privacy.mobile import parse_mobile
from shequ_weiye.residents.services.id_number import parse
from shequ_weiye.setup.demo import ACCOUNTS, COMMUNITY, DOMAIN, STAGES, load
from shequ_weiye.setup.demo_people import COUNT, NO_COUNTY, invented_residents
from shequ_weiye.startups.factories import make_uscc

COUNTED = ("User", "Staff Posting", "Resident", "Startup Application", "Application Step")
USCCS = [make_uscc(9_000_001 + number) for number in range(len(STAGES))]


class TestInventedResidents(FrappeTestCase):
	"""The people themselves, without a database."""

	def test_three_hundred_people_who_differ_and_never_change(self) -> None:
		people = list(invented_residents())
		self.assertEqual(people, list(invented_residents()))
		self.assertEqual(len(people), COUNT)
		for field in ("id_number", "mobile"):
			self.assertEqual(len({person[field] for person in people}), COUNT)

	def test_numbers_are_valid_and_belong_to_nobody(self) -> None:
		for person in invented_residents():
			parsed = parse(person["id_number"], getdate(nowdate()))
			self.assertEqual(parsed.county_code, NO_COUNTY)
			self.assertEqual(parse_mobile(person["mobile"]), person["mobile"])
		self.assertFalse(frappe.db.exists("Administrative Division", f"{NO_COUNTY}000000"))


class TestDemo(FrappeTestCase):
	"""Loads with fewer people than the command does, for speed."""

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		frappe.clear_cache()

	def load(self) -> dict[str, int]:
		fewer = patch("shequ_weiye.setup.demo_people.COUNT", 7 * len(STAGES))
		alone = patch("shequ_weiye.setup.demo.MODULES", ())
		with fewer, alone:
			load("Demo-Password-1")
		return {doctype: frappe.db.count(doctype) for doctype in COUNTED}

	def test_loading_twice_gives_the_same(self) -> None:
		first = self.load()
		self.assertEqual(self.load(), first)
		self.assert_applications_stand_in_their_stages()
		self.assert_accounts_are_ready()

	def assert_applications_stand_in_their_stages(self) -> None:
		rows = frappe.get_all(
			"Startup Application",
			filters={"uscc": ("in", USCCS)},
			fields=["name", "workflow_state", "division"],
		)
		self.assertEqual(
			Counter(row.workflow_state for row in rows), Counter(state for state, _days in STAGES)
		)
		self.assertEqual({row.division for row in rows}, {COMMUNITY})
		self.assertEqual({state for state, _days in STAGES}, set(TRAILS))
		late = frappe.db.count(
			"Startup Application", {"uscc": ("in", USCCS), "step_due_on": ("<", nowdate())}
		)
		self.assertGreaterEqual(late, 3)

	def assert_accounts_are_ready(self) -> None:
		for account in ACCOUNTS:
			roles = frappe.get_roles(account.email)
			self.assertIn(account.role, roles)
			self.assertNotIn("System Manager", roles)
			self.assertEqual(check_password(account.email, "Demo-Password-1"), account.email)
			user = frappe.get_doc("User", account.email)
			self.assertEqual((user.language, user.time_zone, user.enabled), ("zh", "Asia/Shanghai", 1))

	def test_accounts_are_those_of_the_architecture(self) -> None:
		names = ["community", "street", "county", "finance", "city", "province", "admin", "other"]
		self.assertEqual([account.email for account in ACCOUNTS], [f"{name}@{DOMAIN}" for name in names])
		for account in ACCOUNTS:
			self.assertIn(level_of(account.division), ROLE_LEVELS[account.role])

	def test_stages_include_every_state(self) -> None:
		self.assertEqual({state for state, _days in STAGES}, set(TRAILS) | {s.DRAFT})

	def test_command_asks_for_the_password(self) -> None:
		answer = CliRunner().invoke(
			weiye_demo, env={PASSWORD: ""}, obj={"sites": [frappe.local.site], "profile": False}
		)
		self.assertNotEqual(answer.exit_code, 0)
		self.assertIn(PASSWORD, answer.output)
