"""Door 22: tasks about a document laid on, or given by, people who may not see it; tags; shares."""

from __future__ import annotations

import pytest
from support.accounts import CITY, COMMUNITY, COUNTY, OTHER, email
from support.attacks import REFUSED, on
from support.planted import MARK

GUARDS = (
	on("ToDo", "validate", "people.refuse_outsiders"),
	on("Tag Link", "validate", "forms.refuse_tags"),
)


def task(by: str, about: str, to: str) -> dict[str, str]:
	return {
		"assigned_by": email(by),
		"reference_type": "Resident",
		"reference_name": about,
		"allocated_to": email(to),
		"description": MARK,
	}


def test_a_task_goes_to_nobody_outside_the_area(person, planted):
	answer = person(COUNTY).post("/api/resource/ToDo", **task(COUNTY, planted["resident"], OTHER))
	assert answer.status_code == 403


def test_a_task_about_a_foreign_record_is_not_given(person, planted):
	for outsider in (OTHER, COMMUNITY):
		answer = person(outsider).post("/api/resource/ToDo", **task(outsider, planted["neighbour"], COUNTY))
		assert answer.status_code == 403


def test_a_task_goes_to_a_colleague_who_sees_the_record(person, planted):
	answer = person(COUNTY).post("/api/resource/ToDo", **task(COUNTY, planted["resident"], COMMUNITY))
	assert answer.status_code == 200, answer.text[:300]
	assert person(COUNTY).delete(f"/api/resource/ToDo/{answer.json()['data']['name']}").status_code == 202


@pytest.mark.parametrize("to", [OTHER, CITY])
def test_assigning_in_the_form_opens_nothing(person, planted, to):
	asked = {"doctype": "Resident", "name": planted["resident"], "assign_to": [email(to)]}
	person(COUNTY).call("frappe.desk.form.assign_to.add", **asked)
	assert person(to).get(f"/api/resource/Resident/{planted['resident']}").status_code == 403


def test_a_record_is_not_tagged(person, planted):
	tag = {"document_type": "Resident", "document_name": planted["resident"], "tag": MARK}
	answer = person(COUNTY).post("/api/resource/Tag Link", **tag)
	if answer.status_code == 200:
		person(COUNTY).delete(f"/api/resource/Tag Link/{answer.json()['data']['name']}")
	assert answer.status_code == 403


def test_a_record_is_not_shared(person, planted):
	share = {"doctype": "Resident", "name": planted["resident"], "user": email(OTHER), "read": 1}
	assert person(COUNTY).call("frappe.share.add", **share).status_code in REFUSED
