"""A resident is registered, verified by the street, handed over to another community, or leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants import residents as r
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows_residents import (
	HAND_OVER,
	MARK_LEFT,
	TAKE_BACK,
	TAKE_OVER,
	VERIFY_RESIDENT,
)
from shequ_weiye.policies.approval_messages import ApprovalRefused, NotStepHolder
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY, make_officer

if TYPE_CHECKING:
	from shequ_weiye.residents.doctype.resident.resident import Resident

OTHER_COMMUNITY = "370102011001"


class TestStagesOfAResident(FrappeTestCase):
	def setUp(self) -> None:
		self.name = make_resident().name

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def as_officer(self, role: str = COMMUNITY_OFFICER, division: str | None = None) -> Resident:
		"""Go on as another officer, and give the record as that officer has it."""
		frappe.set_user("Administrator")
		frappe.set_user(make_officer(role, division))
		return frappe.get_doc("Resident", self.name)

	def stage(self) -> str:
		return frappe.db.get_value("Resident", self.name, "workflow_state")

	def test_the_street_verifies_what_the_community_registered(self) -> None:
		self.assertEqual(self.stage(), r.REGISTERED)
		with self.assertRaises(NotStepHolder):
			self.as_officer().act(VERIFY_RESIDENT)
		self.as_officer(STREET_OFFICER).act(VERIFY_RESIDENT)
		self.assertEqual(self.stage(), r.VERIFIED)

	def test_a_person_whom_nobody_can_reach_is_not_verified(self) -> None:
		frappe.db.set_value("Resident", self.name, "mobile", None)
		with self.assertRaises(frappe.ValidationError):
			self.as_officer(STREET_OFFICER).act(VERIFY_RESIDENT)

	def test_a_stage_is_not_written_past_its_action(self) -> None:
		resident = self.as_officer()
		resident.workflow_state = r.LEFT
		with self.assertRaises((frappe.PermissionError, frappe.ValidationError)):
			resident.save()

	def test_a_person_is_handed_over_and_taken_over_by_the_other_community(self) -> None:
		self.as_officer().act(HAND_OVER, {"hand_over_to": OTHER_COMMUNITY})
		self.assertFalse(frappe.get_list("Resident", {"name": self.name}))
		resident = self.as_officer(COMMUNITY_OFFICER, OTHER_COMMUNITY)
		self.assertEqual((resident.division, resident.division_code), (OTHER_COMMUNITY, OTHER_COMMUNITY))
		self.assertEqual(resident.handed_over_from, QIANFOSHAN_COMMUNITY)
		self.assertIsNone(resident.hand_over_to)
		resident.act(TAKE_OVER)
		self.assertEqual(self.stage(), r.REGISTERED)

	def test_the_other_community_is_told_without_a_name(self) -> None:
		resident = self.as_officer()
		receiver = make_officer_as_administrator(OTHER_COMMUNITY)
		resident.act(HAND_OVER, {"hand_over_to": OTHER_COMMUNITY})
		notices = frappe.get_all("Notification Log", filters={"for_user": receiver}, pluck="subject")
		self.assertEqual(len(notices), 1)
		self.assertNotIn("张三", notices[0])

	def test_a_person_is_not_handed_over_to_the_same_place_or_to_a_county(self) -> None:
		resident = self.as_officer()
		for place in (QIANFOSHAN_COMMUNITY, LIXIA, None):
			with self.assertRaises(frappe.ValidationError):
				resident.act(HAND_OVER, {"hand_over_to": place})
			resident.reload()

	def test_whoever_leaves_does_so_for_a_reason_and_may_come_back(self) -> None:
		resident = self.as_officer()
		with self.assertRaises(frappe.ValidationError):
			resident.act(MARK_LEFT)
		resident.reload()
		resident.act(MARK_LEFT, {"left_reason": "Moved Away"})
		self.assertEqual(self.stage(), r.LEFT)
		with self.assertRaises(ApprovalRefused):
			resident.act(TAKE_BACK)
		resident.reload()
		resident.act(TAKE_BACK, {"decision_reason": "回来了"})
		self.assertEqual((self.stage(), resident.left_reason), (r.REGISTERED, None))

	def test_the_record_of_whoever_left_is_closed(self) -> None:
		resident = self.as_officer()
		resident.act(MARK_LEFT, {"left_reason": "Moved Away"})
		resident.address = "别处"
		with self.assertRaises(ApprovalRefused):
			resident.save()

	def test_reason_and_target_are_not_written_without_their_action(self) -> None:
		resident = self.as_officer()
		resident.update({"left_reason": "Died", "hand_over_to": OTHER_COMMUNITY})
		resident.save()
		self.assertEqual((resident.left_reason, resident.hand_over_to), (None, None))


def make_officer_as_administrator(division: str) -> str:
	user = frappe.session.user
	frappe.set_user("Administrator")
	officer = make_officer(COMMUNITY_OFFICER, division)
	frappe.set_user(user)
	return officer
