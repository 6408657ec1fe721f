"""Every workspace, list, form and report of the app, seen by every role: in Chinese, without an error, on a phone too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.accounts import ADMIN, CITY, COMMUNITY, COUNTY, FINANCE, PROVINCE, STREET
from support.desk import LAPTOP, PHONE, Desk, Viewport
from support.screens import Screen, doctypes, list_screens, public_paths
from support.walk import INSPECTION, Walk

ROLES = (COMMUNITY, STREET, COUNTY, FINANCE, CITY, PROVINCE, ADMIN)


@pytest.mark.parametrize("account", ROLES)
def test_every_screen_of_the_role_is_chinese_and_without_error(desk, account: str) -> None:
	walk = Walk(desk(account))
	walk.see_landing_page()
	walk.see_all(workspaces(walk.person))
	walk.see_all(readable(walk.person, list_screens()))
	walk.see_all(boards(walk.person))
	walk.see_all(forms(walk.person))
	walk.close()
	assert not walk.complaints, "\n" + "\n".join(walk.complaints)


@pytest.mark.parametrize("account", (COMMUNITY, STREET))
def test_the_main_screens_fit_a_phone(desk, account: str) -> None:
	walk = Walk(desk(account, PHONE))
	walk.see_landing_page()
	walk.see_all(workspaces(walk.person))
	walk.see_all(
		screen for screen in readable(walk.person, list_screens()) if screen.route[0] != "query-report"
	)
	walk.see_all(forms(walk.person))
	walk.close()
	assert not walk.complaints, "\n" + "\n".join(walk.complaints)


@pytest.mark.parametrize("size", (LAPTOP, PHONE), ids=("laptop", "phone"))
def test_pages_for_everybody_are_chinese_and_fit(
	chromium, base_url: str, artifacts: Path, size: Viewport
) -> None:
	folder = artifacts / "screenshots" / "public pages"
	visitor = Desk.opened(chromium, base_url, folder, f"visitor-{size.width}", size)
	complaints = [complaint for path in public_paths() for complaint in look_at(visitor, path)]
	assert not complaints + visitor.close(), "\n" + "\n".join(complaints + visitor.problems)


def look_at(visitor: Desk, path: str) -> list[str]:
	"""Open a page without logging in; give what is wrong on it."""
	visitor.page.goto(f"{visitor.base_url}/{path}", wait_until="networkidle")
	visitor.page.evaluate(INSPECTION)
	visitor.shot(path.replace("/", "-"))
	found = visitor.page.evaluate("() => [...weiye_inspect.english(), ...weiye_inspect.overflowing()]")
	return [f"{path}: {text}" for text in found]


def workspaces(person: Desk) -> Iterator[Screen]:
	"""Give the workspaces in the person's sidebar."""
	call = "() => frappe.xcall('frappe.desk.desktop.get_workspace_sidebar_items')"
	for page in person.page.evaluate(call)["pages"]:
		yield Screen(("Workspaces", page["name"]), page["name"], "")


def readable(person: Desk, screens: Iterable[Screen]) -> Iterator[Screen]:
	"""Leave out what this person may not read."""
	rights = boot(person)
	for screen in screens:
		is_report = screen.route[0] == "query-report"
		if screen.doctype in rights["can_read"] and (
			not is_report or screen.route[1] in rights["all_reports"]
		):
			yield screen


def boards(person: Desk) -> Iterator[Screen]:
	"""Give the Kanban boards of the app's DocTypes."""
	allowed = {doctype["name"] for doctype in doctypes()} & set(boot(person)["can_read"])
	call = """() => frappe.xcall('frappe.client.get_list', {
		doctype: 'Kanban Board', fields: ['name', 'reference_doctype'], limit_page_length: 0 })"""
	for board in person.page.evaluate(call):
		if board["reference_doctype"] in allowed:
			doctype = board["reference_doctype"]
			yield Screen(("List", doctype, "Kanban", board["name"]), board["name"], doctype)


def forms(person: Desk) -> Iterator[Screen]:
	"""Give a new form of what the person may create and an existing one of what the person may read."""
	rights = boot(person)
	for doctype in (record["name"] for record in doctypes() if not record.get("issingle")):
		if doctype in rights["can_create"]:
			yield Screen(("Form", doctype, "new"), f"new {doctype}", doctype)
		if doctype in rights["can_read"] and (name := first_record(person, doctype)):
			yield Screen(("Form", doctype, name), f"one {doctype}", doctype)


def boot(person: Desk) -> dict[str, Any]:
	"""Give what Desk was told about this person's rights."""
	rights: dict[str, Any] = person.page.evaluate("() => frappe.boot.user")
	return rights


def first_record(person: Desk, doctype: str) -> str | None:
	"""Find a record that this person sees."""
	call = "doctype => frappe.xcall('frappe.client.get_list', { doctype, limit_page_length: 1 })"
	found = person.page.evaluate(call, doctype)
	return found[0]["name"] if found else None
