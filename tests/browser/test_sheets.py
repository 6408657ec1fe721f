"""Every sheet that the app prints opens on Frappe's print page without an error."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urlencode

import pytest
from pypdf import PdfReader
from support.accounts import COMMUNITY, COUNTY
from support.lists import choose_in_list
from support.records import new_application, new_founder
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


# A browser without a screen shows no PDF: its address is kept, and what stands there is fetched.
KEEP_ADDRESS = "() => { window.open = (address) => { window.printed = address; return window; } }"
FETCH = "async () => [...new Uint8Array(await (await fetch(window.printed)).arrayBuffer())]"


def test_forms_that_are_chosen_in_the_list_become_one_file(desk, rest) -> None:
	names = [new_application(rest(COMMUNITY), new_founder()) for _ in range(2)]
	officer = desk(COMMUNITY)
	choose_in_list(officer, "startup-application", names, "打印")
	officer.wait_for_dialog()
	officer.shot("一次打印几份")
	officer.page.evaluate(KEEP_ADDRESS)
	officer.press("打印")
	officer.page.wait_for_function("() => window.printed")
	assert "Startup%20Application%20Form" in officer.page.evaluate("() => window.printed")
	pages = PdfReader(BytesIO(bytes(officer.page.evaluate(FETCH)))).pages
	texts = [page.extract_text() for page in pages]
	assert len(texts) == len(names)  # a page for each, and none that is empty
	assert sorted(name for name in names for text in texts if name in text) == sorted(names)


def test_the_icon_that_browsers_ask_for_is_there(visitor) -> None:
	person = visitor()
	person.page.goto(f"{person.base_url}/login")
	status = person.page.evaluate("async () => (await fetch('/favicon.ico')).status")
	assert status == 200
