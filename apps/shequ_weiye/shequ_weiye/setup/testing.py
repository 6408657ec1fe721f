"""Readies a site for Frappe's own test runner (``bench run-tests``); pytest does without."""

from __future__ import annotations

import frappe


def before_tests() -> None:
	"""Keep the runner from inventing records: tests make their own by factories and roll them back."""
	frappe.flags.skip_test_records = True
	# The runner has switched the scheduler off and begins a transaction next, which must be the first.
	frappe.db.commit()
