"""Residents are found as officers look for them, and only their own."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.residents.services.resident_search import search_residents
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, SHINAN, make_officer


def found(text: str) -> list[str | None]:
	"""Give the names of the residents that a Link field would suggest."""
	return [row[0] for row in search_residents("Resident", text, "name", 0, 20, None)]


@pytest.fixture
def resident():
	return make_resident(full_name="单雄信")


@pytest.mark.parametrize("text", ("单雄信", "雄信", "shanxiongxin", "sxx"))
def test_officer_finds_own_resident_by_name_and_spelling(resident, text: str) -> None:
	frappe.set_user(make_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	assert resident.name in found(text)


def test_identity_number_finds_its_resident_only_in_full(resident) -> None:
	frappe.set_user(make_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	number = number_of(resident, "id_number")
	assert found(number) == [resident.name]
	assert resident.name not in found(number[:17])


def test_suggestion_shows_no_full_identity_number_and_no_search_keys(resident) -> None:
	frappe.set_user(make_officer(COMMUNITY_OFFICER, QIANFOSHAN_COMMUNITY))
	shown = search_residents("Resident", resident.full_name, "name", 0, 20, None)[0]
	assert number_of(resident, "id_number") not in shown
	assert not any("xiongxin" in str(part) for part in shown)


def test_officer_of_another_county_is_offered_nobody(resident) -> None:
	frappe.set_user(make_officer(COUNTY_OFFICER, SHINAN))
	assert found("单雄信") == []


def test_user_without_a_posting_is_refused(resident) -> None:
	frappe.set_user("Guest")
	with pytest.raises(frappe.PermissionError):
		found("单雄信")
