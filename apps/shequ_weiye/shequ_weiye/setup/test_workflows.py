"""Shipped workflows come with the app and leave alone what administrators change."""

from __future__ import annotations

from unittest.mock import patch

import frappe
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants.roles import ROLES
from shequ_weiye.constants.shipped_workflows import WORKFLOWS
from shequ_weiye.constants.workflows import STARTUP_APPLICATION, Transition, WorkflowDefinition
from shequ_weiye.policies.services.approval_rules import Way, unreachable_states
from shequ_weiye.setup.workflows import FRAPPES_ACTIONS, remove_workflows, sync_workflows
from shequ_weiye.startups.factories import make_startup_application

NAME = STARTUP_APPLICATION.name


def stored() -> frappe.Document:
	return frappe.get_doc("Workflow", NAME)


def next_release() -> WorkflowDefinition:
	"""The shipped workflow of some later release: one more way to close a case."""
	more = Transition("Paid", "Close Case", "Closed", "County Finance Officer")
	return STARTUP_APPLICATION._replace(transitions=(*STARTUP_APPLICATION.transitions, more))


class TestWorkflows(FrappeTestCase):
	"""Each test undoes its own changes."""

	def setUp(self) -> None:
		sync_workflows()

	def tearDown(self) -> None:
		frappe.db.rollback()
		frappe.clear_cache()

	def ship(self, *definitions: WorkflowDefinition) -> None:
		with patch("shequ_weiye.setup.workflows.WORKFLOWS", definitions):
			sync_workflows()

	def test_shipped_workflow_is_active_and_complete(self) -> None:
		workflow = stored()
		self.assertEqual((workflow.is_active, workflow.send_email_alert, workflow.override_status), (1, 0, 0))
		self.assertEqual(len(workflow.states), len(STARTUP_APPLICATION.states))
		self.assertEqual(len(workflow.transitions), len(STARTUP_APPLICATION.transitions))
		self.assertEqual({row.doc_status for row in workflow.states}, {"0"})

	def test_every_shipped_workflow_is_well_formed(self) -> None:
		for definition in WORKFLOWS:
			with self.subTest(workflow=definition.name):
				names = [state.name for state in definition.states]
				ways = [
					Way(way.state, way.action, way.next_state, way.role) for way in definition.transitions
				]
				self.assertEqual(len(names), len(set(names)))
				self.assertEqual(unreachable_states(names[0], names, ways), frozenset())
				self.assertLessEqual(
					{way.role for way in ways} | {state.editor for state in definition.states}, set(ROLES)
				)

	def test_state_is_a_field_of_its_own_and_no_custom_field(self) -> None:
		for definition in WORKFLOWS:
			field = frappe.get_meta(definition.document_type).get_field("workflow_state")
			self.assertFalse(field.get("is_custom_field"), definition.name)

	def test_frappe_writes_no_workflow_actions_for_all_holders_of_a_role(self) -> None:
		self.assertTrue(all(row.is_optional_state for row in stored().states))
		application = make_startup_application("Pending Acceptance")
		self.assertFalse(frappe.db.exists("Workflow Action", {"reference_name": application.name}))

	def test_second_sync_changes_nothing(self) -> None:
		before = stored().modified
		sync_workflows()
		self.assertEqual(stored().modified, before)

	def test_untouched_workflow_follows_the_next_release(self) -> None:
		self.ship(next_release())
		self.assertEqual(len(stored().transitions), len(STARTUP_APPLICATION.transitions) + 1)
		self.ship(STARTUP_APPLICATION)
		self.assertEqual(len(stored().transitions), len(STARTUP_APPLICATION.transitions))

	def test_local_changes_survive_the_next_release(self) -> None:
		workflow = stored()
		workflow.transitions[0].allowed = "Street Officer"
		workflow.save()
		self.ship(next_release())
		self.assertEqual(stored().transitions[0].allowed, "Street Officer")
		self.assertEqual(len(stored().transitions), len(STARTUP_APPLICATION.transitions))

	def test_deactivated_workflow_stays_deactivated(self) -> None:
		workflow = stored()
		workflow.is_active = 0
		workflow.save()
		self.ship(next_release())
		self.assertEqual(stored().is_active, 0)

	def test_removal_leaves_nothing_but_frappes_own_and_what_others_use(self) -> None:
		actions = {way.action for definition in WORKFLOWS for way in definition.transitions}
		states = {state.name for definition in WORKFLOWS for state in definition.states}
		remove_workflows()
		for definition in WORKFLOWS:
			self.assertFalse(frappe.db.exists("Workflow", definition.name))
		left = set(frappe.get_all("Workflow Action Master", filters={"name": ("in", actions)}, pluck="name"))
		self.assertLessEqual(left, FRAPPES_ACTIONS)
		self.assertEqual(frappe.db.count("Workflow State", {"name": ("in", states)}), 0)
		self.assertFalse(frappe.db.exists("DefaultValue", {"defkey": ("like", "weiye_workflow_%")}))
