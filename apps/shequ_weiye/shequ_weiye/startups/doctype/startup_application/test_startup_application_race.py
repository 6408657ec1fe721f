"""Two people at the same moment, each on a database connection of their own."""

from __future__ import annotations

from collections.abc import Callable

import frappe

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.policies.api import act
from shequ_weiye.policies.benefits.factories import forget_grants
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import complete_values, make_startup_application
from shequ_weiye.startups.office import OfficeTestCase, dismiss
from shequ_weiye.territory.factories import make_posting, make_user
from shequ_weiye.tests.at_once import at_once

DOCTYPE = "Startup Application"


class TestRace(OfficeTestCase):
	"""Commits what both connections must see, and takes it away again."""

	def setUp(self) -> None:
		self.made: list[tuple[str, str]] = []
		self.addCleanup(self.take_away)

	def keep(self, document) -> frappe.Document:
		self.made.insert(0, (document.doctype, document.name))
		frappe.db.commit()
		return document

	def take_away(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		forget_grants(name for doctype, name in self.made if doctype == "Resident")
		for doctype, name in self.made:
			frappe.delete_doc(doctype, name, force=True, ignore_missing=True)
		frappe.db.commit()

	def assert_one_won(self, errors: list[Exception | None], *kinds: type[Exception]) -> None:
		self.assertEqual([error is None for error in errors].count(True), 1, errors)
		loser = next(error for error in errors if error)
		self.assertIsInstance(loser, kinds)

	def inserting(self, **values) -> tuple[str, Callable[[], object]]:
		return self.officers[COMMUNITY_OFFICER], lambda: frappe.get_doc(values).insert()

	def keep_inserted(self, **filters) -> int:
		frappe.db.rollback()
		names = frappe.get_all(DOCTYPE, filters=filters, pluck="name")
		self.made[:0] = [(DOCTYPE, name) for name in names]
		return len(names)

	def test_two_applications_of_one_founder_at_once_leave_one(self) -> None:
		applicant = self.keep(make_resident())
		errors = at_once(*(self.inserting(**complete_values(applicant.name)) for _attempt in range(2)))
		self.assertEqual(self.keep_inserted(applicant=applicant.name), 1)
		self.assert_one_won(errors, frappe.UniqueValidationError, frappe.DuplicateEntryError)

	def test_two_applications_of_one_firm_at_once_leave_one(self) -> None:
		founders = [self.keep(make_resident()), self.keep(make_resident())]
		values = [complete_values(founder.name) for founder in founders]
		values[1]["uscc"] = values[0]["uscc"]
		errors = at_once(*(self.inserting(**value) for value in values))
		self.assertEqual(self.keep_inserted(uscc=values[0]["uscc"]), 1)
		self.assert_one_won(errors, frappe.UniqueValidationError, frappe.DuplicateEntryError)

	def approving(self, user: str, name: str) -> tuple[str, Callable[[], object]]:
		return user, lambda: act(DOCTYPE, name, w.APPROVE)

	def assert_approved_once(self, name: str) -> None:
		frappe.db.rollback()
		application = frappe.get_doc(DOCTYPE, name)
		actions = [row.action for row in application.steps]
		self.assertEqual((application.workflow_state, actions.count(w.APPROVE)), (s.IN_PUBLICITY, 1))

	def waiting_for_approval(self) -> str:
		application = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		self.made.append((DOCTYPE, application.name))
		self.made.append(("Resident", application.applicant))
		frappe.db.commit()
		return application.name

	def test_two_approvers_at_once_leave_one_approval(self) -> None:
		second = make_posting(COUNTY_OFFICER, user=make_user("second.county.officer").name).user
		self.addCleanup(dismiss, (second,))
		name = self.waiting_for_approval()
		errors = at_once(*(self.approving(user, name) for user in (self.officers[COUNTY_OFFICER], second)))
		self.assert_approved_once(name)
		self.assert_one_won(errors, frappe.ValidationError)

	def test_double_click_leaves_one_approval(self) -> None:
		name = self.waiting_for_approval()
		errors = at_once(*(self.approving(self.officers[COUNTY_OFFICER], name) for _click in range(3)))
		self.assert_approved_once(name)
		self.assertEqual([error is None for error in errors].count(True), 1)

	def test_plain_changes_of_the_state_at_once_leave_one_approval(self) -> None:
		name = self.waiting_for_approval()

		def change() -> None:
			application = frappe.get_doc(DOCTYPE, name)
			application.workflow_state = s.IN_PUBLICITY
			application.save()

		errors = at_once(*((self.officers[COUNTY_OFFICER], change) for _attempt in range(2)))
		self.assert_approved_once(name)
		self.assert_one_won(errors, frappe.TimestampMismatchError)
