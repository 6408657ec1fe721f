"""Every sheet that the app prints opens on Frappe's print page without an error."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from support.accounts import COMMUNITY, COUNTY
from support.screens import print_formats

FIRST_RECORD = """doctype => frappe.xcall('frappe.client.get_list', { doctype, limit_page_length: 1 })"""


@pytest.mark.parametrize("account", (COMMUNITY, COUNTY))
def test_every_sheet_opens_without_an_error(desk, account: str) -> None:
	officer = desk(account)
	readable = officer.page.evaluate("() => frappe.boot.user.can_read")
	sheets = {name: doctype for name, doctype in print_formats().items() if doctype in readable}
	records = {doctype: officer.page.evaluate(FIRST_RECORD, doctype) for doctype in sheets.values()}
	for sheet, doctype in sheets.items():
		for record in records[doctype]:
			address = urlencode({"doctype": doctype, "name": record["name"], "format": sheet})
			officer.page.goto(f"{officer.base_url}/printview?{address}", wait_until="networkidle")
			assert officer.page.locator(".print-format h2").count(), sheet
			officer.shot(sheet)
	assert officer.shots


def test_the_icon_that_browsers_ask_for_is_there(visitor) -> None:
	person = visitor()
	person.page.goto(f"{person.base_url}/login")
	status = person.page.evaluate("async () => (await fetch('/favicon.ico')).status")
	assert status == 200
