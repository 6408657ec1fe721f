"""Exports: written down with who, what and how many, and large ones kept until a second person approves."""

from __future__ import annotations

import pytest
from support.accounts import CITY, COMMUNITY, COUNTY, OTHER, email
from support.attacks import REFUSED, data
from support.bench import in_site

DOORS = "shequ_weiye.territory.export_doors."
LIST, PRINTS = "frappe.desk.reportview.export_query", "frappe.utils.print_format.download_multi_pdf"
REPORT = "frappe.desk.query_report.export_query"
PDF = "frappe.utils.print_format.report_to_pdf"
GUARDS = (
	f"override_whitelisted_methods|{LIST}|{DOORS}export_list",
	f"override_whitelisted_methods|{PRINTS}|{DOORS}download_multi_pdf",
	f"override_whitelisted_methods|{REPORT}|{DOORS}export_report",
	f"override_whitelisted_methods|{PDF}|{DOORS}report_to_pdf",
)
RECORDS = "/api/resource/Export Record"
POSTS = {
	"doctype": "Job Post",
	"fields": '["`tabJob Post`.`name`", "`tabJob Post`.`title`"]',
	"filters": "[]",
	"file_format_type": "CSV",
	"title": "posts",
}
FIELDS = ["name", "user", "kind", "subject", "row_count", "status"]


@pytest.fixture
def one_row_is_large():
	"""More than one row waits for a second person."""
	setting = "doc = frappe.get_doc('Access Settings'); doc.export_approval_rows = {}; doc.row_access_hours = 8; doc.save(); frappe.db.commit()"
	in_site(setting.format(1))
	yield
	in_site(setting.format(500))


def last_record(client) -> dict[str, object]:
	asked = {"fields": FIELDS, "order_by": "creation desc, name desc", "limit_page_length": 1}
	return (data(client.get(RECORDS, **asked)) or [{"name": None}])[0]


def written(client, answer) -> dict[str, object]:
	"""Give the record that a request left; one of an earlier request proves nothing."""
	before = last_record(client)["name"]
	assert answer().status_code == 200
	entry = last_record(client)
	assert entry["name"] != before
	return entry


def test_an_export_is_written_down_where_the_county_sees_it(person):
	answer = person(COMMUNITY).call(LIST, **POSTS)
	assert answer.status_code == 200, answer.text[:300]
	rows = answer.text.strip().count("\n")
	entry = last_record(person(COUNTY))
	assert (entry["user"], entry["kind"], entry["subject"]) == (email(COMMUNITY), "List", "Job Post")
	assert (entry["row_count"], entry["status"]) == (rows, "Done")
	assert person(OTHER).get(f"{RECORDS}/{entry['name']}").status_code == 403


def test_an_export_holds_nothing_of_another_area(person):
	assert person(OTHER).call(LIST, **POSTS).text.strip().count("\n") == 0


def test_a_city_that_reads_applications_takes_none_out(person):
	"""The role may export reports; at the city's level the table of rights lets it read these rows alone."""
	asked = {**POSTS, "doctype": "Startup Application", "fields": '["`tabStartup Application`.`name`"]'}
	assert person(CITY).call(LIST, **asked).status_code == 403


def test_who_may_not_export_does_not(person):
	asked = {**POSTS, "doctype": "Resident", "fields": '["`tabResident`.`name`"]'}
	assert person(COUNTY).call(LIST, **asked).status_code == 403


def test_a_large_export_waits_for_a_second_person_and_is_fetched_once(person, one_row_is_large):
	community, county, other = (person(account) for account in (COMMUNITY, COUNTY, OTHER))
	answer = community.call(LIST, **POSTS)
	assert "Content-Disposition" not in answer.headers
	name = last_record(community)["name"]
	asked = {"dt": "Export Record", "dn": name, "method": "approve"}

	assert community.call(DOORS + "fetch", name=name).status_code in REFUSED
	assert community.call("run_doc_method", **asked).status_code in REFUSED
	assert other.call("run_doc_method", **asked).status_code in REFUSED
	assert last_record(community)["status"] == "Waiting for Approval"

	assert county.call("run_doc_method", **asked).status_code == 200
	assert county.call(DOORS + "fetch", name=name).status_code in REFUSED
	fetched = community.call(DOORS + "fetch", name=name)
	assert fetched.status_code == 200 and fetched.text.count("\n") > 1
	assert community.call(DOORS + "fetch", name=name).status_code in REFUSED
	assert last_record(community)["status"] == "Fetched"


def test_a_refused_export_stays_refused(person, one_row_is_large):
	community, county = person(COMMUNITY), person(COUNTY)
	community.call(LIST, **POSTS)
	name = last_record(community)["name"]
	asked = {"dt": "Export Record", "dn": name, "method": "refuse", "args": {"reason": "不需要"}}
	assert county.call("run_doc_method", **asked).status_code == 200
	assert community.call(DOORS + "fetch", name=name).status_code in REFUSED


def test_the_log_is_written_by_nobody(person):
	community, county = person(COMMUNITY), person(COUNTY)
	entry = written(community, lambda: community.call(LIST, **POSTS))
	assert county.put(f"{RECORDS}/{entry['name']}", row_count=0).status_code == 403
	assert county.delete(f"{RECORDS}/{entry['name']}").status_code == 403
	made = {key: entry[key] for key in ("user", "kind", "subject", "status")}
	assert county.post(RECORDS, **made, division="370102000000").status_code == 403


def test_prints_of_several_records_are_written_down(person, planted):
	county = person(COUNTY)
	asked = {"doctype": "Resident", "name": f'["{planted["resident"]}"]'}
	entry = written(county, lambda: county.call(PRINTS, **asked))
	assert (entry["kind"], entry["subject"], entry["row_count"]) == ("Print", "Resident", 1)
	assert person(OTHER).call(PRINTS, **asked).status_code == 403


def test_an_export_of_a_report_is_written_down(person):
	report = "Job Fairs by Division"
	asked = {"report_name": report, "filters": "{}", "file_format_type": "CSV", "visible_idx": "[0]"}
	county = person(COUNTY)
	entry = written(county, lambda: county.call(REPORT, **asked))
	assert (entry["kind"], entry["subject"], entry["row_count"]) == ("Report", report, 1)


def test_a_report_made_into_a_file_is_written_down(person):
	rows = "<table><tr><td>1</td></tr><tr><td>2</td></tr></table>"
	county = person(COUNTY)
	entry = written(county, lambda: county.call(PDF, html=rows))
	assert (entry["user"], entry["kind"], entry["subject"]) == (email(COUNTY), "Print", "Report")
	assert (entry["row_count"], entry["status"]) == (2, "Done")


def test_a_large_report_is_not_made_into_a_file(person, one_row_is_large):
	assert person(COUNTY).call(PDF, html="<tr></tr>" * 3).status_code in REFUSED
