"""Imports: a second way to write records, to read a colleague's sheet, and to take records out unnoticed."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY, COUNTY, OTHER, email
from support.attacks import REFUSED, data, rows
from support.bench import in_site
from support.planted import OPERATOR

FRAPPE = "frappe.core.doctype.data_import.data_import."
DOORS, OWN = "shequ_weiye.territory.import_doors.", "shequ_weiye.territory.guarded_import."
GUARDS = (
	*rows("Data Import"),
	*rows("Data Import Log"),
	f"override_whitelisted_methods|{FRAPPE}get_import_status|{DOORS}get_import_status",
	f"override_whitelisted_methods|{FRAPPE}download_template|{DOORS}download_template",
	f"{OWN}require_own",
	f"{OWN}refuse_without_right",
	f"{OWN}refuse_address",
	f"{OWN}refuse_updates",
	f"{OWN}refuse_foreign_sheet",
)
IMPORTS, LOGS = "/api/resource/Data Import", "/api/resource/Data Import Log"
RESIDENTS = {"reference_doctype": "Resident", "import_type": "Insert New Records"}
SHEET = "姓名,性别\n护栏测试,女\n".encode()
PLANT_LOG = """
log = frappe.get_doc({{"doctype": "Data Import Log", "data_import": {name!r}, "row_indexes": "[2]", "success": 0}})
log.db_insert()
log.db_set("owner", {owner!r})
frappe.db.commit()
print(log.name)
"""
CLEAR = """
for name in frappe.get_all("Data Import", {{"owner": ["in", {owners!r}]}}, pluck="name"):
	frappe.db.delete("Data Import Log", {{"data_import": name}})
	frappe.delete_doc("Data Import", name, force=True)
frappe.db.commit()
"""


@pytest.fixture
def begun(person, planted):
	"""An import that the community officer has begun, without its sheet."""
	yield data(person(COMMUNITY).post(IMPORTS, **RESIDENTS))["name"]
	owners = [email(account) for account in (COMMUNITY, COUNTY, OTHER, OPERATOR)]
	in_site(CLEAR.format(owners=owners))


def test_a_colleagues_import_is_neither_listed_nor_opened_nor_changed(person, begun):
	for account in (OTHER, OPERATOR):
		assert begun not in [row["name"] for row in data(person(account).get(IMPORTS))]
		assert person(account).get(f"{IMPORTS}/{begun}").status_code == 403
		assert person(account).put(f"{IMPORTS}/{begun}", show_failed_logs=1).status_code == 403


@pytest.mark.parametrize(
	"function", ["form_start_import", "get_preview_from_template", "get_import_status", "get_import_logs"]
)
def test_a_colleagues_import_is_neither_started_nor_looked_into(person, begun, function):
	asked = {"data_import": begun, "data_import_name": begun}
	name = "data_import_name" if function == "get_import_status" else "data_import"
	for account in (OTHER, OPERATOR):
		assert person(account).call(FRAPPE + function, **{name: asked[name]}).status_code == 403


@pytest.mark.parametrize("function", ["download_errored_template", "download_import_log"])
def test_nothing_of_an_import_is_handed_out(person, begun, function):
	for account in (COMMUNITY, OTHER, OPERATOR):
		assert person(account).call(FRAPPE + function, data_import_name=begun).status_code == 403


def test_the_log_of_a_colleagues_import_is_not_read(person, begun):
	log = in_site(PLANT_LOG.format(name=begun, owner=email(COMMUNITY))).splitlines()[-1]
	assert [row["name"] for row in data(person(COMMUNITY).get(LOGS, filters={"data_import": begun}))] == [log]
	assert data(person(OTHER).get(LOGS, filters={"data_import": begun})) == []
	assert person(OTHER).get(f"{LOGS}/{log}").status_code == 403


def test_who_may_not_import_begins_none(person, begun):
	for account in (COUNTY, OTHER, OPERATOR):
		assert person(account).post(IMPORTS, **RESIDENTS).status_code == 403
	assert person(COMMUNITY).post(IMPORTS, **{**RESIDENTS, "reference_doctype": "User"}).status_code == 403


@pytest.mark.parametrize(
	"values",
	[
		{"import_type": "Update Existing Records"},
		{"google_sheets_url": "https://docs.google.com/spreadsheets/d/x/edit#gid=0"},
	],
)
def test_stored_records_and_other_servers_are_out_of_reach(person, begun, values):
	assert person(COMMUNITY).post(IMPORTS, **{**RESIDENTS, **values}).status_code in REFUSED


def test_a_sheet_that_lies_elsewhere_is_not_read(person, begun):
	community = person(COMMUNITY)
	file = community.upload("people.csv", SHEET).json()["message"]
	try:
		asked = {"data_import": begun, "import_file": file["file_url"]}
		assert community.put(f"{IMPORTS}/{begun}", import_file=file["file_url"]).status_code == 403
		assert community.call(FRAPPE + "get_preview_from_template", **asked).status_code == 403
	finally:
		community.delete(f"/api/resource/File/{file['name']}")


def test_a_template_holds_no_records_and_is_for_who_may_import(person):
	asked = {"doctype": "Resident", "export_fields": {"Resident": ["full_name"]}}
	everybody = {**asked, "export_records": "all"}
	blank = {**asked, "export_records": "blank_template"}
	for refused in (everybody, blank):
		assert person(OTHER).call(FRAPPE + "download_template", **refused).status_code == 403
	assert person(COMMUNITY).call(FRAPPE + "download_template", **everybody).status_code == 403
	assert person(COMMUNITY).call(FRAPPE + "download_template", **blank).status_code == 200
