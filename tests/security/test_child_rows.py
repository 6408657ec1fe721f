"""Door 3: rows of child tables, listed on their own through any parent DocType that the user may read."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY, COUNTY, OTHER
from support.attacks import data, message

QUERY = "shequ_weiye.permissions.query."
GUARDS = (f"permission_query_conditions|Application Step|{QUERY}application_step",)
CHILD = "Application Step"


@pytest.mark.parametrize("parent", ["Resident", "Startup Application", "Assistance Record"])
def test_child_rows_of_another_city_are_not_listed(person, parent):
	asked = {
		"doctype": CHILD,
		"parent": parent,
		"filters": {"parenttype": parent},
		"fields": ["name", "parent"],
		"limit_page_length": 0,
	}
	here = parents(message(person(COUNTY).call("frappe.client.get_list", **asked)))
	assert here
	assert not here & parents(message(person(OTHER).call("frappe.client.get_list", **asked)))
	rest_asked = {"parent": parent, "fields": '["parent"]', "limit_page_length": 0}
	assert not here & parents(data(person(OTHER).get(f"/api/resource/{CHILD}", **rest_asked)))


def test_child_rows_of_a_neighbour_are_not_listed(person, planted):
	asked = {"doctype": CHILD, "parent": "Resident", "filters": {"parent": planted["neighbour"]}}
	assert message(person(COMMUNITY).call("frappe.client.get_list", **asked)) == []


def parents(rows: list[dict[str, str]]) -> set[str]:
	"""Give the documents to which listed rows belong."""
	return {row["parent"] for row in rows}
