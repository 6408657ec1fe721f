"""By whatever way a client writes to a startup application, the same rules meet it."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import frappe
from frappe.client import insert as client_insert
from frappe.client import save as client_save
from frappe.client import set_value as client_set_value
from frappe.client import submit as client_submit

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import (
	COMMUNITY_OFFICER,
	COUNTY_OFFICER,
	STREET_OFFICER,
)
from shequ_weiye.policies.api import act
from shequ_weiye.policies.desk_workflow import apply_workflow, bulk_workflow_approval
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.startups.factories import complete_values, make_startup_application
from shequ_weiye.startups.office import ROLES, CaseTestCase, fresh, officer
from shequ_weiye.territory.factories import (
	YAOJIA_STREET,
	acting_as,
	make_officer,
)

DOCTYPE = "Startup Application"


class TestWaysIn(CaseTestCase):
	"""Every way in which a client can write meets the same rules."""

	def refused(self, user: str, function: Callable, *args) -> None:
		with acting_as(user), self.assertRaises((frappe.PermissionError, frappe.ValidationError)):
			function(*args)

	def test_set_value_of_the_state_is_refused(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		for user in (officer(COMMUNITY_OFFICER), officer(COUNTY_OFFICER), "Administrator"):
			self.refused(
				user, client_set_value, DOCTYPE, application.name, "workflow_state", s.PENDING_COUNTY_APPROVAL
			)
		self.assert_unmoved(application, s.PENDING_STREET_REVIEW)

	def test_save_with_flags_does_not_skip_the_rules(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		values = {**application.as_dict(), "workflow_state": s.PAID}
		values["flags"] = {"ignore_validate": True, "ignore_permissions": True}
		self.refused(officer(COUNTY_OFFICER), client_save, frappe.as_json(values))
		self.assert_unmoved(application, s.PENDING_STREET_REVIEW)

	def test_insert_in_a_later_state_is_refused(self) -> None:
		values = complete_values(make_resident().name)
		for state in (s.PENDING_ACCEPTANCE, s.PAID):
			self.refused(officer(COMMUNITY_OFFICER), client_insert, {**values, "workflow_state": state})

	def test_insert_with_invented_steps_keeps_none_of_them(self) -> None:
		values = complete_values(make_resident().name)
		values["steps"] = [{"action": w.APPROVE, "acted_by": "Administrator"}]
		values["recorded_by"] = "Administrator"
		user = officer(COMMUNITY_OFFICER)
		with acting_as(user):
			application = client_insert(values)
		self.assertEqual((application["steps"], application["recorded_by"]), ([], user))

	def test_insert_by_any_other_role_is_refused(self) -> None:
		values = complete_values(make_resident().name)
		for role in ROLES[1:]:
			self.refused(officer(role), client_insert, values)

	def test_submit_is_refused(self) -> None:
		application = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		for user in (officer(COUNTY_OFFICER), "Administrator"):
			self.refused(user, client_submit, fresh(application).as_json())
		self.assert_unmoved(application, s.PENDING_COUNTY_APPROVAL)
		self.assertEqual(frappe.db.get_value(DOCTYPE, application.name, "docstatus"), 0)

	def test_frappes_own_action_meets_the_same_rules(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		for user in (
			officer(COMMUNITY_OFFICER),
			"Administrator",
			make_officer(STREET_OFFICER, YAOJIA_STREET),
		):
			self.refused(user, apply_workflow, application.as_json(), w.PASS_REVIEW)
		self.assert_unmoved(application, s.PENDING_STREET_REVIEW)
		with acting_as(officer(STREET_OFFICER)):
			self.refused(officer(STREET_OFFICER), apply_workflow, application.as_json(), w.RETURN)
			apply_workflow(application.as_json(), w.PASS_REVIEW)
		self.assert_unmoved(application, s.PENDING_COUNTY_APPROVAL)

	def test_own_call_takes_action_and_reason_in_one(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		values = {"decision_reason": "请补材料", "amount": 1, "workflow_state": s.PAID}
		with acting_as(officer(STREET_OFFICER)):
			answer = act(
				DOCTYPE, application.name, w.RETURN, frappe.as_json(values), str(application.modified)
			)
		self.assertEqual(
			(answer["workflow_state"], answer["last_reason"]), (s.CORRECTION_REQUIRED, "请补材料")
		)
		self.assertEqual(answer["amount"], application.amount)

	def test_own_call_refuses_a_stale_copy_a_stranger_and_another_doctype(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		self.refused(
			officer(STREET_OFFICER),
			act,
			DOCTYPE,
			application.name,
			w.PASS_REVIEW,
			None,
			"2020-01-01 00:00:00",
		)
		self.refused(
			make_officer(STREET_OFFICER, YAOJIA_STREET), act, DOCTYPE, application.name, w.PASS_REVIEW
		)
		self.refused(officer(STREET_OFFICER), act, "Resident", application.applicant, w.PASS_REVIEW)
		self.refused("Administrator", act, "Resident", application.applicant, w.PASS_REVIEW)
		self.refused(officer(STREET_OFFICER), act, DOCTYPE, application.name, w.APPROVE)
		self.assert_unmoved(application, s.PENDING_STREET_REVIEW)

	def test_history_cannot_be_rewritten(self) -> None:
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		document = fresh(application)
		document.steps[0].acted_by = "Administrator"
		document.append("steps", {"action": w.APPROVE})
		with acting_as(officer(COMMUNITY_OFFICER)):
			document.save()
			document.set("steps", [])
			document.save()
		steps = fresh(application).steps
		self.assertEqual([row.acted_by for row in steps], [officer(COMMUNITY_OFFICER)])

	def test_rows_are_not_changed_inserted_or_deleted_alone(self) -> None:
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		for table, doctype in (("steps", "Application Step"), ("documents", "Application Document")):
			row = frappe.get_doc(doctype, application.get(table)[0].name)
			added = frappe.copy_doc(row)
			for user in (officer(COMMUNITY_OFFICER), "Administrator"):
				self.refused(user, row.save)
				self.refused(user, added.insert)
				self.refused(user, frappe.delete_doc, doctype, row.name)

	def test_cases_are_deleted_by_no_officer(self) -> None:
		application = make_startup_application()
		for role in ROLES:
			self.refused(officer(role), frappe.delete_doc, DOCTYPE, application.name)

	def test_without_an_active_workflow_nothing_moves_and_nothing_begins(self) -> None:
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		workflow = frappe.get_doc("Workflow", w.STARTUP_APPLICATION.name)
		workflow.is_active = 0
		workflow.save()
		frappe.cache.delete_key("workflow")
		self.addCleanup(frappe.cache.delete_key, "workflow")
		self.assert_barred(application, officer(COMMUNITY_OFFICER), s.PENDING_STREET_REVIEW)
		self.refused(officer(COMMUNITY_OFFICER), client_insert, complete_values(make_resident().name))

	def test_bulk_approval_meets_the_same_rules(self) -> None:
		"""It commits and rolls back by itself, so both are held off here."""
		application = make_startup_application(s.PENDING_COUNTY_APPROVAL)
		names = frappe.as_json([application.name])
		with (
			acting_as(officer(STREET_OFFICER)),
			patch.object(frappe.db, "rollback"),
			patch.object(frappe.db, "commit"),
		):
			bulk_workflow_approval(names, DOCTYPE, w.APPROVE)
		self.assert_unmoved(application, s.PENDING_COUNTY_APPROVAL)
