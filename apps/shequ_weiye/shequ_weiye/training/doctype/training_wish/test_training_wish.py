"""Residents' wishes: what the public form takes, and what officers make of it."""

from __future__ import annotations

import json
from typing import Any

import frappe
from frappe.utils import add_days, nowdate
from frappe.website.doctype.web_form.web_form import accept

from shequ_weiye.constants import training as t
from shequ_weiye.permissions.division import DivisionClosedError
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, QIANFOSHAN_COMMUNITY
from shequ_weiye.training.api import convert_wish, reject_wish
from shequ_weiye.training.factories import WISH, make_wish
from shequ_weiye.training.services.errors import WishRefused
from shequ_weiye.training.services.wishes import PUBLIC_STAGES
from shequ_weiye.training.testing import TrainingTestCase
from shequ_weiye.www.progress import find_stage

ASKED = {"skill_level": t.NO_CERTIFICATE, "willingness": "Willing"}


class TestPublicForm(TrainingTestCase):
	def submit(self, **data: Any) -> Any:
		frappe.set_user("Guest")
		frappe.local.lang = "en"
		frappe.local.request_ip = frappe.generate_hash(length=12)
		frappe.local.form_dict = frappe._dict(web_form="training-wish", data=json.dumps({**WISH, **data}))
		return accept()

	def test_a_guest_gets_a_number_and_the_community_a_notice(self) -> None:
		community = self.community
		saved = self.submit(mobile="138 0531 0001")
		self.assertRegex(saved.name, r"^TW-\d{4}-\d{6}$")
		self.assertEqual(
			(saved.mobile, saved.division_code, saved.status),
			("138****0001", QIANFOSHAN_COMMUNITY, t.NEW_WISH),
		)
		told = frappe.get_all(
			"Notification Log", {"document_name": saved.name, "for_user": community}, pluck="subject"
		)
		self.assertEqual(len(told), 1)
		self.assertNotIn(saved.full_name, told[0])

	def test_a_guest_writes_no_other_field_than_those_of_the_form(self) -> None:
		saved = self.submit(
			status=t.CONVERTED, resident="R-1", training_need="TN-1", division_code="999999999999"
		)
		self.assertEqual((saved.status, saved.resident, saved.training_need), (t.NEW_WISH, None, None))

	def test_a_guest_changes_and_reads_no_wish(self) -> None:
		name = make_wish().name
		self.refused("", lambda: self.submit(name=name, full_name="改名"))
		self.assertFalse(frappe.has_permission("Training Wish", "read", doc=name, user="Guest"))

	def test_wrong_mobile_community_and_missing_consent_are_refused(self) -> None:
		self.refused("11 digits", lambda: self.submit(mobile="12345"), WishRefused)
		self.refused("Choose the community", lambda: self.submit(division=LIXIA), WishRefused)
		self.refused("Choose the community", lambda: self.submit(division=""), WishRefused)
		self.refused("Please agree", lambda: self.submit(consent=0), WishRefused)

	def test_a_closed_community_is_refused(self) -> None:
		frappe.db.set_value(
			"Administrative Division", QIANFOSHAN_COMMUNITY, "valid_to", add_days(nowdate(), -1)
		)
		self.refused("no longer in use", self.submit, DivisionClosedError)

	def test_the_same_wish_is_taken_once(self) -> None:
		self.submit()
		self.refused("already with the community", self.submit, WishRefused)
		self.assertTrue(self.submit(direction="Handicraft").name)


class TestHandling(TrainingTestCase):
	def test_an_officer_turns_a_wish_into_a_need(self) -> None:
		wish, resident = make_wish(prefers_evening=1), make_resident()
		with self.set_user(self.community):
			need = frappe.get_doc("Training Need", convert_wish(wish.name, resident.name, **ASKED))
		wish.reload()
		self.assertEqual(
			(need.direction, need.wanted_content, need.prefers_evening), ("Cooking", "想学面点", 1)
		)
		self.assertEqual((need.source, need.training_wish), (t.ONLINE_WISH, wish.name))
		self.assertEqual(
			(wish.status, wish.training_need, wish.handled_by), (t.CONVERTED, need.name, self.community)
		)

	def test_a_wish_is_dealt_with_once(self) -> None:
		wish, resident = make_wish(), make_resident().name
		with self.set_user(self.community):
			self.refused("Write the reason", lambda: reject_wish(wish.name, " "), WishRefused)
			reject_wish(wish.name, "号码停机")
			self.refused(
				"dealt with already", lambda: convert_wish(wish.name, resident, **ASKED), WishRefused
			)
			self.refused("dealt with already", lambda: reject_wish(wish.name, "再次"), WishRefused)

	def test_a_wish_whose_need_is_refused_stays_new(self) -> None:
		wish, elsewhere = make_wish(), make_resident(division="370102011001").name
		with self.set_user(self.community):
			self.refused("", lambda: convert_wish(wish.name, elsewhere, **ASKED), frappe.PermissionError)
		self.assertEqual(frappe.db.get_value("Training Wish", wish.name, "status"), t.NEW_WISH)

	def test_officers_of_other_places_neither_see_nor_handle_it(self) -> None:
		wish = make_wish()
		with self.set_user(self.other_street):
			self.assertNotIn(wish.name, frappe.get_list("Training Wish", pluck="name"))
			self.refused("in your area", lambda: reject_wish(wish.name, "别处"), frappe.PermissionError)

	def test_nobody_writes_the_handling_by_hand(self) -> None:
		wish = make_wish()
		with self.set_user(self.community):
			wish.update({"status": t.CONVERTED, "handled_by": "Administrator"})
			wish.save()
		self.assertEqual((wish.status, wish.handled_by), (t.NEW_WISH, None))

	def test_the_progress_page_tells_the_stage_to_who_knows_number_and_mobile(self) -> None:
		wish = make_wish()
		self.assertEqual(find_stage(wish.name, "13805310001")[1], PUBLIC_STAGES[t.NEW_WISH])
		self.assertIsNone(find_stage(wish.name, "13805310002"))
		with self.set_user(self.community):
			convert_wish(wish.name, make_resident().name, **ASKED)
		self.assertEqual(find_stage(wish.name, "13805310001")[1], PUBLIC_STAGES[t.COLLECTED])

	def test_every_stage_has_words_for_the_public(self) -> None:
		self.assertLessEqual({*t.NEED_STAGES, t.NEW_WISH, t.REJECTED}, set(PUBLIC_STAGES))
