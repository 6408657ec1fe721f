"""Records chosen together in their list, as officers do."""

from __future__ import annotations

import json
from urllib.parse import quote

from playwright.sync_api import expect

from support.desk import Desk


def choose_in_list(officer: Desk, slug: str, names: list[str], entry: str) -> None:
	"""Open a list of these records alone, check them all and choose an entry of the actions."""
	wanted = quote(json.dumps(["in", ",".join(names)]))
	officer.go(f"{slug}/view/list?name={wanted}")
	expect(officer.list_rows()).to_have_count(len(names))
	for name in names:
		officer.row_of(name).check()
	officer.page.locator(".actions-btn-group:visible button").first.click()
	officer.page.locator(".actions-btn-group .dropdown-menu:visible").get_by_text(entry, exact=True).click()


def wait_for_record(officer: Desk, doctype: str) -> None:
	"""Wait until the record of a kind that was just made lies open: the address changes before the page does."""
	shown = (
		"doctype => cur_frm?.doctype === doctype && !cur_frm.is_new() && $(cur_frm.wrapper).is(':visible')"
	)
	officer.page.wait_for_function(shown, arg=doctype)
	officer.settle()
