"""Imports by officers: who may, which rows come in, and that nothing of the sheet is left."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from datetime import date

import frappe
import pytest
from frappe.core.doctype.data_import import data_import as frappe_import
from frappe.utils import add_to_date, now_datetime
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from shequ_weiye.constants.imports import HOURS_KEPT
from shequ_weiye.constants.roles import CITY_OFFICER, COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_id_number
from shequ_weiye.territory import import_doors
from shequ_weiye.territory.factories import JINAN, QIANFOSHAN_COMMUNITY, acting_as, make_officer
from shequ_weiye.territory.import_factories import (
	attach,
	begin_import,
	in_one_transaction,
	log_of,
	start,
	traces_of,
)
from shequ_weiye.territory.jobs import delete_forgotten_sheets
from shequ_weiye.territory.services import importing
from shequ_weiye.territory.services.import_sheet import (
	even_rows,
	is_number,
	unpacks_too_large,
	without_numbers,
)

NEIGHBOUR = "370102002003"
HEAD = ["姓名", "证件号码", "手机号码", "性别"]
MOBILE = "13912345678"
BORN = date(1991, 2, 3)


@pytest.fixture(autouse=True)
def one_transaction(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	with in_one_transaction(monkeypatch):
		yield


@pytest.fixture
def officer() -> Iterator[str]:
	user = make_officer(COMMUNITY_OFFICER)
	with acting_as(user):
		yield user


def person(name: str = "李导入", number: str | None = None) -> list[str]:
	return [name, number or make_id_number(BORN), MOBILE, "女"]


def make_import(rows: list[list[str]], head: list[str] = HEAD, **values: str):
	"""Begin an import of residents."""
	return begin_import(rows, head, **values)


def registered(name: str) -> list[str]:
	with acting_as("Administrator"):
		return frappe.get_all("Resident", {"full_name": name}, pluck="name")


# --- what comes in


def test_a_community_officer_imports_people_of_his_community(officer: str) -> None:
	number = make_id_number(BORN)
	doc = start(make_import([person(number=number)]))
	assert (doc.status, doc.import_file) == ("Success", None)
	[name] = registered("李导入")
	resident = frappe.get_doc("Resident", name)
	assert (resident.division, resident.owner, resident.recorded_by) == (
		QIANFOSHAN_COMMUNITY,
		officer,
		officer,
	)
	assert number_of(resident, "id_number") == number and "*" in resident.id_number and "*" in resident.mobile
	assert resident.gender == ("Male" if int(number[16]) % 2 else "Female")


def test_words_of_lists_are_read_in_chinese(officer: str) -> None:
	fields = (
		"Full Name",
		"Identity Document Type",
		"Identity Number",
		"Birth Date",
		"Gender",
		"Employment Status",
	)
	row = ["王护照", frappe._("Passport"), "E12345678", "1990-01-02", "女", frappe._("Unemployed")]
	doc = start(make_import([row], [frappe._(field) for field in fields]))
	assert doc.status == "Success", log_of(doc)
	resident = frappe.get_doc("Resident", registered("王护照")[0])
	assert (resident.id_type, resident.gender, resident.employment_status) == (
		"Passport",
		"Female",
		"Unemployed",
	)


def test_a_word_that_a_list_does_not_have_is_refused_with_the_words_it_has(officer: str) -> None:
	with pytest.raises(frappe.ValidationError, match=r"第 3 行：性别.*男、女"):
		make_import([person("甲词"), [*person("乙词")[:3], "女性别"]])


def test_a_row_of_a_neighbouring_community_is_refused_and_the_others_come_in(officer: str) -> None:
	division = frappe._("Community")
	rows = [[*person("甲本地"), QIANFOSHAN_COMMUNITY], [*person("乙邻社"), NEIGHBOUR]]
	doc = start(make_import(rows, [*HEAD, division]))
	assert doc.status == "Partial Success"
	(first, second) = log_of(doc)
	assert first[:2] == (2, 1) and second[:2] == (3, 0)
	assert "不在您的辖区" in second[2]
	assert registered("甲本地") and not registered("乙邻社")


def test_a_wrong_check_digit_says_row_and_reason(officer: str) -> None:
	good = make_id_number(BORN)
	wrong = good[:17] + ("0" if good[17] != "0" else "1")
	doc = start(make_import([person("丙对"), person("丁错", wrong)]))
	(_first, second) = log_of(doc)
	assert second[:2] == (3, 0) and "校验" in second[2]
	assert not registered("丁错")


def test_a_second_import_of_the_same_sheet_adds_nothing_and_says_why(officer: str) -> None:
	row = person("戊重复")
	start(make_import([row]))
	doc = start(make_import([row]))
	assert len(registered("戊重复")) == 1
	[(number, success, message)] = log_of(doc)
	assert (number, success) == (2, 0) and "已登记" in message


def test_an_import_that_was_killed_is_complete_after_a_second_start(
	officer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	names = [f"己续{number}" for number in "一二三四五六"]
	doc = make_import([person(name) for name in names])
	with monkeypatch.context() as patch:
		patch.setattr(importing.SheetImporter, "insert_record", killed_after(3))
		with pytest.raises(KeyboardInterrupt):
			start(doc)
	assert [bool(registered(name)) for name in names] == [True] * 3 + [False] * 3
	doc = start(doc)
	assert doc.status == "Success" and all(len(registered(name)) == 1 for name in names)


def killed_after(rows: int) -> Callable[..., object]:
	insert, done = importing.SheetImporter.insert_record, []

	def insert_or_die(self: object, row: object) -> object:
		done.append(row)
		if len(done) > rows:
			raise KeyboardInterrupt
		return insert(self, row)

	return insert_or_die


def test_a_row_that_the_log_knows_and_the_database_does_not_is_imported(officer: str) -> None:
	doc = make_import([person("庚失踪")])
	log = {"doctype": "Data Import Log", "data_import": doc.name, "success": 1, "row_indexes": "[2]"}
	frappe.get_doc({**log, "docname": "R-1999-000001", "log_index": 0}).db_insert()
	assert start(doc).status == "Success"
	assert registered("庚失踪")


# --- what is refused


@pytest.mark.parametrize("role", [COUNTY_OFFICER, STREET_OFFICER, CITY_OFFICER])
def test_who_may_not_import_or_register_does_not(role: str) -> None:
	with acting_as(make_officer(role, JINAN if role == CITY_OFFICER else None)):
		with pytest.raises(frappe.PermissionError):
			make_import([person()])
		with pytest.raises(frappe.PermissionError, match="不能导入"):
			import_doors.download_template("Resident")


@pytest.mark.parametrize(
	("values", "message"),
	[
		({"import_type": "Update Existing Records"}, "只能导入新记录"),
		({"google_sheets_url": "https://docs.google.com/spreadsheets/d/x/edit#gid=0"}, "网络地址"),
		({"doctype": "User"}, "不能导入"),
		({"doctype": "Sealed Value"}, "不能导入"),
		({"doctype": "Startup Application"}, "不能导入"),
	],
)
def test_an_officer_imports_new_records_of_uploaded_sheets_only(
	officer: str, values: dict[str, str], message: str
) -> None:
	with pytest.raises((frappe.ValidationError, frappe.PermissionError), match=message):
		make_import([person()], **values)


@pytest.mark.parametrize(
	"label", ["workflow_state", "owner", "name", "steps.action", "division_code", "staff_user"]
)
def test_a_column_that_no_person_fills_in_is_refused(officer: str, label: str) -> None:
	with pytest.raises(frappe.ValidationError, match="不能导入"):
		make_import([[*person(), "x"]], [*HEAD, label])


def test_a_sheet_longer_than_the_settings_allow_is_refused(officer: str) -> None:
	with acting_as("Administrator"):
		settings = frappe.get_doc("Access Settings")
		settings.update({"import_rows": 2, "row_access_hours": 8})
		settings.save()
	with pytest.raises(frappe.ValidationError, match="最多"):
		make_import([person() for _number in range(3)])


@pytest.mark.parametrize(
	("name", "content"),
	[("sheet.csv", "姓名,性别\n张,女".encode("gb18030")), ("sheet.xlsx", b"PK\x03\x04 no zip")],
)
def test_what_is_no_workbook_and_no_text_is_refused(officer: str, name: str, content: bytes) -> None:
	doc = frappe.get_doc(
		{"doctype": "Data Import", "reference_doctype": "Resident", "import_type": "Insert New Records"}
	)
	with pytest.raises(frappe.ValidationError, match="Excel"):
		attach(doc.insert(), content, name)


def test_a_sheet_that_lies_elsewhere_is_refused(officer: str) -> None:
	elsewhere = make_import([person()])
	other = frappe.copy_doc(elsewhere)
	other.import_file = None
	other.insert()
	other.import_file = elsewhere.import_file
	with pytest.raises(frappe.PermissionError, match="上传"):
		other.save()


def test_another_officers_import_is_neither_seen_nor_started_nor_read(officer: str) -> None:
	doc = make_import([person("辛别人")])
	start(doc)
	sheet = make_import([person("壬别人")])
	with acting_as("Administrator"):
		neighbour = make_officer(COMMUNITY_OFFICER, NEIGHBOUR)
	with acting_as(neighbour):
		assert not frappe.get_list("Data Import") and not frappe.get_list("Data Import Log")
		for ask in (
			frappe_import.form_start_import,
			frappe_import.get_preview_from_template,
			frappe_import.download_errored_template,
			frappe_import.download_import_log,
			import_doors.get_import_status,
		):
			with pytest.raises(frappe.PermissionError):
				ask(sheet.name)
		stolen = frappe.get_doc({**sheet.as_dict(), "owner": frappe.session.user})
		assert not stolen.has_permission("read") and not stolen.has_permission("write")
		assert not frappe.get_list("File", {"attached_to_doctype": "Data Import"})
		assert not frappe.get_doc("File", {"file_url": sheet.import_file}).has_permission("read")
	assert not registered("壬别人")


def test_the_template_has_the_columns_that_may_be_filled_in_chinese(officer: str) -> None:
	import_doors.download_template("Resident")
	assert frappe.response["filename"].endswith(".xlsx")
	sheet = load_workbook(io.BytesIO(frappe.response["filecontent"])).active
	[head, *_rows] = sheet.iter_rows(values_only=True)
	assert {*HEAD, frappe._("Community"), frappe._("Employment Status")} <= set(head)
	assert not {
		frappe._("Registration Stage"),
		frappe._("Recorded By"),
		frappe._("Resident Categories"),
	} & set(head)
	assert all(not title.isascii() for title in head)
	with pytest.raises(frappe.PermissionError, match="列表"):
		import_doors.download_template("Resident", export_records="all")


# --- what is left


def test_an_import_is_written_down_with_who_what_and_how_many_and_waits_for_nobody(officer: str) -> None:
	with acting_as("Administrator"):
		settings = frappe.get_doc("Access Settings")
		settings.update({"export_approval_rows": 1, "row_access_hours": 8})
		settings.save()
	start(make_import([person("寅记录"), person("卯记录")]))
	[entry] = frappe.get_list("Export Record", {"user": officer, "kind": "Import"}, ["*"])
	assert (entry.subject, entry.row_count, entry.status) == ("Resident", 2, "Done")
	assert entry.division == QIANFOSHAN_COMMUNITY


def test_nothing_of_a_persons_number_is_left_behind(officer: str) -> None:
	number = make_id_number(BORN)
	wrong = number[:17] + ("0" if number[17] != "0" else "1")
	spaced = f"{number[:6]} {number[6:14]} {number[14:]}" + "9" * 30
	doc = make_import([person("癸一", number), person("癸二", wrong), person("癸三", spaced)])
	path = frappe.get_doc("File", {"file_url": doc.import_file}).get_full_path()
	assert os.path.exists(path)
	start(doc)
	assert [success for _row, success, _message in log_of(doc)] == [1, 0, 0]
	assert not os.path.exists(path) and not frappe.db.exists("File", {"attached_to_name": doc.name})
	assert traces_of(number, wrong, spaced, spaced[:20], MOBILE) == []


def test_warnings_about_cells_are_kept_without_numbers(officer: str) -> None:
	doc = make_import([person()])
	doc.db_set("template_warnings", json.dumps([{"row": 2, "message": f"{MOBILE}号"}]))
	assert doc.template_warnings and traces_of(MOBILE) == []


def test_an_import_that_fails_as_a_whole_is_logged_without_numbers_and_may_be_started_again(
	officer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
	number = make_id_number(BORN)
	doc = make_import([person("丑全败", number)])
	with monkeypatch.context() as patch:
		patch.setattr(importing.SheetImporter, "import_data", fail_with(number))
		assert start(doc).status == "Pending"
	assert traces_of(number) == []
	assert start(doc).status == "Success"


def fail_with(number: str) -> Callable[..., object]:
	def fail(_self: object) -> None:
		raise ValueError(f"{number} {MOBILE}")

	return fail


def hours_ago(doc, hours: int) -> None:
	day = add_to_date(now_datetime(), hours=-hours)
	frappe.db.set_value("Data Import", doc.name, "modified", day, update_modified=False)


@pytest.mark.job(
	"shequ_weiye.territory.jobs.delete_forgotten_sheets", "changes", "leaves", "twice", "after_downtime"
)
@pytest.mark.parametrize("hours", [HOURS_KEPT + 1, HOURS_KEPT + 3 * 24])
def test_a_sheet_that_nobody_imports_is_deleted_after_a_day(officer: str, hours: int) -> None:
	old, new = make_import([person()]), make_import([person()])
	hours_ago(old, hours)
	hours_ago(new, HOURS_KEPT - 1)
	with acting_as("Administrator"):
		assert delete_forgotten_sheets().changed >= 1
		assert delete_forgotten_sheets().changed == 0
	assert not frappe.db.exists("File", {"attached_to_name": old.name})
	assert frappe.db.exists("File", {"attached_to_name": new.name})
	old.reload(), new.reload()
	assert not old.import_file and new.import_file


@pytest.mark.nosite
@given(st.from_regex(r"[0-9]{6}[ .-]?[0-9]{8}[ -]?[0-9]{3}[0-9X]", fullmatch=True))
def test_no_spaced_number_survives_in_a_message(number: str) -> None:
	assert number not in json.dumps(without_numbers([{"message": f"值“{number}”太长"}, number]))


@pytest.mark.nosite
@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_every_number_that_excel_keeps_is_one(number: float) -> None:
	assert is_number(number, whole=False) and is_number(f" {number} ", whole=False)
	assert is_number(number, whole=True) == (number == int(number))


@pytest.mark.nosite
def test_words_and_broken_numbers_are_no_numbers() -> None:
	assert is_number("3,000", whole=False) and not is_number("3,000", whole=True)
	assert not any(is_number(word, whole=False) for word in ("三千", "3000元", "", "nan", "inf", "1.2.3"))


@pytest.mark.nosite
def test_rows_are_as_wide_as_the_head_unless_something_stands_beyond() -> None:
	rows = [["甲", "乙"], ["1"], ["1", "2", None], ["1", "2", "3"]]
	assert even_rows(rows, 2) == [["甲", "乙"], ["1", None], ["1", "2"], ["1", "2", "3"]]


@pytest.mark.nosite
def test_what_is_no_zip_file_is_not_unpacked() -> None:
	assert unpacks_too_large(b"PK\x03\x04 nothing")
	assert not unpacks_too_large(EMPTY_ZIP)


EMPTY_ZIP = b"PK\x05\x06" + b"\x00" * 18
