"""An office for tests: one officer per role along the line of 千佛山社区."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants.roles import (
	CITY_OFFICER,
	COMMUNITY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	COUNTY_OFFICER,
	PROVINCE_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.policies.applications.factories import TRAILS, officer_over
from shequ_weiye.policies.approval_messages import ApprovalRefused
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, acting_as

if TYPE_CHECKING:
	from shequ_weiye.startups.doctype.startup_application.startup_application import StartupApplication

ROLES = (
	COMMUNITY_OFFICER,
	STREET_OFFICER,
	COUNTY_OFFICER,
	COUNTY_FINANCE_OFFICER,
	CITY_OFFICER,
	PROVINCE_OFFICER,
)

DOCTYPE = "Startup Application"


def officer(role: str) -> str:
	"""Give the officer in ``role`` over 千佛山社区."""
	return officer_over(QIANFOSHAN_COMMUNITY, role)


def fresh(application: StartupApplication) -> StartupApplication:
	"""Read a case anew."""
	return frappe.get_doc(DOCTYPE, application.name)


class OfficeTestCase(FrappeTestCase):
	"""Makes the officers once for all tests of a class and takes them away afterwards.

	Making users is what costs most in a test; each test still rolls back all that it does itself.
	"""

	officers: ClassVar[dict[str, str]] = {}

	@classmethod
	def setUpClass(cls) -> None:
		super().setUpClass()
		frappe.set_user("Administrator")
		# Frappe's own runner begins each class of tests in English.
		frappe.local.lang = "zh"
		there = set(frappe.get_all("User", pluck="name"))
		cls.officers = {role: officer_over(QIANFOSHAN_COMMUNITY, role) for role in ROLES}
		frappe.db.commit()
		cls.addClassCleanup(dismiss, tuple(set(cls.officers.values()) - there))

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()


class CaseTestCase(OfficeTestCase):
	"""Asks whether a case moved."""

	def assert_unmoved(self, application: StartupApplication, state: str) -> None:
		"""The case stands in ``state``, with no step more than led there."""
		stored = frappe.db.get_value(DOCTYPE, application.name, "workflow_state")
		steps = frappe.db.count("Application Step", {"parent": application.name})
		self.assertEqual((stored, steps), (state, len(TRAILS[state])))

	def assert_barred(
		self, application: StartupApplication, user: str, next_state: str, **values: Any
	) -> None:
		"""A plain change of the state by ``user`` is refused and leaves the case where it is."""
		state = frappe.db.get_value(DOCTYPE, application.name, "workflow_state")
		with acting_as(user), self.assertRaises((frappe.PermissionError, ApprovalRefused)):
			document = fresh(application)
			document.update({"workflow_state": next_state, "decision_reason": "理由", **values})
			document.save()
		self.assert_unmoved(application, state)


def dismiss(users: tuple[str, ...]) -> None:
	"""Take officers made for tests away again, with their postings.

	By plain deletion: Frappe refuses to delete users while the site has no System Manager.
	"""
	frappe.set_user("Administrator")
	frappe.db.rollback()
	if not users:
		return
	named = ("in", users)
	for doctype, field in (
		("Staff Posting", "user"),
		("Has Role", "parent"),
		("Notification Settings", "name"),
		("User", "name"),
	):
		# Only what belongs to the accounts that a test or a demonstration made itself.
		frappe.db.delete(doctype, {field: named})
	frappe.db.commit()
