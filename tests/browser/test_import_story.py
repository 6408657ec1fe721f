"""A list of residents comes in from a workbook: downloaded empty, filled in, refused, corrected, seen in the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect
from support.accounts import COMMUNITY
from support.desk import PHONE, WAIT, Desk, Viewport
from support.records import new_id_number, unlike_any

MOBILE = "13905310002"
LAPTOP = None

Row = dict[str, str]


def person(name: str, **cells: str) -> Row:
	return {"姓名": name, "证件号码": new_id_number(), "手机号码": MOBILE, "就业状态": "失业", **cells}


def with_wrong_check_digit(row: Row) -> Row:
	number = row["证件号码"]
	return {**row, "证件号码": number[:-1] + ("1" if number[-1] == "0" else "0")}


def begin(officer: Desk) -> None:
	"""Begin an import of residents from their list."""
	officer.go("resident/view/list")
	officer.choose_in_menu("导入")
	officer.page.wait_for_url("**/data-import?**")
	officer.settle()
	officer.shot("我的导入")
	officer.page.locator(".page-actions:visible .primary-action:visible").click()
	officer.page.wait_for_url("**/data-import/new**")
	officer.settle()
	officer.save()


def download_template(officer: Desk, folder: Path) -> Path:
	"""Take the empty workbook."""
	with officer.page.expect_download() as download:
		officer.press("下载模板")
	path = folder / "模板.xlsx"
	download.value.save_as(path)
	return path


def fill_in(template: Path, name: str, *rows: Row) -> Path:
	"""Write people into the columns of the template, as a person does in Excel."""
	workbook = load_workbook(template)
	head = [cell.value for cell in workbook.active[1]]
	for row in rows:
		workbook.active.append([row.get(title) for title in head])
	path = template.with_name(name)
	workbook.save(path)
	return path


def upload(officer: Desk, sheet: Path) -> None:
	"""Attach a workbook to the open import."""
	officer.page.locator("[data-fieldname='import_file'] .btn-attach:visible").click()
	officer.wait_for_dialog()
	officer.page.locator(".modal.show input[type=file]").first.set_input_files(sheet)
	officer.press("上传")
	expect(officer.page.locator(".modal.show .file-uploader")).to_have_count(0)


def start(officer: Desk) -> None:
	"""Let the rows come in, and wait until each was told about."""
	officer.press("开始导入")
	expect(officer.page.locator("[data-fieldname='import_log_preview'] table")).to_be_visible(timeout=WAIT)
	officer.settle()


def log_of(officer: Desk) -> list[str]:
	"""Read what became of each row."""
	return officer.page.locator("[data-fieldname='import_log_preview'] tr").all_inner_texts()[1:]


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_list_of_residents_comes_in_from_a_workbook(desk, tmp_path: Path, size: Viewport | None) -> None:
	officer = desk(COMMUNITY, size)
	first, second = (person(unlike_any(name)) for name in ("导入甲", "导入乙"))
	begin(officer)
	template = download_template(officer, tmp_path)
	officer.shot("新建导入")

	unreadable = fill_in(template, "选项错.xlsx", first, {**second, "就业状态": "没活干"})
	message = officer.refused(lambda: upload(officer, unreadable))
	expect(officer.page.locator("[data-fieldname='import_file'] .btn-attach:visible")).to_be_visible()
	officer.shot("改好再传")
	assert "第 3 行：就业状态应为" in message and "失业" in message

	upload(officer, fill_in(template, "校验错.xlsx", first, with_wrong_check_digit(second)))
	expect(officer.page.locator("[data-fieldname='import_preview'] .datatable")).to_be_visible(timeout=WAIT)
	officer.shot("预览")
	start(officer)
	officer.shot("结果")
	(came_in, refused) = log_of(officer)
	assert "成功" in came_in and "失败" in refused and "校验位" in refused
	expect(officer.page.get_by_role("button", name="保存", exact=True).locator("visible=true")).to_have_count(
		0
	)

	officer.press("再导入")
	officer.save()
	upload(officer, fill_in(template, "改好.xlsx", first, second))
	start(officer)
	(known, came_in) = log_of(officer)
	assert "已登记" in known and "成功" in came_in
	go_on = officer.choose_in_menu if size else officer.press
	go_on("转到居民列表")
	for row in (first, second):
		expect(officer.page.locator(".frappe-list:visible").get_by_text(row["姓名"]).first).to_be_visible()
	officer.shot("居民列表")
