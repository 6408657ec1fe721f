"""Door 9: a column of a linked record, read through a row of one's own."""

from __future__ import annotations

import pytest
from support.accounts import COUNTY, OTHER
from support.attacks import REFUSED, before
from support.planted import MARK

GUARDS = (before("columns.refuse_guarded_columns"),)
FIELDS = ["name", "resident.full_name"]


@pytest.mark.parametrize(
	"function", ["frappe.client.get_list", "frappe.desk.reportview.get", "frappe.desk.reportview.get_list"]
)
def test_a_linked_person_is_not_read_through_a_row(person, planted, function):
	answer = person(OTHER).call(function, doctype="Employment Status Change", fields=FIELDS)
	assert answer.status_code in REFUSED
	assert MARK not in answer.text


def test_a_linked_person_is_not_read_by_rest(person, planted):
	path = "/api/resource/Employment Status Change"
	assert person(OTHER).get(path, fields=FIELDS).status_code in REFUSED
	assert person(COUNTY).get(path, fields=["name", "resident"]).status_code == 200


def test_a_linked_persons_column_is_no_filter_and_no_order(person, planted):
	path = "/api/resource/Employment Status Change"
	for asked in ({"filters": [["resident.full_name", "like", "护%"]]}, {"order_by": "resident.full_name"}):
		assert person(OTHER).get(path, **asked).status_code in (*REFUSED, 500)
