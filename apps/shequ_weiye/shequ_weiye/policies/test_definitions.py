"""Whoever changes a workflow changes it for the cases to come; those on their way finish as they began."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import frappe
import pytest

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import CITY_OFFICER, COMMUNITY_OFFICER, COUNTY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.shipped_workflows import WORKFLOWS
from shequ_weiye.patches.keep_workflow_definitions import execute
from shequ_weiye.permissions.registry import SCOPES
from shequ_weiye.policies.applications.factories import take
from shequ_weiye.policies.applications.office_factories import officer
from shequ_weiye.policies.batches import api as batches
from shequ_weiye.policies.definitions import DEFINITION, DEFINITION_FIELD, definition_of, keep
from shequ_weiye.policies.desk_workflow import apply_workflow, get_common_transition_actions, get_transitions
from shequ_weiye.policies.worklist import tasks as t
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.territory.factories import acting_as

CASE = "Startup Application"


@pytest.fixture(autouse=True)
def _no_trace() -> Iterator[None]:
	"""Frappe keeps a workflow in the cache, whether it is committed or not."""
	yield
	frappe.db.rollback()
	frappe.clear_document_cache("Workflow", CASE)


def change_workflow() -> None:
	"""Take the street's review out, with its state, and let the city approve."""
	workflow = frappe.get_doc("Workflow", CASE)
	gone = s.PENDING_STREET_REVIEW
	workflow.states = [row for row in workflow.states if row.state != gone]
	workflow.transitions = [row for row in workflow.transitions if row.state != gone]
	for row in workflow.transitions:
		if row.next_state == gone:
			row.next_state = s.PENDING_COUNTY_APPROVAL
		if row.action == w.APPROVE:
			row.allowed = CITY_OFFICER
	workflow.save()


def task_of(case: Any) -> str:
	return str(frappe.db.get_value(t.TASK, {"reference_name": case.name, "status": ("!=", t.DONE)}))


def offered(case: Any, role: str) -> set[str]:
	with acting_as(officer(role)):
		return {row["action"] for row in get_transitions({"doctype": CASE, "name": case.name})}


def kept_by(case: Any) -> str | None:
	return frappe.db.get_value(CASE, case.name, DEFINITION_FIELD)


def test_a_case_on_its_way_finishes_as_it_began_also_where_its_state_was_taken_out() -> None:
	case = make_startup_application(s.PENDING_STREET_REVIEW)
	began_under = kept_by(case)
	change_workflow()
	case.reload()
	assert (case.turn(), case.definition().editors[case.workflow_state]) == (STREET_OFFICER, STREET_OFFICER)
	assert {w.PASS_REVIEW, w.RETURN, w.REFUSE} <= offered(case, STREET_OFFICER)
	with acting_as(officer(STREET_OFFICER)):
		apply_workflow(case.as_json(), w.PASS_REVIEW)
	assert w.APPROVE in offered(case, COUNTY_OFFICER)
	case.reload()
	take(case, w.RETURN, officer(COUNTY_OFFICER))
	take(case, w.RESUBMIT, officer(COMMUNITY_OFFICER))
	take(case, w.ACCEPT, officer(COMMUNITY_OFFICER))
	assert case.workflow_state == s.PENDING_STREET_REVIEW
	take(case, w.REFUSE, officer(STREET_OFFICER))
	case.reload()
	assert (case.workflow_state, case.turn(), kept_by(case)) == (s.REFUSED, None, began_under)


def test_cases_that_were_not_handed_in_yet_follow_the_change() -> None:
	old, new = make_startup_application(s.PENDING_ACCEPTANCE), make_startup_application()
	assert kept_by(old) and not kept_by(new)
	change_workflow()
	new.reload()
	take(new, w.SUBMIT, officer(COMMUNITY_OFFICER))
	assert kept_by(new) not in (None, kept_by(old))
	take(new, w.ACCEPT, officer(COMMUNITY_OFFICER))
	assert new.workflow_state == s.PENDING_COUNTY_APPROVAL
	assert w.APPROVE not in offered(new, COUNTY_OFFICER)
	assert frappe.db.count(DEFINITION, {"name": ("in", [kept_by(old), kept_by(new)])}) == 2


def test_worklist_and_batch_offer_what_the_workflow_of_each_case_says() -> None:
	reviewed, old, new = (
		make_startup_application(state)
		for state in (s.PENDING_STREET_REVIEW, s.PENDING_COUNTY_APPROVAL, s.DRAFT)
	)
	change_workflow()
	new.reload()
	for action in (w.SUBMIT, w.ACCEPT):
		take(new, action, officer(COMMUNITY_OFFICER))
	with acting_as(officer(COUNTY_OFFICER)):
		assert w.APPROVE in batches.offers(tasks=[task_of(old)])["actions"]
		for chosen in ([new], [old, new]):
			assert w.APPROVE not in batches.offers(tasks=[task_of(case) for case in chosen])["actions"]
		docs = [{"name": old.name}, {"name": new.name}]
		assert w.APPROVE in get_common_transition_actions(docs[:1], CASE)
		assert w.APPROVE not in get_common_transition_actions(docs, CASE)
	with acting_as(officer(STREET_OFFICER)):
		came_of = batches.decide(w.PASS_REVIEW, tasks=[task_of(reviewed)])
	assert (came_of["decided"], came_of["failed"]) == (1, 0)


def test_a_definition_is_written_once_and_never_changed() -> None:
	definition = definition_of(CASE, None)
	name = keep(definition)
	before = frappe.db.count(DEFINITION)
	assert (keep(definition), frappe.db.count(DEFINITION)) == (name, before)
	kept = frappe.get_doc(DEFINITION, name)
	changed = [
		lambda: kept.update({"content": "{}"}).save(),
		lambda: kept.db_set("content", "{}"),
		lambda: frappe.delete_doc(DEFINITION, name, force=True),
		lambda: frappe.rename_doc(DEFINITION, name, "other", force=True),
		lambda: frappe.get_doc({"doctype": DEFINITION, "document_type": CASE, "content": "{}"}).insert(),
	]
	for change in changed:
		with pytest.raises(frappe.PermissionError):
			change()
	with acting_as(officer(STREET_OFFICER)):
		assert frappe.get_list(DEFINITION, {"name": name}, pluck="name") == [name]


def test_a_definition_that_was_altered_past_the_system_lets_nothing_move() -> None:
	# A name that no process has read yet.
	frappe.db.sql("insert into `tabWorkflow Definition` (name, content) values ('altered', '{}')")
	with pytest.raises(frappe.ValidationError):
		definition_of(CASE, "altered")


def test_nobody_names_a_definition_from_outside() -> None:
	case = make_startup_application(s.PENDING_ACCEPTANCE)
	before = kept_by(case)
	change_workflow()
	case.reload()
	case.update({DEFINITION_FIELD: keep(definition_of(CASE, None)), "jobs_created": 5})
	with acting_as(officer(COMMUNITY_OFFICER)):
		case.save()
	assert kept_by(case) == before


def test_a_register_keeps_none() -> None:
	resident = make_resident()
	take(resident, "Verify Resident", officer(STREET_OFFICER))
	assert frappe.db.get_value("Resident", resident.name, ["workflow_state", DEFINITION_FIELD]) == (
		"Verified",
		None,
	)


def test_open_cases_of_an_earlier_release_keep_the_workflow_of_the_upgrade_and_twice_is_once() -> None:
	draft, reviewed, ended = (
		make_startup_application(state) for state in (s.DRAFT, s.PENDING_STREET_REVIEW, s.REFUSED)
	)
	resident = make_resident()
	for doctype, name in ((CASE, reviewed.name), (CASE, ended.name), (t.TASK, task_of(reviewed))):
		frappe.db.set_value(doctype, name, DEFINITION_FIELD, None)

	def state() -> list[Any]:
		fields = ["name", DEFINITION_FIELD, "modified"]
		names = [case.name for case in (draft, reviewed, ended)]
		return [
			frappe.get_all(CASE, {"name": ("in", names)}, fields, order_by="creation", as_list=True),
			frappe.db.get_value(t.TASK, task_of(reviewed), fields),
			frappe.db.get_value("Resident", resident.name, fields),
		]

	before = state()
	execute()
	first = state()
	execute()
	assert state() == first
	today = definition_of(CASE, None).name
	assert [row[1] for row in first[0]] == [None, today, None]
	assert (first[1][1], first[2][1]) == (today, None)
	assert [row[2] for row in first[0]] == [row[2] for row in before[0]]


@pytest.mark.parametrize("doctype", [workflow.document_type for workflow in WORKFLOWS])
def test_every_kind_of_case_says_what_it_goes_by(doctype: str) -> None:
	field = frappe.get_meta(doctype).get_field(DEFINITION_FIELD)
	assert (field.options, field.read_only, field.no_copy) == (DEFINITION, 1, 1)
	assert doctype in SCOPES
