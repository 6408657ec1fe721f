"""What happens after the app is installed and after every migrate: idempotent steps, in order."""

from __future__ import annotations

from collections.abc import Callable

from shequ_weiye.policies.unreadable import mark_unreadable
from shequ_weiye.privacy.keys import ensure_keys
from shequ_weiye.setup.administrator_rights import grant_administrator_rights
from shequ_weiye.setup.appearance import apply_appearance
from shequ_weiye.setup.desk import keep_frappe_workspaces_for_operators
from shequ_weiye.setup.imports import open_imports
from shequ_weiye.setup.kanban import sync_kanban_boards
from shequ_weiye.setup.policies import ship_policies
from shequ_weiye.setup.roles import create_roles
from shequ_weiye.setup.saved_filters import sync_saved_filters
from shequ_weiye.setup.site_defaults import apply_site_defaults, finish_setup_wizard, harden_site
from shequ_weiye.setup.two_factor import ask_administrators
from shequ_weiye.setup.workflows import sync_workflows
from shequ_weiye.startups.services.papers import offer_papers
from shequ_weiye.territory.services.calendar_seed import seed_work_calendar
from shequ_weiye.territory.services.division_loader import load_divisions_if_changed
from shequ_weiye.territory.services.level_rights import sync_level_rights
from shequ_weiye.territory.services.number_series import open_number_series
from shequ_weiye.territory.services.retention_rules import sync_retention_rules

# What must hold on every site after every release.
STEPS: tuple[Callable[[], object], ...] = (
	ensure_keys,
	create_roles,
	grant_administrator_rights,
	harden_site,
	ask_administrators,
	keep_frappe_workspaces_for_operators,
	apply_appearance,
	open_number_series,
	load_divisions_if_changed,
	seed_work_calendar,
	sync_level_rights,
	open_imports,
	sync_retention_rules,
	sync_workflows,
	offer_papers,
	sync_kanban_boards,
	sync_saved_filters,
	ship_policies,
	mark_unreadable,
)

# What a new site starts with; its operator may change it afterwards.
FIRST_STEPS: tuple[Callable[[], object], ...] = (finish_setup_wizard, apply_site_defaults)


def after_install() -> None:
	"""Bring a new site into working order."""
	_run(FIRST_STEPS + STEPS)


def after_migrate() -> None:
	"""Put back what a release or a person changed of what must hold."""
	_run(STEPS)


def _run(steps: tuple[Callable[[], object], ...]) -> None:
	for step in steps:
		step()
