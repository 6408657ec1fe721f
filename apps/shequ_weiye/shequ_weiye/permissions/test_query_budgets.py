"""How many questions the database is asked for a list, a form and a save: scope adds one to each request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import frappe
import pytest
from frappe.desk.reportview import get, get_count

from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.permissions.scope import areas_with_right, forget_postings
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import make_officer

LIST_BUDGET, COUNT_BUDGET, FORM_BUDGET, SAVE_BUDGET = 4, 2, 8, 60


@contextmanager
def counted_queries() -> Iterator[list[str]]:
	"""Note every statement that is sent."""
	sent: list[str] = []
	send = frappe.db.sql

	def note(query: object, *args: object, **options: object) -> object:
		sent.append(str(query))
		return send(query, *args, **options)

	frappe.db.sql = note
	try:
		yield sent
	finally:
		del frappe.db.sql


@pytest.fixture
def work() -> Callable[[Callable[[], object]], list[str]]:
	"""Give what a community officer's request sends, once everything that outlives requests is warm."""
	officer = make_officer(COMMUNITY_OFFICER)

	def send(request: Callable[[], object]) -> list[str]:
		frappe.set_user(officer)
		request()
		forget_postings()
		with counted_queries() as sent:
			request()
		return sent

	return send


def ask_for(doctype: str) -> None:
	fields = frappe.as_json([f"`tab{doctype}`.`name`"])
	frappe.local.form_dict = frappe._dict(doctype=doctype, fields=fields, filters="[]", page_length="20")


def test_scope_asks_one_question_for_all_doctypes_of_a_request(work) -> None:
	def ask() -> None:
		for doctype in ("Resident", "Household"):
			areas_with_right(frappe.session.user, doctype, "read")

	sent = work(ask)
	assert len(sent) == 1, sent


def test_a_list_stays_within_its_budget(work) -> None:
	def open_list() -> None:
		ask_for("Resident")
		get()

	sent = work(open_list)
	assert len(sent) <= LIST_BUDGET, sent


def test_a_count_stays_within_its_budget(work) -> None:
	def count() -> None:
		ask_for("Resident")
		get_count()

	sent = work(count)
	assert len(sent) <= COUNT_BUDGET, sent


def test_a_form_stays_within_its_budget(work) -> None:
	name = make_resident().name
	sent = work(lambda: frappe.get_doc("Resident", name).check_permission("read"))
	assert len(sent) <= FORM_BUDGET, sent


def test_a_save_stays_within_its_budget(work) -> None:
	name = make_resident().name

	def save() -> None:
		resident = frappe.get_doc("Resident", name)
		resident.address = frappe.generate_hash()
		resident.save()

	sent = work(save)
	assert len(sent) <= SAVE_BUDGET, sent
