"""Doors 4, 5 and 6: reports run as another, over all rows, or shown from another's stored result."""

from __future__ import annotations

import pytest
from support.accounts import COUNTY, OTHER, email
from support.attacks import REFUSED, message, override
from support.bench import in_site
from support.planted import MARK, REPORT

RUN = "frappe.desk.query_report.run"
COLUMN = "frappe.desk.query_report.get_data_for_custom_field"
GUARDS = (
	override(RUN, "reports.run"),
	override(COLUMN, "reports.get_data_for_custom_field"),
)
STORE = """
from frappe.core.doctype.prepared_report.prepared_report import create_json_gz_file
row = [{"fieldname": "secret", "label": "secret"}]
create_json_gz_file({"columns": row, "result": [{"secret": MARK}]}, "Prepared Report", NAME)
frappe.db.set_value("Report", REPORT, "prepared_report", 1)
frappe.db.commit()
"""
FORGET = "frappe.db.set_value('Report', {report!r}, 'prepared_report', 0); frappe.db.commit()"


@pytest.fixture
def stored_result(planted):
	"""A result that the county's officer is supposed to have run and kept."""
	in_site(f"MARK, REPORT, NAME = {(MARK, REPORT, planted['prepared_report'])!r}\n" + STORE)
	yield planted["prepared_report"]
	in_site(FORGET.format(report=REPORT))


def test_a_stored_result_of_another_is_not_shown(person, stored_result):
	asked = {"report_name": REPORT, "filters": {"prepared_report_name": stored_result}}
	assert MARK not in person(OTHER).call(RUN, **asked).text
	named = {"report_name": REPORT, "filters": {}, "user": email(COUNTY)}
	assert MARK not in person(OTHER).call(RUN, **named).text


def test_a_stored_result_of_another_is_not_downloaded(person, stored_result):
	function = "frappe.core.doctype.prepared_report.prepared_report.download_attachment"
	assert person(OTHER).get(f"/api/method/{function}", dn=stored_result).status_code in REFUSED


def test_a_column_for_a_report_holds_rows_in_scope(person, planted):
	asked = {"doctype": "Resident", "field": "full_name"}
	assert MARK not in person(OTHER).call(COLUMN, **asked).text
	assert planted["resident"] in message(person(COUNTY).call(COLUMN, **asked))


@pytest.mark.parametrize("user", ["Administrator", email(COUNTY)])
def test_a_report_runs_as_the_session_whoever_is_named(person, user):
	own = message(person(OTHER).call(RUN, report_name=REPORT, filters={}))["result"]
	assert message(person(OTHER).call(RUN, report_name=REPORT, filters={}, user=user))["result"] == own
