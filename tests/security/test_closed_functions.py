"""Doors 24, 31, 33 and all that nobody listed: functions that no screen of an officer uses, and second paths."""

from __future__ import annotations

import pytest
from support.accounts import COUNTY, OTHER, email
from support.attacks import before
from support.planted import MARK

GUARDS = (before("commands.refuse_closed_commands"), before("commands.refuse_resources_to_visitors"))
CLOSED = [
	("frappe.core.api.file.zip_files", {"files": '["{file}"]'}),
	("frappe.core.doctype.file.file.zip_files", {"files": '["{file}"]'}),
	("frappe.core.doctype.user_permission.user_permission.get_user_permissions", {"user": email(COUNTY)}),
	("frappe.model.create_new.get_user_permissions", {"user": email(COUNTY)}),
	(
		"frappe.model.mapper.map_docs",
		{"method": "frappe.client.get_count", "source_names": '["Resident"]', "target_doc": "{}"},
	),
	("frappe.model.mapper.make_mapped_doc", {"method": "frappe.client.get_count", "source_name": "Resident"}),
	("frappe.desk.doctype.tag.tag.get_documents_for_tag", {"tag": MARK}),
	("frappe.desk.doctype.tag.tag.add_tag", {"tag": "x", "dt": "Resident", "dn": "{resident}"}),
	("frappe.share.get_users", {"doctype": "Resident", "name": "{resident}"}),
	("frappe.email.doctype.auto_email_report.auto_email_report.download", {"name": "x"}),
	("frappe.core.doctype.data_export.exporter.export_data", {"doctype": "Resident"}),
	("frappe.www.list.get_list_data", {"doctype": "Resident"}),
	# The same functions by the name of a module that imports them.
	("frappe.core.doctype.report.test_report.run", {"report_name": "x"}),
	("frappe.auth.frappe.client.get_count", {"doctype": "Resident"}),
]


@pytest.mark.parametrize(("function", "arguments"), CLOSED, ids=[function for function, _ in CLOSED])
def test_a_function_that_no_screen_uses_is_closed(person, planted, function, arguments):
	told = {
		key: value.format(**planted) if "{" in value and value != "{}" else value
		for key, value in arguments.items()
	}
	assert person(OTHER).call(function, **told).status_code == 403
	assert person(OTHER).post("/", cmd=function, **told).status_code == 403


def test_what_the_screens_use_is_open(person):
	county = person(COUNTY)
	for function in ("frappe.ping", "frappe.desk.notifications.get_notifications"):
		assert county.get(f"/api/method/{function}").status_code == 200


def test_visitors_call_what_the_public_pages_use(guest):
	assert guest.get("/api/method/ping").status_code == 200
	assert guest.get("/api/method/frappe.desk.reportview.get", doctype="Resident").status_code == 403


@pytest.mark.parametrize("doctype", ["Resident", "Job Fair", "Help Article"])
def test_visitors_read_no_records(guest, doctype):
	assert guest.get(f"/api/resource/{doctype}").status_code == 403
