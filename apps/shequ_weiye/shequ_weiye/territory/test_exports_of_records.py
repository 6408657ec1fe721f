"""Exports of each record from its list: written down, masked, and in the words that the screen shows."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import frappe
import pytest
from openpyxl import load_workbook

from shequ_weiye.assistance.factories import make_assistance_record, make_contact
from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.jobs.factories import make_employer, make_fair, make_post
from shequ_weiye.privacy.fields import SEALED
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory import export_doors
from shequ_weiye.territory.factories import acting_as, make_officer
from shequ_weiye.territory.services.export_words import in_shown_words
from shequ_weiye.training.factories import make_need

MOBILE = "13987654321"
ID_NUMBER = make_id_number()
# A cell that is nothing but English words.
ENGLISH = re.compile(r"[A-Za-z][A-Za-z '-]{3,}")

RECORDS: dict[str, Callable[[], object]] = {
	"Employer": lambda: make_employer(contact_mobile=MOBILE),
	"Job Post": lambda: make_post(contact_mobile=MOBILE),
	"Job Fair": lambda: make_fair(contact_mobile=MOBILE),
	"Training Need": make_need,
	"Startup Application": make_startup_application,
	"Assistance Record": make_assistance_record,
	"Service Contact": make_contact,
}


def export(doctype: str, kind: str = "Excel") -> list[list[object]]:
	"""Export every column of a list, as the report view asks for it; give the rows of the file."""
	meta = frappe.get_meta(doctype)
	fields = ["name", *(field.fieldname for field in meta.fields if is_stored(field))]
	frappe.local.form_dict = frappe._dict(
		doctype=doctype,
		fields=json.dumps([f"`tab{doctype}`.`{field}`" for field in fields]),
		filters="[]",
		file_format_type=kind,
		title=doctype,
	)
	export_doors.export_list()
	content = frappe.response.filecontent
	if kind == "CSV":
		return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
	return [list(row) for row in load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True)]


def is_stored(field) -> bool:
	return field.fieldtype in frappe.model.data_fieldtypes and not (
		field.hidden or field.is_virtual or field.options == "User"
	)


def last_record() -> dict[str, object]:
	fields = ["user", "kind", "subject", "row_count", "status"]
	return frappe.get_all("Export Record", fields=fields, order_by="creation desc, name desc", limit=1)[0]


@pytest.mark.parametrize("doctype", RECORDS)
def test_a_list_is_taken_out_masked_in_chinese_and_written_down(doctype: str) -> None:
	RECORDS[doctype]()
	with acting_as(make_officer(COUNTY_OFFICER)):
		head, *rows = export(doctype)
		user = frappe.session.user
	assert rows and not any(ENGLISH.search(str(title)) for title in head), head
	columns = dict(zip(head, zip(*rows, strict=True), strict=True))
	assert [
		title for title, cells in columns.items() if any(ENGLISH.fullmatch(str(cell or "")) for cell in cells)
	] == []
	assert MOBILE not in str(rows)
	for field in SEALED.get(doctype, {}):
		cells = columns[frappe._(frappe.get_meta(doctype).get_label(field))]
		assert any(cells) and all("*" in cell for cell in cells if cell)
	expected = {"user": user, "kind": "List", "subject": doctype, "row_count": len(rows), "status": "Done"}
	assert last_record() == expected


def test_residents_are_taken_out_by_nobody_until_the_table_of_rights_says_so() -> None:
	make_resident(full_name="出示例", mobile=MOBILE, id_number=ID_NUMBER)
	county = make_officer(COUNTY_OFFICER)
	with acting_as(county), pytest.raises(frappe.PermissionError, match="您不能导出居民"):
		export("Resident")
	name = frappe.db.get_value("Level Right", {"document_type": "Resident", "role": COUNTY_OFFICER})
	frappe.get_doc("Level Right", name).update({"may_export": 1}).save()
	with acting_as(county):
		written = str(export("Resident", "CSV"))
	assert "出示例" in written and "139****4321" in written
	assert MOBILE not in written and ID_NUMBER not in written
	assert last_record()["subject"] == "Resident"


@pytest.mark.nosite
def test_only_the_columns_that_hold_words_are_translated() -> None:
	rows = [["序号", "状态", "姓名"], [1, "Open", "Open"], [2, None, ""]]
	said = in_shown_words(rows, {"状态": lambda word: {"Open": "开放"}.get(word, word)})
	assert said == [["序号", "状态", "姓名"], [1, "开放", "Open"], [2, None, ""]]
	assert in_shown_words([], {}) == []
