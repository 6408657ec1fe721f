"""Sites that a test makes for itself and takes away again.

The bench's common_site_config.json knows the database administrator, so no command here does.
"""

from __future__ import annotations

import json

from support.bench import ROOT, frappe, in_site

# Tables that change while nobody works: sessions, clocks and logs of the server itself.
RESTLESS = ("Job Run", "Scheduled Job Log", "Scheduled Job Type")

COUNTS_AND_CHECKSUMS = """
import json
modules = frappe.get_all("Module Def", {"app_name": "shequ_weiye"}, pluck="name")
doctypes = frappe.get_all("DocType", {"module": ["in", modules], "issingle": 0}, pluck="name")
doctypes += ["User", "Has Role", "File", "Comment", "Workflow", "Workflow Transition"]
tables = {d: "tab" + d for d in doctypes if d not in RESTLESS}
found = {}
for doctype, table in tables.items():
	if table not in frappe.db.get_tables(cached=False):
		continue
	rows = frappe.db.sql(f"select count(*) from `{table}`")[0][0]
	checksum = frappe.db.sql(f"checksum table `{table}`")[0][1] if CHECKSUMS else None
	found[doctype] = [rows, checksum]
# Frappe's own settings change by being restored; those of the app must not.
singles = frappe.get_all("DocType", {"module": ["in", modules], "issingle": 1}, pluck="name")
values = frappe.db.sql(
	"select doctype, field, value from tabSingles where doctype in %s order by doctype, field", [singles]
)
found["Singles"] = [len(values), str(values) if CHECKSUMS else None]
print(json.dumps(found, sort_keys=True))
"""


def new_bare_site(site: str) -> None:
	"""Make a site with Frappe alone, replacing an older one of that name."""
	frappe("new-site", site, "--force", "--no-mariadb-socket", "--admin-password", "admin", site=None)


def drop_site(site: str) -> None:
	"""Take a site and its database away for good."""
	archive = str(ROOT / ".bench" / "archived-sites")
	frappe(
		"drop-site",
		site,
		"--force",
		"--no-backup",
		"--archived-sites-path",
		archive,
		site=None,
		check=False,
	)


def rows_of_app(site: str, checksums: bool = False) -> dict[str, list[int | str | None]]:
	"""Count the rows of every table of the app in ``site``, with their checksums on request."""
	answer: dict[str, list[int | str | None]] = json.loads(
		in_site(f"CHECKSUMS, RESTLESS = {checksums}, {RESTLESS}\n" + COUNTS_AND_CHECKSUMS, site).splitlines()[
			-1
		]
	)
	return answer
