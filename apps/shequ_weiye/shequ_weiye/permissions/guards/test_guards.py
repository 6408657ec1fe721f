"""Guards that no officer reaches over HTTP, for his role stops him before; and the rules of files."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants.roles import COUNTY_OFFICER
from shequ_weiye.permissions.guards.commands import home_of, is_open
from shequ_weiye.permissions.guards.files import is_harmless
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.territory.factories import make_officer


@pytest.mark.parametrize(
	("doctype", "kind", "name"),
	[
		("DocShare", "share_doctype", "share_name"),
		("Document Share Key", "reference_doctype", "reference_docname"),
	],
)
def test_not_even_administrator_shares_a_record(doctype: str, kind: str, name: str) -> None:
	values = {kind: "Resident", name: make_resident().name, "user": make_officer(COUNTY_OFFICER), "read": 1}
	with pytest.raises(frappe.PermissionError, match="不能共享"):
		frappe.get_doc({"doctype": doctype, **values}).insert(ignore_permissions=True)


def test_a_function_is_known_by_where_it_was_written() -> None:
	assert home_of("ping") == "frappe.handler.ping"
	assert home_of("frappe.desk.reportview.get") == "frappe.desk.reportview.get"
	assert home_of("frappe.model.create_new.get_user_permissions").endswith(
		"user_permission.get_user_permissions"
	)


def test_officers_call_what_is_listed_and_visitors_less() -> None:
	officer = make_officer(COUNTY_OFFICER)
	assert is_open("frappe.desk.reportview.get", officer)
	assert not is_open("frappe.desk.reportview.get", "Guest")
	assert not is_open("frappe.model.mapper.map_docs", officer)
	assert is_open("frappe.model.mapper.map_docs", "Administrator")
	assert is_open("login", "Guest")


@pytest.mark.parametrize(
	("name", "content", "harmless"),
	[
		("a.pdf", b"%PDF-1.4", True),
		("a.PDF", b"%PDF-1.4", True),
		("a.pdf", b"<html>", False),
		("a.svg", b"<svg/>", False),
		("a.csv", "姓名,电话", True),
		("a.txt", b"\xef\xbb\xbf  <script>", False),
		("a", b"text", False),
	],
)
def test_a_file_is_what_its_name_says(name: str, content: bytes | str, harmless: bool) -> None:
	assert is_harmless(name, content) is harmless
