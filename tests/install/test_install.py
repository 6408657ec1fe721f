"""Install, migrate twice, uninstall, reinstall: nothing is lost, nothing is left."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from support.bench import frappe, in_site
from support.sites import drop_site, new_bare_site, rows_of_app

FRESH = "weiye-fresh.localhost"

LEFT_BEHIND = """
import json
from shequ_weiye.constants.roles import ROLES
modules = open(frappe.get_app_path("shequ_weiye", "modules.txt")).read().split("\\n")
left = {d: frappe.db.count(d, {"module": ["in", [m for m in modules if m]]})
	for d in ("DocType", "Report", "Workspace", "Number Card", "Dashboard Chart", "Print Format", "Web Form")}
left["Role"] = frappe.db.count("Role", {"name": ["in", list(ROLES)]})
left["Workflow"] = frappe.db.count("Workflow", {"document_type": ["in", ["Startup Application", "Resident"]]})
print(json.dumps(left))
"""


@pytest.fixture
def fresh_site() -> Iterator[str]:
	"""A site that no other test touches; at first Frappe's alone."""
	new_bare_site(FRESH)
	yield FRESH
	frappe("purge-jobs", site=FRESH)  # thousands of records were deleted, each with a job
	drop_site(FRESH)


def test_install_migrate_twice_uninstall_and_reinstall(fresh_site: str) -> None:
	frappe("install-app", "shequ_weiye", site=fresh_site)
	installed = rows_of_app(fresh_site)
	assert installed["Administrative Division"][0] == 64_095
	for _ in range(2):
		frappe("migrate", "--skip-search-index", site=fresh_site)
		assert rows_of_app(fresh_site) == installed
	frappe("uninstall-app", "shequ_weiye", "--yes", "--no-backup", site=fresh_site)
	left = json.loads(in_site(LEFT_BEHIND, fresh_site).splitlines()[-1])
	assert not any(left.values()), f"left behind by the uninstall: {left}"
	frappe("install-app", "shequ_weiye", site=fresh_site)
	assert rows_of_app(fresh_site) == installed
