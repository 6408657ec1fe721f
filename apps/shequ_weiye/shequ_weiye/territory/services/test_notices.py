"""Who is told: the officers posted over a place, and nobody else."""

from __future__ import annotations

import unittest

import frappe
from frappe.utils import add_days, nowdate

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.territory.factories import (
	QIANFOSHAN_COMMUNITY,
	QIANFOSHAN_STREET,
	YAOJIA_STREET,
	make_officer,
	make_posting,
	make_user,
)
from shequ_weiye.territory.services.notices import notify, officers_over


class TestNotices(unittest.TestCase):
	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()

	def test_only_officers_in_the_role_whose_posting_covers_the_place_are_found(self) -> None:
		community, street = make_officer(COMMUNITY_OFFICER), make_officer(STREET_OFFICER)
		elsewhere = make_officer(STREET_OFFICER, YAOJIA_STREET)
		found = officers_over(QIANFOSHAN_COMMUNITY, (STREET_OFFICER,))
		self.assertIn(street, found)
		self.assertFalse({community, elsewhere} & set(found))
		self.assertNotIn(community, officers_over(QIANFOSHAN_STREET, (COMMUNITY_OFFICER,)))

	def test_a_posting_that_is_over_or_to_come_and_a_closed_account_are_passed_over(self) -> None:
		over = make_posting(user=make_user("over").name, to_date=add_days(nowdate(), -1)).user
		to_come = make_posting(user=make_user("to.come").name, from_date=add_days(nowdate(), 1)).user
		closed = make_posting(user=make_user("closed").name).user
		frappe.db.set_value("User", closed, "enabled", 0)
		self.assertFalse({over, to_come, closed} & set(officers_over(QIANFOSHAN_STREET, (STREET_OFFICER,))))

	def test_a_place_or_role_that_is_not_given_reaches_nobody(self) -> None:
		for code, roles in ((None, (STREET_OFFICER,)), ("", (STREET_OFFICER,)), (QIANFOSHAN_STREET, ())):
			self.assertEqual(officers_over(code, roles), ())

	def test_a_notice_goes_once_to_each_but_not_to_whoever_acts(self) -> None:
		street = make_officer(STREET_OFFICER)
		document = frappe.get_doc("Administrative Division", QIANFOSHAN_STREET)
		self.assertEqual(notify([street, street, "Administrator"], "示例", document), 1)
		found = frappe.get_all(
			"Notification Log", {"document_name": document.name, "subject": "示例"}, pluck="for_user"
		)
		self.assertEqual(found, [street])
