"""Undoes what setup made outside the app's own DocTypes, so that a reinstall starts clean."""

from __future__ import annotations

import frappe

from shequ_weiye.permissions.remembered import VERSION
from shequ_weiye.privacy.keys import FINGERPRINTS
from shequ_weiye.setup.administrator_rights import close_pages
from shequ_weiye.setup.appearance import remove_appearance
from shequ_weiye.setup.desk import open_frappe_workspaces
from shequ_weiye.setup.kanban import remove_kanban_boards
from shequ_weiye.setup.roles import remove_roles
from shequ_weiye.setup.saved_filters import remove_saved_filters
from shequ_weiye.setup.workflows import remove_workflows
from shequ_weiye.territory.services.division_loader import HASH_KEY


def before_uninstall() -> None:
	"""Remove all of it in this one hook: Frappe does not commit what is done after the app is gone."""
	remove_workflows()
	remove_kanban_boards()
	remove_saved_filters()
	open_frappe_workspaces()
	remove_appearance()
	remove_scheduled_jobs()
	close_pages()
	remove_roles()
	# What the product alone keeps in Frappe's own tables.
	frappe.db.delete("Series", {"name": VERSION})
	frappe.db.delete("DefaultValue", {"defkey": ("in", (HASH_KEY, FINGERPRINTS))})


def remove_scheduled_jobs() -> None:
	"""Delete the app's jobs and their logs, which Frappe would go on calling until the next migrate."""
	# The product's entries in Frappe's own lists of jobs.
	jobs = frappe.get_all("Scheduled Job Type", filters={"method": ["like", "shequ_weiye.%"]}, pluck="name")
	if jobs:
		frappe.db.delete("Scheduled Job Log", {"scheduled_job_type": ["in", jobs]})
		frappe.db.delete("Scheduled Job Type", {"name": ["in", jobs]})
