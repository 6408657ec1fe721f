"""Door 2: a count without any permission, a yes-or-no oracle on every column of every row."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY, COUNTY, OTHER
from support.attacks import message, override

GUARDS = (override("frappe.client.get_count", "counts.get_count"),)
COUNT = "frappe.client.get_count"


@pytest.mark.parametrize("filters", [{}, [["full_name", "like", "%"]], {"division": ["like", "3701%"]}])
def test_an_officer_of_another_city_counts_none_of_our_residents(person, planted, filters):
	asked = {"doctype": "Resident", "filters": filters}
	assert message(person(OTHER).call(COUNT, **asked)) == 0
	assert message(person(COUNTY).call(COUNT, **asked)) > 0


def test_a_neighbour_is_not_confirmed_by_counting_his_number(person, planted):
	asked = {"doctype": "Resident", "filters": {"name": planted["neighbour"]}}
	assert message(person(COMMUNITY).call(COUNT, **asked)) == 0
	assert message(person(COUNTY).call(COUNT, **asked)) == 1


def test_the_form_of_the_call_makes_no_difference(person, planted):
	other = person(OTHER)
	by_command = other.post("/", cmd=COUNT, doctype="Resident")
	assert by_command.status_code == 200 and by_command.json()["message"] == 0
	assert other.get(f"/api/method/{COUNT}", doctype="Resident").json()["message"] == 0
