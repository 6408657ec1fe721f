# Copyright (c) 2026, 社区微业 developers and contributors
# See license.txt

from __future__ import annotations

import frappe
from frappe.tests.utils import FrappeTestCase
from frappe.utils import add_days, now_datetime

from shequ_weiye.territory.doctype.job_run.job_run import JobRun


class TestJobRun(FrappeTestCase):
	"""The log of jobs does not grow without end."""

	def tearDown(self) -> None:
		frappe.db.rollback()

	def test_old_runs_are_cleared_and_recent_ones_kept(self) -> None:
		old, recent = make_run(), make_run()
		frappe.db.set_value("Job Run", old, "creation", add_days(now_datetime(), -91))
		JobRun.clear_old_logs(90)
		self.assertFalse(frappe.db.exists("Job Run", old))
		self.assertTrue(frappe.db.exists("Job Run", recent))


def make_run() -> str:
	run = {"doctype": "Job Run", "job": "a.b", "title": "Example", "status": "Succeeded"}
	return frappe.get_doc({**run, "started_at": now_datetime()}).insert().name
