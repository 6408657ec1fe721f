"""Readies a site for Frappe's own test runner (``bench run-tests``); pytest does without."""

from __future__ import annotations

import frappe


def before_tests() -> None:
	"""Keep the runner from inventing records, which tests make by factories, and speak as the site does."""
	frappe.flags.skip_test_records = True
	frappe.local.lang = "zh"
	# The runner has switched the scheduler off and begins a transaction next, which must be the first.
	frappe.db.commit()
