"""The same journey for programs, and every forbidden short cut."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY, COUNTY, FINANCE, OTHER, STREET
from support.days import today
from support.records import (
	RESOURCE,
	act,
	complete_values,
	new_application,
	new_founder,
	publicity_passes,
	stored,
	stored_rows,
)

REFUSED = (403, 417)


@pytest.fixture
def application(rest) -> str:
	"""A complete application in draft, recorded by the community officer over REST."""
	return new_application(rest(COMMUNITY), new_founder())


def test_five_officers_finish_an_application_over_rest(rest, application):
	community, street, county, finance = (rest(who) for who in (COMMUNITY, STREET, COUNTY, FINANCE))
	for client, action in (
		(community, "Submit"),
		(community, "Accept"),
		(street, "Pass Review"),
		(county, "Approve"),
	):
		answer = act(client, application, action)
		assert answer.status_code == 200, f"{action}: {answer.text[:600]}"
	publicity_passes(application)
	assert act(county, application, "End Publicity").status_code == 200
	paid = act(
		finance, application, "Confirm Payment", payment_reference="拨付-001", paid_on=today().isoformat()
	)
	assert paid.status_code == 200, paid.text[:600]
	assert act(county, application, "Close Case").status_code == 200
	assert stored(application, "workflow_state") == "Closed"


def test_officer_of_another_city_cannot_read_change_or_find_it(rest, application):
	other = rest(OTHER)
	assert other.get(f"{RESOURCE}/{application}").status_code == 403
	assert other.put(f"{RESOURCE}/{application}", decision_reason="越权").status_code == 403
	found = other.get(RESOURCE, filters=[["name", "=", application]]).json()["data"]
	assert found == []


@pytest.mark.parametrize("state", ["Pending Street Review", "In Publicity", "Paid", "Closed"])
def test_putting_a_later_state_is_refused(rest, application, state):
	answer = rest(COMMUNITY).put(f"{RESOURCE}/{application}", workflow_state=state)
	assert answer.status_code in REFUSED, answer.text[:300]
	assert stored(application, "workflow_state") == "Draft"


def test_submitting_by_api_is_refused(rest, application):
	community = rest(COMMUNITY)
	doc = community.get(f"{RESOURCE}/{application}").json()["data"]
	answer = community.post("/api/method/frappe.client.submit", doc=doc)
	assert answer.status_code in REFUSED, answer.text[:300]
	assert stored(application, "docstatus") == "0"


def test_setting_the_state_by_client_set_value_is_refused(rest, application):
	answer = rest(COMMUNITY).post(
		"/api/method/frappe.client.set_value",
		doctype="Startup Application",
		name=application,
		fieldname="workflow_state",
		value="Paid",
	)
	assert answer.status_code in REFUSED, answer.text[:300]
	assert stored(application, "workflow_state") == "Draft"


def test_inserting_in_a_later_state_is_refused(rest):
	founder = new_founder()
	answer = rest(COMMUNITY).post(RESOURCE, **complete_values(founder), workflow_state="Paid")
	assert answer.status_code in REFUSED, answer.text[:300]
	assert stored_rows("Startup Application", {"applicant": founder}, ["name"]) == []


def test_street_officer_cannot_approve_for_the_county(rest, application):
	community, street = rest(COMMUNITY), rest(STREET)
	for client, action in ((community, "Submit"), (community, "Accept"), (street, "Pass Review")):
		assert act(client, application, action).status_code == 200
	answer = act(street, application, "Approve")
	assert answer.status_code in REFUSED, answer.text[:300]
	assert stored(application, "workflow_state") == "Pending County Approval"


def test_the_step_log_sent_by_a_client_is_ignored(rest, application):
	community = rest(COMMUNITY)
	answer = community.put(
		f"{RESOURCE}/{application}", steps=[{"action": "Approve", "acted_by": "Administrator"}]
	)
	assert answer.status_code in (200, 403, 417)
	log = rest(COMMUNITY).get(f"{RESOURCE}/{application}").json()["data"].get("steps", [])
	assert all(row.get("acted_by") != "Administrator" for row in log)
