"""The public calculator: answers from typed facts, keeps nothing, reads nobody."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.territory.factories import LIXIA
from shequ_weiye.www.policies import ASKS_PER_MINUTE, answer, questions

WOMAN = {"birth_date": "1979-03-05", "gender": "Female", "retirement_post": "Worker"}


@pytest.fixture(autouse=True)
def guest() -> None:
	frappe.set_user("Guest")
	frappe.local.request_ip = frappe.generate_hash(length=12)
	frappe.local.form_dict = frappe._dict()


def verdict_of(policy: str, answers: dict[str, object]) -> dict:
	(page,) = [
		page
		for page in answer(subject="Resident", division=LIXIA, answers=answers)
		if page["policy"] == policy
	]
	return page


def test_neither_name_nor_number_nor_loans_are_asked() -> None:
	asked = {fact["value"] for fact in questions(subject="Resident", division=LIXIA)}
	assert {"birth_date", "gender", "retirement_post"} <= asked
	assert not asked & {"full_name", "id_number", "mobile", "other_loans", "retires_on"}


def test_the_retirement_month_follows_from_birth_and_post() -> None:
	page = verdict_of("城镇公益性岗位", WOMAN)
	retirement = next(row for row in page["facts"] if row["fact"] == "retires_on")
	# Born 1979-03: 50 years and 26 months.
	assert retirement["value"] == "2031-05-01"


def test_nothing_is_kept() -> None:
	before = {
		doctype: frappe.db.count(doctype) for doctype in ("Policy Decision", "Policy Fact", "Policy Match")
	}
	answer(subject="Resident", division=LIXIA, answers=WOMAN)
	assert {doctype: frappe.db.count(doctype) for doctype in before} == before


def test_an_unknown_fact_is_dropped_and_a_wrong_answer_named() -> None:
	assert answer(subject="Resident", division=LIXIA, answers={"full_name": "赵秘密", "nothing": "x"})
	with pytest.raises(frappe.ValidationError, match="出生日期"):
		answer(subject="Resident", division=LIXIA, answers={"birth_date": "gestern"})


def test_an_unknown_place_or_kind_is_refused() -> None:
	for subject, division in (("Resident", "x"), ("User", LIXIA)):
		with pytest.raises(frappe.PermissionError):
			questions(subject=subject, division=division)


def test_asks_from_one_address_are_limited() -> None:
	for _ask in range(ASKS_PER_MINUTE):
		questions(subject="Employer", division=LIXIA)
	with pytest.raises(frappe.ValidationError):
		questions(subject="Employer", division=LIXIA)
