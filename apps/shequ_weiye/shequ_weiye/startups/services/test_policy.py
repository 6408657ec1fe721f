"""The policy version of a startup application: chosen at acceptance, kept afterwards."""

from __future__ import annotations

import frappe
from frappe import _

from shequ_weiye.constants import applications as s
from shequ_weiye.constants import workflows as w
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.policies.applications.factories import officer_over, take
from shequ_weiye.startups.factories import make_startup_application
from shequ_weiye.startups.office import OfficeTestCase


class TestPolicy(OfficeTestCase):
	"""What acceptance writes, and what no client can."""

	def test_nothing_is_decided_before_acceptance(self) -> None:
		application = make_startup_application(s.PENDING_ACCEPTANCE)
		self.assertIsNone(application.policy_version)

	def test_acceptance_keeps_the_version_of_the_city_and_the_decision(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		version = frappe.get_doc("Policy Version", application.policy_version)
		self.assertEqual(version.division, "370100000000")
		decision = frappe.get_doc("Policy Decision", application.policy_decision)
		self.assertEqual((decision.reference_name, decision.policy_version), (application.name, version.name))
		facts = {row["fact"]: row for row in frappe.parse_json(decision.facts)}
		self.assertEqual(facts["enterprise_kind"]["source"], _("Startup Application"))

	def test_a_returned_case_stays_under_its_version(self) -> None:
		application = make_startup_application(s.PENDING_STREET_REVIEW)
		version = application.policy_version
		# A newer version for the city would decide now.
		frappe.db.set_value("Policy Version", version, "superseded_from", "2020-01-01")
		take(application, w.RETURN, officer_over(application.division, STREET_OFFICER))
		officer = officer_over(application.division, COMMUNITY_OFFICER)
		take(application, w.RESUBMIT, officer)
		take(application, w.ACCEPT, officer)
		self.assertEqual(application.policy_version, version)
