"""Administrators keep longer or altogether, never shorter than shipped."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants import roles as r
from shequ_weiye.constants.retention import DELETE, KEEP, KINDS
from shequ_weiye.territory.factories import LIXIA, make_officer
from shequ_weiye.territory.services.retention_rules import sync_retention_rules

PROVINCE = "370000000000"


def rule(kind: str = "Residents Who Left"):
	return frappe.get_doc("Retention Rule", kind)


def test_the_table_holds_every_shipped_kind_with_its_source() -> None:
	rows = frappe.get_all("Retention Rule", fields=["name", "source"])
	assert {row.name for row in rows} == set(KINDS)
	assert all(row.source for row in rows)


def test_an_administrator_of_the_province_keeps_longer_and_the_change_survives_a_release() -> None:
	frappe.set_user(make_officer(r.WEIYE_ADMINISTRATOR, PROVINCE))
	rule().update({"months": 60, "action": KEEP}).save()
	frappe.set_user("Administrator")
	for _release in range(2):
		sync_retention_rules()
	assert (rule().months, rule().action) == (60, KEEP)


def test_nothing_goes_earlier_than_the_floor() -> None:
	with pytest.raises(frappe.ValidationError, match="12"):
		rule().update({"months": 11}).save()


@pytest.mark.parametrize(
	("kind", "action"), [("Startup Applications", DELETE), ("Residents Who Left", DELETE)]
)
def test_what_inspection_and_counting_need_is_not_deleted(kind: str, action: str) -> None:
	with pytest.raises(frappe.ValidationError):
		rule(kind).update({"action": action}).save()


def test_a_floor_is_not_sent_along() -> None:
	changed = rule().update({"least_months": 1, "months": 12})
	changed.save()
	assert rule().least_months == 12


@pytest.mark.parametrize(("role", "place"), [(r.WEIYE_ADMINISTRATOR, LIXIA), (r.COUNTY_OFFICER, LIXIA)])
def test_others_change_nothing(role: str, place: str) -> None:
	frappe.set_user(make_officer(role, place))
	with pytest.raises(frappe.PermissionError):
		rule().update({"months": 60}).save()


def test_a_kind_is_neither_added_nor_deleted() -> None:
	with pytest.raises(frappe.ValidationError):
		frappe.get_doc({**rule().as_dict(), "kind": "Other", "name": None}).insert()
	with pytest.raises(frappe.ValidationError):
		rule().delete()
