"""Door 17: a print that needs no right to print, or not even a log-in."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader
from support.accounts import COMMUNITY, OTHER
from support.attacks import REFUSED
from support.planted import MARK


@pytest.mark.parametrize("page", ["/printview", "/api/method/frappe.utils.print_format.download_pdf"])
def test_a_foreign_record_is_not_printed(person, planted, page):
	answer = person(OTHER).get(page, doctype="Resident", name=planted["resident"])
	assert answer.status_code == 403
	assert MARK not in answer.text


def test_a_neighbour_is_not_printed(person, planted):
	answer = person(COMMUNITY).get("/printview", doctype="Resident", name=planted["neighbour"])
	assert answer.status_code == 403


def test_several_prints_in_one_file_leave_foreign_records_out(person, planted):
	names = f'["{planted["resident"]}"]'
	function = "frappe.utils.print_format.download_multi_pdf"
	answer = person(OTHER).call(function, doctype="Resident", name=names)
	assert answer.status_code == 403 or MARK not in text_of(answer.content)


def test_who_may_see_the_record_sees_its_print(person, planted):
	function = "frappe.www.printview.get_html_and_style"
	answer = person(COMMUNITY).call(function, doc="Resident", name=planted["resident"])
	assert answer.status_code == 200


def test_a_key_opens_nothing_without_log_in(guest, planted):
	answer = guest.get("/printview", doctype="Resident", name=planted["resident"], key="0" * 32)
	assert answer.status_code in (*REFUSED, 401)
	assert MARK not in answer.text


def test_nobody_makes_a_key(person, planted):
	key = {"reference_doctype": "Resident", "reference_docname": planted["resident"]}
	assert person(COMMUNITY).post("/api/resource/Document Share Key", **key).status_code in REFUSED


def text_of(pdf: bytes) -> str:
	return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
