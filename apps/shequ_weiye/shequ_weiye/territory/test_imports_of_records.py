"""Imports of each record that may be imported: a good row comes in, a wrong one is refused with its row and rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import frappe
import pytest
from frappe.model.workflow import get_workflow_name
from frappe.utils import add_days, nowdate

from shequ_weiye.assistance.factories import make_assistance_record
from shequ_weiye.constants.jobs import PUBLISHED
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, COUNTY_OFFICER
from shequ_weiye.jobs.factories import make_employer, make_fair
from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.privacy.fields import SEALED
from shequ_weiye.privacy.sealing import number_of
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import LIXIA, SHINAN, acting_as, make_officer
from shequ_weiye.territory.import_factories import (
	TRACES,
	begin_import,
	in_one_transaction,
	log_of,
	start,
	traces_of,
)
from shequ_weiye.training.factories import make_course, make_need

NEIGHBOUR = "370102002003"
MOBILE = "13987654321"
TODAY, TOMORROW = nowdate(), add_days(nowdate(), 1)
ENGLISH = re.compile("[a-z]{2}")
OUT_OF_AREA = "您的辖区"

Row = dict[str, Any]


class Sheet(NamedTuple):
	"""A row that comes in, what makes it wrong and what is said of that, and what leads into another area."""

	good: Row
	wrong: Row
	told: str
	foreign: Row
	role: str = COMMUNITY_OFFICER


def of_employers() -> Sheet:
	good = {
		"employer_name": "导入示例面馆",
		"kind": "个体工商户",
		"industry": "住宿和餐饮业",
		"contact_mobile": float(MOBILE),
	}
	wrong = {"employer_name": "导入错码面馆", "uscc": "91370102MA3DEMO000"}
	return Sheet(good, wrong, "信用代码", {"employer_name": "邻社面馆", "division": NEIGHBOUR})


def of_surveys() -> Sheet:
	good = {
		"employer": make_employer(employer_name="受访示例店").name,
		"headcount": 12,
		"shortage": 2,
		"shortage_detail": "收银员",
	}
	return Sheet(
		good, {"headcount": 11, "shortage_detail": ""}, "工种", {"employer": make_foreign_employer()}
	)


def of_posts() -> Sheet:
	good = {
		"title": "导入示例收银员",
		"employer": make_employer(employer_name="招工示例店").employer_name,
		"vacancies": 2,
		"wage_from": 3000,
		"wage_to": 3500,
		"contact_mobile": MOBILE,
	}
	return Sheet(good, {"wage_to": 2000}, "工资", {"employer": make_foreign_employer()})


def of_sign_ups() -> Sheet:
	fair = make_fair()
	fair.db_set("workflow_state", PUBLISHED)
	good = {"job_fair": fair.name, "full_name": "李导入", "mobile": MOBILE, "channel": "电话"}
	foreign = {"resident": make_resident(division=NEIGHBOUR).name, "mobile": "13987654322"}
	return Sheet(good, {"mobile": "1398765432"}, "手机号", foreign)


def of_needs() -> Sheet:
	good = {
		"resident": make_resident(full_name="学导入").name,
		"skill_level": "无证书",
		"willingness": "有意愿",
		"direction": "健康照护",
		"source": "上门走访",
		"wanted_item": make_course(item_name="导入示例课程").item_name,
		"prefers_evening": "是",
	}
	foreign = {"resident": make_resident(division=NEIGHBOUR).name}
	return Sheet(good, {"direction": "鲁菜烹饪", "collected_on": TOMORROW}, "不晚于今天", foreign)


def of_contacts() -> Sheet:
	resident = make_resident(full_name="帮导入").name
	make_assistance_record(resident=resident)
	good = {
		"resident": resident,
		"kind": "职业指导",
		"contacted_on": TODAY,
		"outcome": "已接受",
		"channel": "电话",
	}
	foreign = {"resident": make_resident(division=NEIGHBOUR).name}
	return Sheet(good, {"kind": "政策", "contacted_on": TOMORROW}, "不晚于今天", foreign)


def of_status_changes() -> Sheet:
	good = {
		"resident": make_resident(full_name="变导入").name,
		"status": "灵活就业",
		"changed_on": TODAY,
		"source": "电话",
	}
	foreign = {"resident": make_resident(division=NEIGHBOUR).name}
	return Sheet(good, {"changed_on": TOMORROW}, "不晚于今天", foreign)


def of_courses() -> Sheet:
	good = {
		"item_name": "导入示例家政",
		"programme": "就业技能培训",
		"direction": "家政服务",
		"division": LIXIA,
		"occupation": "家政服务员",
		"grade": "五级（初级工）",
		"hours": 40.5,
		"subsidy_standard": 1000,
	}
	return Sheet(good, {"hours": 0}, "课时", {"division": SHINAN}, COUNTY_OFFICER)


def make_foreign_employer() -> str:
	return make_employer(division=NEIGHBOUR, employer_name="邻社示例店").name


SHEETS: dict[str, Callable[[], Sheet]] = {
	"Employer": of_employers,
	"Employer Survey": of_surveys,
	"Job Post": of_posts,
	"Job Fair Sign Up": of_sign_ups,
	"Training Need": of_needs,
	"Service Contact": of_contacts,
	"Employment Status Change": of_status_changes,
	"Training Catalogue Item": of_courses,
}


@pytest.fixture(autouse=True)
def one_transaction(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
	with in_one_transaction(monkeypatch):
		yield


@pytest.fixture(params=SHEETS)
def doctype(request: pytest.FixtureRequest) -> str:
	return request.param


@pytest.fixture
def sheet(doctype: str) -> Iterator[Sheet]:
	sheet = SHEETS[doctype]()
	with acting_as(make_officer(sheet.role)):
		yield sheet


def import_rows(doctype: str, *rows: Row):
	"""Import rows that are told by field; the sheet's columns are called as in the form."""
	fields = list(dict.fromkeys(field for row in rows for field in row))
	meta = frappe.get_meta(doctype)
	head = [frappe._(meta.get_label(field)) for field in fields]
	return start(begin_import([[row.get(field) for field in fields] for row in rows], head, doctype))


def names(doctype: str) -> set[str]:
	with acting_as("Administrator"):
		return set(frappe.get_all(doctype, pluck="name"))


def test_every_record_that_may_be_imported_is_tried_here() -> None:
	importable = {
		doctype
		for doctype in SCOPES
		if any(row.get("import") for row in frappe.get_meta(doctype).permissions)
	}
	assert importable == {*SHEETS, "Resident"}


def test_a_good_row_comes_in_and_a_wrong_one_is_refused_with_its_row_and_rule(
	doctype: str, sheet: Sheet
) -> None:
	before = names(doctype)
	doc = import_rows(doctype, sheet.good, {**sheet.good, **sheet.wrong})
	(good, wrong) = log_of(doc)
	assert good[:2] == (2, 1), good.told
	assert wrong[:2] == (3, 0) and sheet.told in wrong.told, wrong.told
	assert not ENGLISH.search(wrong.told), wrong.told
	[name] = names(doctype) - before
	assert_begun_by_hand(frappe.get_doc(doctype, name))


def assert_begun_by_hand(record) -> None:
	"""A row comes in as if it had been typed: its author is the officer, its stage the first, its numbers sealed."""
	assert record.owner == frappe.session.user and record.division_code
	if get_workflow_name(record.doctype):
		assert record.workflow_state == record.first_state() and not record.steps
	for field in SEALED.get(record.doctype, {}):
		assert "*" in record.get(field) and number_of(record, field) == MOBILE


def test_a_row_that_leads_into_another_area_does_not_come_in(doctype: str, sheet: Sheet) -> None:
	before = names(doctype)
	try:
		doc = import_rows(doctype, {**sheet.good, **sheet.foreign})
		[refused] = log_of(doc)
		told = f"第 {refused.number} 行：{refused.told}"
	except frappe.ValidationError as refused_sheet:
		told = str(refused_sheet)
	assert told.startswith("第 2 行") and OUT_OF_AREA in told, told
	assert names(doctype) == before


def test_no_number_is_left_behind(doctype: str, sheet: Sheet) -> None:
	import_rows(doctype, sheet.good, {**sheet.good, **sheet.wrong})
	assert traces_of(MOBILE, f"{MOBILE}.0", doctypes=(*TRACES, doctype)) == []


def test_a_second_import_of_the_same_rows_adds_nothing(doctype: str, sheet: Sheet) -> None:
	import_rows(doctype, sheet.good)
	before = names(doctype)
	[refused] = log_of(import_rows(doctype, sheet.good))
	assert not refused.came_in, doctype
	assert names(doctype) == before


@pytest.mark.parametrize(
	("cells", "told"),
	[
		({"vacancies": "两个"}, "招聘人数应填数字"),
		({"wage_from": "三千"}, "应填数字，不能填“三千”"),
		({"vacancies": 1.5}, "应填数字，不能填“1.5”"),
		({"valid_until": "下个月"}, "2026-01-02"),
		({"valid_until": 46023}, "2026-01-02"),
		({"employer": "没有的店"}, "您的辖区内没有“没有的店”"),
		({"shift": "随便"}, "应为"),
		({"employer": "1<2店"}, "“1&lt;2店”"),
	],
)
def test_a_cell_that_cannot_be_read_as_meant_is_refused_before_anything_comes_in(
	cells: Row, told: str
) -> None:
	good, before = of_posts().good, names("Job Post")
	with acting_as(make_officer(COMMUNITY_OFFICER)), pytest.raises(frappe.ValidationError) as refused:
		import_rows("Job Post", good, {**good, **cells})
	assert str(refused.value).startswith("第 3 行：") and told in str(refused.value)
	assert names("Job Post") == before


def test_a_name_that_several_records_bear_is_refused_with_their_numbers() -> None:
	one, other = (make_resident(full_name="王重名").name for _each in range(2))
	row = {**of_needs().good, "resident": "王重名"}
	with acting_as(make_officer(COMMUNITY_OFFICER)):
		with pytest.raises(frappe.ValidationError, match=f"{one}、{other}"):
			import_rows("Training Need", row)
		assert import_rows("Training Need", {**row, "resident": one}).status == "Success"


def test_a_need_begins_without_the_outcome_of_a_later_stage() -> None:
	row = of_needs().good
	with acting_as(make_officer(COMMUNITY_OFFICER)):
		with pytest.raises(frappe.ValidationError, match="不能导入"):
			import_rows("Training Need", {**row, "outcome": "已就业"})
		need = make_need(row["resident"], outcome="Found Work", outcome_on=TODAY)
	assert not need.outcome and not need.outcome_on


def test_numbers_and_empty_cells_are_read_as_excel_keeps_them() -> None:
	good = of_posts().good
	rows = [{**good, "title": title, **cells} for title, cells in EXCEL.items()]
	with acting_as(make_officer(COMMUNITY_OFFICER)):
		doc = import_rows("Job Post", *rows)
	assert [row.came_in for row in log_of(doc)] == [1] * len(rows), log_of(doc)
	fields = ["title", "vacancies", "wage_from", "wage_to"]
	posts = {
		post.pop("title"): post for post in frappe.get_all("Job Post", {"title": ["in", list(EXCEL)]}, fields)
	}
	assert posts == {title: {"vacancies": 2, "wage_from": 3000, "wage_to": 3500} for title in EXCEL}


EXCEL: dict[str, Row] = {
	"小数": {"vacancies": 2.0, "wage_from": 3000.0},
	"文字": {"vacancies": "2", "wage_from": "3,000", "wage_to": " 3500 "},
	"末格为空": {"contact_mobile": None},
}
