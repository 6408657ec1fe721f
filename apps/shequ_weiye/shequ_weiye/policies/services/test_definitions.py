"""The text and the name of a workflow as cases keep it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shequ_weiye.constants.shipped_workflows import WORKFLOWS
from shequ_weiye.constants.workflows import STARTUP_APPLICATION, WorkflowDefinition
from shequ_weiye.policies.services.definitions import (
	Definition,
	Stage,
	Transition,
	definition_from,
	definition_of_text,
	name_of_text,
)

pytestmark = pytest.mark.nosite

WORDS = st.text(min_size=1, max_size=8)
STAGES = st.builds(Stage, WORDS, WORDS)
TRANSITIONS = st.builds(Transition, WORDS, WORDS, WORDS, WORDS, st.sampled_from([0, 1]), st.text(max_size=12))
DEFINITIONS = st.builds(
	Definition, WORDS, st.lists(STAGES, max_size=4).map(tuple), st.lists(TRANSITIONS, max_size=4).map(tuple)
)


def shipped(workflow: WorkflowDefinition, **changes: Any) -> Definition:
	"""Give the definition of a shipped workflow of which the rows of every transition are changed."""
	states = [SimpleNamespace(state=row.name, allow_edit=row.editor) for row in workflow.states]
	values = [
		{
			"state": way.state,
			"action": way.action,
			"next_state": way.next_state,
			"allowed": way.role,
			"allow_self_approval": int(way.self_approval),
			"condition": None,
		}
		for way in workflow.transitions
	]
	rows = [SimpleNamespace(**{**row, **changes}) for row in values]
	return definition_from(workflow.document_type, states, rows)


@given(DEFINITIONS)
def test_a_definition_comes_back_from_its_text(definition: Definition) -> None:
	again = definition_of_text(definition.content)
	assert again == definition
	assert (again.content, again.name) == (definition.content, definition.name)
	assert definition.name == name_of_text(definition.content)


@given(DEFINITIONS, DEFINITIONS)
def test_two_definitions_have_one_name_only_if_they_are_the_same(one: Definition, other: Definition) -> None:
	assert (one.name == other.name) == (one == other)


def test_what_is_stored_differently_and_means_the_same_has_one_name() -> None:
	plain = shipped(STARTUP_APPLICATION)
	assert shipped(STARTUP_APPLICATION, condition="").name == plain.name
	assert shipped(STARTUP_APPLICATION, condition=" \n").name == plain.name
	assert shipped(STARTUP_APPLICATION, name="row", modified="2026-11-23", idx=4).name == plain.name


def test_every_change_that_decides_something_has_another_name() -> None:
	plain = shipped(STARTUP_APPLICATION)
	changed = [
		shipped(STARTUP_APPLICATION, condition="doc.amount > 1"),
		shipped(STARTUP_APPLICATION, allowed="City Officer"),
		shipped(STARTUP_APPLICATION, allow_self_approval=1),
		Definition(plain.document_type, plain.states[1:], plain.transitions),
		Definition(plain.document_type, plain.states[::-1], plain.transitions),
		Definition(plain.document_type, plain.states, plain.transitions[::-1]),
		Definition("Benefit Application", plain.states, plain.transitions),
	]
	assert len({plain.name, *(definition.name for definition in changed)}) == len(changed) + 1


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_it_tells_where_a_case_ends_and_whose_turn_it_is(workflow: WorkflowDefinition) -> None:
	definition = shipped(workflow)
	left = {way.state for way in workflow.transitions}
	assert definition.ends == {state.name for state in workflow.states} - left
	assert definition.turns == {state.name: state.editor for state in workflow.states if state.name in left}
	assert definition.roles == {way.role for way in workflow.transitions}


def test_the_name_of_a_text_never_changes_from_release_to_release() -> None:
	"""Cases of years ago are found by it."""
	definition = Definition(
		"Case", (Stage("A", "Clerk"),), (Transition("A", "Go", "A", "Clerk", 1, "doc.x > 1"),)
	)
	assert definition.content == (
		'{"document_type":"Case","states":[{"allow_edit":"Clerk","state":"A"}],"transitions":[{"action":"Go",'
		'"allow_self_approval":1,"allowed":"Clerk","condition":"doc.x > 1","next_state":"A","state":"A"}]}'
	)
