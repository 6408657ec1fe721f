"""Reads the settings of the jobs module."""

from __future__ import annotations

from typing import TYPE_CHECKING

import frappe

if TYPE_CHECKING:
	from shequ_weiye.jobs.doctype.jobs_settings.jobs_settings import JobsSettings


def jobs_settings() -> JobsSettings:
	"""Give the settings; those never saved have their defaults."""
	return frappe.get_cached_doc("Jobs Settings")
