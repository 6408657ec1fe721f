"""An administrator shapes forms, workflows, notices and statistics; what would break or open something is refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import frappe
import pytest
from frappe.tests.utils import FrappeTestCase

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import startups
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER, WEIYE_ADMINISTRATOR
from shequ_weiye.reshaping.api import search_charts
from shequ_weiye.reshaping.messages import ReshapingRefused
from shequ_weiye.setup.install import after_migrate
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import officer
from shequ_weiye.territory.factories import make_officer

DOCTYPE = "Startup Application"
PROVINCE = "370000000000"
CLOSED_TO_ADMINISTRATORS = (
	"Server Script",
	"Client Script",
	"Print Format",
	"Web Form",
	"Custom DocPerm",
	"System Settings",
	"Auto Email Report",
	"Webhook",
)


class ReshapingTestCase(FrappeTestCase):
	"""Messages are compared in English; nothing is left behind."""

	def setUp(self) -> None:
		frappe.set_user("Administrator")
		self.addCleanup(setattr, frappe.local, "lang", frappe.local.lang)
		frappe.local.lang = "en"
		self.admin = make_officer(WEIYE_ADMINISTRATOR, PROVINCE)

	def tearDown(self) -> None:
		frappe.set_user("Administrator")
		frappe.db.rollback()
		frappe.clear_cache()

	@contextmanager
	def administering(self) -> Iterator[None]:
		frappe.set_user(self.admin)
		frappe.local.lang = "en"
		try:
			yield
		finally:
			frappe.set_user("Administrator")
			frappe.local.lang = "en"

	def refused(self, words: str, act: Callable[[], Any]) -> None:
		with self.administering(), pytest.raises(ReshapingRefused, match=words):
			act()


class TestRights(ReshapingTestCase):
	def test_administrators_open_the_screens_of_design_and_no_screen_of_code(self) -> None:
		for doctype in ("Customize Form", "Workflow", "Notification", "Report", "Dashboard Chart"):
			assert frappe.has_permission(doctype, "write", user=self.admin), doctype
		for doctype in CLOSED_TO_ADMINISTRATORS:
			assert not frappe.has_permission(doctype, "write", user=self.admin), doctype
		with self.administering():
			assert frappe.get_doc("Page", "workflow-builder").is_permitted()

	def test_administrators_delete_no_workflow(self) -> None:
		assert not frappe.has_permission("Workflow", "delete", user=self.admin)

	def test_administrators_shape_the_form_and_see_no_record(self) -> None:
		make_startup_application()
		with self.administering():
			assert frappe.has_permission(DOCTYPE, "report")
			assert frappe.get_list(DOCTYPE) == []


class TestForms(ReshapingTestCase):
	def setter(self, **values: Any) -> Any:
		base = {"doctype": "Property Setter", "doctype_or_field": "DocField", "doc_type": DOCTYPE}
		return frappe.get_doc({**base, "property_type": "Check", "value": "0", **values})

	def field(self, **values: Any) -> Any:
		base = {"doctype": "Custom Field", "dt": DOCTYPE, "label": "Floor Space", "fieldtype": "Data"}
		return frappe.get_doc({**base, **values})

	def test_fields_of_the_server_stay_hidden_and_locked(self) -> None:
		for field, name in (
			("division_code", "hidden"),
			("recorded_by", "read_only"),
			("amount", "permlevel"),
		):
			setter = self.setter(field_name=field, property=name)
			self.refused("rules of the form", setter.insert)

	def test_a_mandatory_field_stays_mandatory_and_a_label_may_change(self) -> None:
		self.refused("taken away", self.setter(field_name="enterprise_name", property="reqd").insert)
		with self.administering():
			self.setter(
				field_name="division_code", property="label", value="代码", property_type="Data"
			).insert()
			self.setter(field_name="jobs_created", property="reqd", value="1").insert()

	def test_naming_sharing_and_title_of_a_form_stay(self) -> None:
		for name in ("title_field", "make_attachments_public", "autoname", "search_fields"):
			self.refused("cannot be changed", self.setter(doctype_or_field="DocType", property=name).insert)

	def test_conditions_of_the_form_run_no_code(self) -> None:
		setter = self.setter(field_name="jobs_created", property="depends_on", property_type="Data")
		setter.value = "eval:fetch('/x')"
		self.refused("not allowed", setter.insert)

	def test_added_fields_carry_values_only(self) -> None:
		for values in (
			{"fieldtype": "HTML", "options": "<script></script>"},
			{"fieldtype": "Link", "options": "Resident"},
			{"fetch_from": "applicant.id_number"},
			{"in_global_search": 1},
			{"depends_on": "eval:alert(1)"},
		):
			self.refused("Floor Space", self._check(values))

	def _check(self, values: dict[str, Any]) -> Callable[[], Any]:
		return lambda: self.field(**values).run_method("before_validate")

	def test_a_mandatory_field_needs_a_default_where_records_exist(self) -> None:
		make_startup_application()
		self.refused("default value", self._check({"reqd": 1}))
		with self.administering():
			self._check({"reqd": 1, "default": "无"})()

	def test_frappes_own_forms_and_the_history_are_closed(self) -> None:
		for doctype in ("User", "Staff Posting", "Application Step", "Startup Settings"):
			self.refused(
				"cannot be changed here", lambda dt=doctype: self.field(dt=dt).run_method("before_validate")
			)

	def test_customize_form_checks_added_fields_that_it_writes_by_itself(self) -> None:
		form = frappe.get_doc({"doctype": "Customize Form", "doc_type": DOCTYPE})
		form.fetch_to_customize()
		form.append("fields", {"label": "Code", "fieldtype": "HTML", "is_custom_field": 1})
		self.refused("cannot be added here", form.save_customization)


class TestWorkflows(ReshapingTestCase):
	def workflow(self) -> Any:
		return frappe.get_doc("Workflow", w.STARTUP_APPLICATION.name)

	def with_stage(self, condition: str = "doc.amount > 5000") -> Any:
		for doctype, field, name in (
			("Workflow State", "workflow_state_name", "Site Inspection"),
			("Workflow Action Master", "workflow_action_name", "Inspect"),
		):
			frappe.get_doc({"doctype": doctype, field: name}).insert(ignore_if_duplicate=True)
		workflow = self.workflow()
		workflow.append(
			"states", {"state": "Site Inspection", "doc_status": "0", "allow_edit": STREET_OFFICER}
		)
		self.join(workflow, s.PENDING_ACCEPTANCE, "Inspect", "Site Inspection", COMMUNITY_OFFICER, condition)
		self.join(workflow, "Site Inspection", w.PASS_REVIEW, s.PENDING_COUNTY_APPROVAL, STREET_OFFICER)
		return workflow

	def join(self, workflow: Any, state: str, action: str, to: str, role: str, condition: str = "") -> None:
		row = {"state": state, "action": action, "next_state": to, "allowed": role, "condition": condition}
		workflow.append("transitions", row)

	def test_a_stage_with_a_condition_is_taken_by_those_whose_case_meets_it(self) -> None:
		with self.administering():
			self.with_stage().save()
		dear = make_startup_application(s.PENDING_ACCEPTANCE)
		frappe.db.set_value(DOCTYPE, dear.name, "amount", 12000)
		street = officer(STREET_OFFICER)
		frappe.set_user(officer(COMMUNITY_OFFICER))
		assert "Inspect" in frappe.get_doc(DOCTYPE, dear.name).open_actions()
		frappe.db.set_value(DOCTYPE, dear.name, "amount", 4000)
		cheap = frappe.get_doc(DOCTYPE, dear.name)
		assert "Inspect" not in cheap.open_actions()
		with pytest.raises(frappe.ValidationError):
			cheap.act("Inspect")
		frappe.db.set_value(DOCTYPE, dear.name, "amount", 12000)
		frappe.get_doc(DOCTYPE, dear.name).act("Inspect")
		assert frappe.db.get_value(DOCTYPE, dear.name, "policy_decision"), "accepted like any other"
		frappe.set_user(street)
		frappe.get_doc(DOCTYPE, dear.name).act(w.PASS_REVIEW)
		assert frappe.db.get_value(DOCTYPE, dear.name, "workflow_state") == s.PENDING_COUNTY_APPROVAL

	def test_a_broken_workflow_is_refused_by_what_is_wrong(self) -> None:
		stage = self.with_stage()
		stage.transitions.pop()
		self.refused("stuck in state Site Inspection", stage.save)
		self.refused("amont", self.with_stage("doc.amont > 1").save)
		self.refused("frappe", self.with_stage("frappe.db.get_value('User', 'x')").save)
		stage = self.with_stage()
		stage.transitions[-1].allowed = "All"
		self.refused("All is not given by a posting", stage.save)
		stage = self.with_stage()
		stage.transitions[-1].allowed = "Weiye Auditor"
		self.refused("Weiye Auditor may not change", stage.save)

	def test_a_state_with_cases_that_follow_todays_workflow_is_not_deleted(self) -> None:
		make_startup_application()
		workflow = self.workflow()
		gone = s.DRAFT
		workflow.states = [row for row in workflow.states if row.state != gone]
		workflow.transitions = [
			row for row in workflow.transitions if gone not in (row.state, row.next_state)
		]
		self.refused("still holds", workflow.save)

	def test_mails_to_the_province_and_other_records_are_refused(self) -> None:
		workflow = self.workflow()
		workflow.send_email_alert = 1
		self.refused("whole province", workflow.save)
		for doctype in ("Employer", "Staff Posting"):
			other = frappe.get_doc({"doctype": "Workflow", "workflow_name": "X", "document_type": doctype})
			other.workflow_state_field = "workflow_state"
			self.refused("has no workflow", lambda other=other: other.run_method("before_validate"))

	def test_what_the_builder_forgets_to_send_is_kept(self) -> None:
		with self.administering():
			stage = self.with_stage()
			stage.save()
			drawn = [
				{
					"type": "action",
					"data": {
						"from": row.state,
						"to": row.next_state,
						"action": row.action,
						"allowed": row.allowed,
						"condition": row.condition,
						"allow_self_approval": row.allow_self_approval,
					},
				}
				for row in stage.transitions
			]
			for row in stage.transitions:
				row.condition, row.allow_self_approval = None, 1
			stage.workflow_data = json.dumps(drawn)
			stage.save()
		kept = {row.action: row for row in self.workflow().transitions}
		assert kept["Inspect"].condition == "doc.amount > 5000"
		assert not kept[w.APPROVE].allow_self_approval
		stage.transitions[0].condition = "doc.amount > 1"
		stage.save()
		assert not self.workflow().workflow_data

	def test_two_upgrades_leave_the_stage(self) -> None:
		with self.administering():
			self.with_stage().save()
		for _time in range(2):
			after_migrate()
		states = [row.state for row in self.workflow().states]
		assert "Site Inspection" in states


class TestNotifications(ReshapingTestCase):
	def notification(self, **values: Any) -> Any:
		base = {
			"doctype": "Notification",
			"name": "Told",
			"channel": "System Notification",
			"subject": "{{ doc.name }}",
			"document_type": DOCTYPE,
			"event": "New",
			"message": "{{ _(doc.workflow_state) }}",
			"recipients": [{"receiver_by_role": STREET_OFFICER}],
		}
		return frappe.get_doc({**base, **values})

	def test_a_notification_names_the_record(self) -> None:
		with self.administering():
			self.notification(condition="doc.amount > 1").insert()

	def test_persons_code_and_addresses_are_refused(self) -> None:
		for words, values in (
			("applicant_name", {"subject": "{{ doc.applicant_name }}"}),
			("frappe", {"message": '{{ frappe.get_all("Resident") }}'}),
			("Condition", {"condition": "doc.delete()"}),
			("copies", {"recipients": [{"receiver_by_role": STREET_OFFICER, "cc": "a@example.com"}]}),
			("cannot be changed here", {"document_type": "User", "message": "x"}),
		):
			self.refused(words, self.notification(**values).insert)


class TestStatistics(ReshapingTestCase):
	def report(self, **values: Any) -> Any:
		base = {"doctype": "Report", "report_name": "Mine", "ref_doctype": DOCTYPE}
		return frappe.get_doc({**base, "report_type": "Report Builder", "is_standard": "No", **values})

	def chart(self, **values: Any) -> Any:
		base = {"doctype": "Dashboard Chart", "chart_name": "Mine", "document_type": DOCTYPE}
		counted = {"chart_type": "Count", "type": "Bar", "based_on": "creation", "filters_json": "[]"}
		return frappe.get_doc({**base, **counted, **values})

	def test_a_built_report_and_a_counting_chart_are_made(self) -> None:
		with self.administering():
			self.report().insert()
			self.chart().insert()

	def test_a_grouping_chart_is_found_for_a_dashboard(self) -> None:
		grouping = {
			"chart_type": "Group By",
			"group_by_type": "Count",
			"group_by_based_on": "enterprise_kind",
		}
		with self.administering():
			self.chart(chart_name="Grouped", is_public=1, **grouping).insert()
			self.chart(chart_name="Grouped for Me", **grouping).insert()
			found = search_charts("Dashboard Chart", "Grouped", "name", 0, 10, {"is_public": 1})
		assert found == [("Grouped",)]

	def test_queries_scripts_heatmaps_and_dynamic_filters_are_refused(self) -> None:
		for report_type in ("Query Report", "Script Report"):
			self.refused("Report Builder", self.report(report_type=report_type, query="select 1").insert)
		self.refused("not a record of this work", self.report(ref_doctype="User").insert)
		self.refused("heatmap", self.chart(type="Heatmap").insert)
		self.refused("runs code", self.chart(chart_type="Custom").insert)
		self.refused("Dynamic filters", self.chart(dynamic_filters_json='[["a","b","=","alert(1)"]]').insert)

	def test_a_card_calls_no_method(self) -> None:
		card = {"doctype": "Number Card", "label": "Mine", "type": "Custom", "method": "frappe.ping"}
		self.refused("runs code", lambda: frappe.get_doc(card).run_method("before_validate"))


class TestPapers(ReshapingTestCase):
	def ask_for(self, *papers: str) -> None:
		settings = frappe.get_doc("Startup Settings")
		settings.further_papers = []
		settings.extend("further_papers", [{"paper_name": paper} for paper in papers])
		settings.save()

	def tearDown(self) -> None:
		super().tearDown()
		frappe.clear_document_cache("Startup Settings", "Startup Settings")

	def test_a_further_paper_is_asked_for_and_missed_at_acceptance(self) -> None:
		with self.administering():
			self.ask_for("Lease")
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		row = next(row for row in application.documents if row.document_name == "Lease")
		assert row.required
		frappe.set_user(officer(COMMUNITY_OFFICER))
		with pytest.raises(frappe.ValidationError, match="Lease"):
			frappe.get_doc(DOCTYPE, application.name).act(w.ACCEPT)

	def test_a_paper_in_use_stays_valid_after_it_is_asked_for_no_more_and_after_upgrades(self) -> None:
		self.ask_for("Lease")
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		self.ask_for()
		for _time in range(2):
			after_migrate()
		frappe.get_doc(DOCTYPE, application.name).save()

	def test_a_shipped_paper_is_not_listed_again(self) -> None:
		with self.administering(), pytest.raises(frappe.ValidationError, match="asked for already"):
			self.ask_for(startups.REQUIRED_DOCUMENTS[0])
