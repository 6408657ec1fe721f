"""Door 9: a column of a linked record, read through a row of one's own."""

from __future__ import annotations

import pytest
from support.accounts import COUNTY, OTHER
from support.attacks import REFUSED, before

GUARDS = (before("columns.refuse_guarded_columns"),)
FIELDS = ["name", "resident.gender"]


@pytest.mark.parametrize(
	"function", ["frappe.client.get_list", "frappe.desk.reportview.get", "frappe.desk.reportview.get_list"]
)
def test_a_linked_person_is_not_read_through_a_row(person, planted, function):
	answer = person(OTHER).call(function, doctype="Employment Status Change", fields=FIELDS)
	assert answer.status_code in REFUSED


def test_a_linked_person_is_not_read_by_rest(person, planted):
	path = "/api/resource/Employment Status Change"
	assert person(OTHER).get(path, fields=FIELDS).status_code in REFUSED
	assert person(COUNTY).get(path, fields=["name", "resident"]).status_code == 200


def test_a_linked_persons_column_is_no_filter_and_no_order(person, planted):
	path = "/api/resource/Employment Status Change"
	for asked in ({"filters": [["resident.gender", "like", "护%"]]}, {"order_by": "resident.gender"}):
		assert person(OTHER).get(path, **asked).status_code in REFUSED


def test_a_list_shows_the_title_in_place_of_the_number(person):
	fields = ["name", "resident.full_name as resident_full_name"]
	asked = {"doctype": "Employment Status Change", "fields": fields}
	assert person(COUNTY).call("frappe.desk.reportview.get", **asked).status_code == 200
