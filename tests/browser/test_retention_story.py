"""An administrator looks at what is due, confirms the number, and the records go."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect
from support.accounts import ADMIN, COMMUNITY, COMMUNITY_CODE
from support.bench import in_site
from support.desk import PHONE, WAIT

NAME = "李到期"
PLANT = f"""
import json
from frappe.utils import add_months, now_datetime
from shequ_weiye.residents.factories import make_id_number, make_resident
from shequ_weiye.territory.services import retention
frappe.set_user("Administrator")
resident = make_resident(full_name={NAME!r}, division={COMMUNITY_CODE!r}, id_number=make_id_number()).name
long_ago = {{"workflow_state": "Left", "modified": add_months(now_datetime(), -40)}}
frappe.db.set_value("Resident", resident, long_ago, update_modified=False)
retention.count_due()
run = frappe.get_last_doc("Retention Run", {{"status": "Waiting for Confirmation"}}).name
frappe.db.commit()
print(json.dumps([resident, run]))
"""
CLEAR = """
frappe.db.delete("Retention Run", {{"name": {run!r}}})
frappe.db.delete("Retention Run Item", {{"parent": {run!r}}})
frappe.delete_doc("Resident", {resident!r}, force=True)
frappe.db.commit()
"""


@pytest.fixture
def due() -> Iterator[tuple[str, str]]:
	"""A resident who left long ago, and the run that counted the record."""
	resident, run = json.loads(in_site(PLANT).strip().splitlines()[-1])
	yield resident, run
	in_site(CLEAR.format(resident=resident, run=run))


def answer(admin, rows: int) -> None:
	"""Type the number into the dialog, after Frappe has marked what stood in the field."""
	field = admin.control("rows")
	field.click()
	admin.page.wait_for_timeout(1000)
	field.fill(str(rows))
	admin.page.locator(".modal.show:visible .btn-modal-primary:visible").last.click()


def test_what_is_due_goes_after_an_administrator_confirmed_its_number(desk, due) -> None:
	resident, run = due
	admin = desk(ADMIN)
	admin.go("retention-rule")
	admin.shot("保存期限")
	admin.open_form("retention-rule", "Residents Who Left")
	admin.shot("一项保存期限")
	admin.open_form("retention-run", run)
	admin.shot("到期清理待确认")
	rows = admin.form_value("due_rows")
	admin.page.get_by_role("button", name="确认", exact=True).first.click()
	admin.expected_statuses.add(417)
	answer(admin, rows + 1)
	expect(admin.page.get_by_text(f"到期的是 {rows} 条")).to_be_visible(timeout=WAIT)
	admin.shot("条数不符")
	admin.page.keyboard.press("Escape")
	admin.open_form("retention-run", run)
	admin.page.get_by_role("button", name="确认", exact=True).first.click()
	answer(admin, rows)
	admin.page.wait_for_function("() => cur_frm && cur_frm.doc.status === 'Done'", timeout=3 * WAIT)
	admin.settle()
	admin.shot("到期清理完成")
	assert admin.form_value("done_rows") == rows
	officer = desk(COMMUNITY)
	officer.open_form("resident", resident)
	officer.shot("匿名化后的居民")
	assert officer.form_value("full_name") == "（已匿名）"


def test_what_is_due_can_be_read_on_a_phone(desk, due) -> None:
	admin = desk(ADMIN, PHONE)
	admin.open_form("retention-run", due[1])
	admin.shot("到期清理手机")
