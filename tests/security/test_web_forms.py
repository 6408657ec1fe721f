"""Door 30: public forms that read back records or list the names behind a link."""

from __future__ import annotations

import pytest
from support.accounts import COUNTY, OTHER
from support.planted import MARK

FORM = "frappe.website.doctype.web_form.web_form."


@pytest.mark.parametrize("form", ["job-fair-sign-up", "training-wish"])
def test_a_visitor_reads_no_record_through_a_form(guest, planted, form):
	asked = {"doctype": "Resident", "docname": planted["resident"], "web_form_name": form}
	answer = guest.call(FORM + "get_form_data", **asked)
	assert answer.status_code != 200 or MARK not in answer.text


@pytest.mark.parametrize("function", ["get_link_options", "delete", "delete_multiple"])
def test_functions_that_list_or_delete_records_are_closed(guest, person, function):
	for client in (guest, person(OTHER), person(COUNTY)):
		assert (
			client.call(FORM + function, web_form_name="training-wish", doctype="Resident").status_code == 403
		)


def test_a_visitor_changes_no_record_through_a_form(guest, planted):
	data = f'{{"name": "{planted["resident"]}", "full_name": "x"}}'
	assert guest.call(FORM + "accept", web_form="training-wish", data=data).status_code != 200
