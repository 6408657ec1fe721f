"""Door 3b: the second version of REST, which Frappe 15.0 does not have and later ones do."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY, OTHER
from support.attacks import REFUSED, before
from support.planted import MARK

GUARDS = (before("commands.refuse_resources_to_visitors"), before("commands.refuse_closed_commands"))
CLOSED = (*REFUSED, 400, 401, 404)


@pytest.mark.parametrize("path", ["/api/v2/document/Resident/{0}/", "/api/v2/document/Resident/{0}"])
def test_a_foreign_record_is_not_read(person, guest, planted, path):
	for client in (person(OTHER), guest):
		answer = client.get(path.format(planted["resident"]))
		assert answer.status_code in CLOSED and MARK not in answer.text


def test_a_list_holds_nothing_of_another_area(person, guest, planted):
	for client in (person(OTHER), guest):
		answer = client.get("/api/v2/document/Resident", fields=["name", "full_name"], limit=100)
		assert planted["resident"] not in answer.text and MARK not in answer.text


def test_a_method_of_a_foreign_record_does_not_run(person, planted):
	path = f"/api/v2/document/Resident/{planted['resident']}/method/get_title"
	answer = person(OTHER).post(path)
	assert answer.status_code in CLOSED and MARK not in answer.text


def test_a_closed_function_is_closed_by_this_address_too(person):
	answer = person(COMMUNITY).post("/api/v2/method/frappe.desk.reportview.save_report", name="x")
	assert answer.status_code in CLOSED
