"""The sealed values leave the server through no door, for nobody."""

from __future__ import annotations

import json

import frappe
import pytest
from frappe.client import get_list as client_get_list
from frappe.client import get_value as client_get_value
from frappe.desk.form.load import getdoc

from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.privacy.cipher import Place
from shequ_weiye.privacy.vault import TABLE, row_name
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.territory.factories import QIANFOSHAN_COMMUNITY, make_officer

MOBILE = "13812341234"


@pytest.fixture
def number() -> str:
	return make_id_number()


@pytest.fixture
def resident(number: str):
	return make_resident(id_number=number, mobile=MOBILE)


@pytest.fixture(params=["Administrator", COMMUNITY_OFFICER])
def user(request: pytest.FixtureRequest, resident) -> str:
	name = request.param
	user = name if name == "Administrator" else make_officer(name, QIANFOSHAN_COMMUNITY)
	frappe.set_user(user)
	return user


def sealed_texts(name: str) -> list[str]:
	table = frappe.qb.DocType(TABLE)
	columns = (table.sealed, table.blind_index, table.unique_index)
	rows = frappe.qb.from_(table).select(*columns).where(table.reference_name == name).run()
	return [value for row in rows for value in row if value]


def test_lists_forms_and_values_show_masks_only(resident, number: str, user: str) -> None:
	answers = [
		client_get_list(
			"Resident",
			fields=frappe.db.get_table_columns("Resident"),
			filters={"name": resident.name},
		),
		client_get_value("Resident", ["id_number", "mobile"], resident.name),
		frappe.get_doc("Resident", resident.name).as_dict(),
	]
	getdoc("Resident", resident.name)
	answers.append(frappe.response.docs[-1].as_dict())
	for answer in answers:
		text = frappe.as_json(answer)
		assert "138****1234" in text
		assert not any(secret in text for secret in (number, MOBILE, *sealed_texts(resident.name)))


def test_a_full_number_is_no_filter_of_a_list(resident, number: str, user: str) -> None:
	for filters in ({"id_number": number}, {"mobile": MOBILE}, {"mobile": ("like", "1381234%")}):
		assert frappe.get_list("Resident", filters=filters) == []


@pytest.mark.parametrize("field", ["mobile_sealed", "mobile_index", "sealed"])
def test_there_is_no_sealed_column_to_ask_sort_or_filter_by(resident, user: str, field: str) -> None:
	for question in ({"fields": [field]}, {"order_by": field}, {"filters": {field: ("like", "v1%")}}):
		with pytest.raises(Exception):  # noqa: B017
			frappe.get_list("Resident", **question)


def test_nobody_lists_opens_or_writes_the_table_of_sealed_values(resident, user: str) -> None:
	name = row_name(Place("Resident", resident.name, "mobile"))
	try:
		assert frappe.get_list(TABLE, fields=["*"]) == []
	except frappe.PermissionError:
		assert user != "Administrator"
	for attempt in (
		lambda: frappe.get_doc(TABLE, name),
		lambda: frappe.get_doc({"doctype": TABLE, "sealed": "x", "blind_index": "x"}).insert(),
		lambda: getdoc(TABLE, name),
	):
		with pytest.raises((frappe.PermissionError, frappe.ValidationError)):
			attempt()


def test_what_is_kept_of_earlier_states_holds_masks(resident, number: str) -> None:
	resident.mobile = "13700001111"
	resident.save(ignore_version=False)
	frappe.delete_doc("Resident", resident.name, force=True)
	kept = frappe.get_all("Version", {"docname": resident.name}, pluck="data")
	kept += frappe.get_all("Deleted Document", {"deleted_name": resident.name}, pluck="data")
	assert kept and not any(secret in text for text in kept for secret in (number, MOBILE, "13700001111"))
	assert any(json.loads(text) for text in kept)
