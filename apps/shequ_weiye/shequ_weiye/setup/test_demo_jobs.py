"""The demonstration records of the jobs module."""

from __future__ import annotations

import frappe

from shequ_weiye.constants.jobs import OUTCOMES
from shequ_weiye.constants.roles import COMMUNITY_OFFICER, STREET_OFFICER
from shequ_weiye.constants.workflows_jobs import JOB_FAIR
from shequ_weiye.residents.factories import make_resident
from shequ_weiye.setup.demo_jobs import EMPLOYERS, FAIRS, load_jobs
from shequ_weiye.territory.factories import make_officer
from shequ_weiye.testing import OfficersTestCase

# A community of its own, so that nothing else lies in it.
PLACE = "370102002002"


class TestDemoJobs(OfficersTestCase):
	def test_every_stage_and_outcome_is_shown_and_a_second_run_adds_nothing(self) -> None:
		make_officer(COMMUNITY_OFFICER, PLACE)
		make_officer(STREET_OFFICER)
		for _number in OUTCOMES:
			make_resident(division=PLACE)
		load_jobs(PLACE)
		load_jobs(PLACE)
		counts = [frappe.db.count(doctype, {"division": PLACE}) for doctype in ("Employer", "Job Fair")]
		self.assertEqual(counts, [len(EMPLOYERS), len(FAIRS)])
		stages = set(frappe.get_all("Job Fair", {"division": PLACE}, pluck="workflow_state"))
		self.assertEqual(stages, {state.name for state in JOB_FAIR.states})
		outcomes = frappe.get_all("Job Referral", {"division": PLACE}, pluck="outcome")
		self.assertEqual(sorted(outcomes), sorted(OUTCOMES))
