"""After a hand-over the new community has the history that it needs, and the old one sees the person no more."""

from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows_residents import HAND_OVER, TAKE_OVER
from shequ_weiye.jobs.factories import make_referral
from shequ_weiye.permissions.registry import SCOPES, Kind
from shequ_weiye.policies.factories import make_fact
from shequ_weiye.residents.factories import (
	make_circumstance,
	make_consent,
	make_household,
	make_resident,
	make_status_change,
)
from shequ_weiye.residents.services.handing_over import HISTORY
from shequ_weiye.territory.factories import make_officer
from shequ_weiye.training.factories import make_need

NEW_COMMUNITY = "370102011001"
# They name a resident too, and stay: the entry belongs to the fair, the class, the wish or the accepted case,
# money is taken back by the office that paid it.
STAYING = {
	"Benefit Ledger Entry",
	"Policy Decision",
	"Job Fair Sign Up",
	"Training Wish",
	"Startup Application",
	"Benefit Application",
	"Startup Loan",
	"Recovery Case",
}


class TestHandingOver(FrappeTestCase):
	def setUp(self) -> None:
		self.old, self.new = make_officer(COMMUNITY_OFFICER), make_officer(COMMUNITY_OFFICER, NEW_COMMUNITY)
		self.street = make_officer(STREET_OFFICER)
		self.resident, self.neighbour = make_resident().name, make_resident().name
		for person in (self.resident, self.neighbour):
			record = make_assistance_record(resident=person)
			make_contact(record)
			make_status_change(resident=person)
			make_need(person)
			make_referral(resident=person)
			row = {"resident": person, "relation": "Head of Household"}
			make_household(members=[row])
			make_circumstance(resident=person)
			make_consent(resident=person)
			make_fact("first_enterprise", "1", resident=person)
			self.make_match(person)

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def make_match(self, person: str) -> None:
		place = frappe.db.get_value("Resident", person, ["division", "division_code"], as_dict=True)
		policy = frappe.db.get_value("Policy", {})
		found = {"policy": policy, "resident": person, "state": "To Contact", "match_key": person, **place}
		frappe.get_doc({"doctype": "Policy Match", "name": person, **found}).db_insert()

	def hand_over(self) -> None:
		frappe.set_user(self.old)
		frappe.get_doc("Resident", self.resident).act(HAND_OVER, {"hand_over_to": NEW_COMMUNITY})

	def seen_by(self, user: str, person: str) -> set[str]:
		"""Name the DocTypes in which ``user`` finds records of ``person``."""
		frappe.set_user(user)
		fields = {"Resident": "name", **HISTORY}
		return {doctype for doctype, field in fields.items() if self.finds(doctype, {field: person})}

	def finds(self, doctype: str, filters: dict[str, str]) -> bool:
		return frappe.has_permission(doctype, "read") and bool(frappe.get_list(doctype, filters))

	def test_the_history_goes_along_and_the_old_community_finds_nothing_of_the_person(self) -> None:
		everything = {"Resident", *HISTORY}
		self.assertEqual(self.seen_by(self.old, self.resident), everything)
		self.assertEqual(self.seen_by(self.new, self.resident), set())
		self.hand_over()
		self.assertEqual(self.seen_by(self.new, self.resident), everything)
		for user in (self.old, self.street):
			self.assertEqual(self.seen_by(user, self.resident), set())
			self.assertFalse(frappe.has_permission("Resident", "read", doc=self.resident, user=user))
		self.assertEqual(self.seen_by(self.old, self.neighbour), everything)

	def test_who_did_what_and_when_stays_as_it_was_written(self) -> None:
		fields = ["name", "officer", "contacted_on", "modified", "modified_by"]
		before = frappe.get_all("Service Contact", {"resident": self.resident}, fields)
		self.hand_over()
		self.assertEqual(frappe.get_all("Service Contact", {"resident": self.resident}, fields), before)

	def test_the_new_community_goes_on_with_the_ledger(self) -> None:
		self.hand_over()
		frappe.set_user(self.new)
		frappe.get_doc("Resident", self.resident).act(TAKE_OVER)
		record = frappe.get_doc("Assistance Record", {"resident": self.resident})
		contact = make_contact(record, kind="Job")
		self.assertEqual((contact.division_code, contact.officer), (NEW_COMMUNITY, self.new))
		self.assertEqual(frappe.db.get_value("Assistance Record", record.name, "job_done"), 1)

	def test_the_trail_of_the_record_tells_from_where_it_came(self) -> None:
		self.hand_over()
		frappe.set_user(self.new)
		resident = frappe.get_doc("Resident", self.resident)
		self.assertEqual(resident.steps[-1].action, HAND_OVER)
		self.assertNotEqual(resident.handed_over_from, NEW_COMMUNITY)

	def test_every_record_that_names_a_resident_is_known_here(self) -> None:
		naming = {
			doctype
			for doctype, scope in SCOPES.items()
			if scope.kind is Kind.BY_DIVISION
			and any(df.options == "Resident" for df in frappe.get_meta(doctype).get_link_fields())
		}
		self.assertEqual(naming - {"Resident"}, {*HISTORY, *STAYING})
