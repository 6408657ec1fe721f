"""Door 1: a link field's search, whose client could lift all permissions by one flag."""

from __future__ import annotations

from support.accounts import COUNTY, OTHER
from support.attacks import override
from support.planted import MARK

GUARDS = (
	override("frappe.desk.search.search_link", "search.search_link"),
	override("frappe.desk.search.search_widget", "search.search_widget"),
)
SEARCH = "frappe.desk.search."
# Without our standard query, which is scoped by itself.
SURVEYED = {"doctype": "Assistance Record", "txt": "", "ignore_user_permissions": 1}


def test_a_search_that_asks_to_ignore_permissions_stays_in_scope(person):
	assert person(OTHER).call(SEARCH + "search_link", **SURVEYED).json()["results"] == []
	assert person(COUNTY).call(SEARCH + "search_link", **SURVEYED).json()["results"]


def test_a_search_for_a_dialog_stays_in_scope_and_in_permitted_columns(person):
	asked = {**SURVEYED, "filter_fields": '["resident", "officer"]', "page_length": 5000}
	assert person(OTHER).call(SEARCH + "search_widget", **asked).json()["values"] == []
	assert 0 < len(person(COUNTY).call(SEARCH + "search_widget", **asked).json()["values"]) <= 50


def test_a_search_by_a_function_that_the_client_names_is_refused(person):
	for name in ("search_link", "search_widget"):
		query = "frappe.desk.search.get_names_for_mentions"
		assert person(OTHER).call(SEARCH + name, doctype="User", txt="a", query=query).status_code == 403


def test_the_standard_search_of_residents_is_scoped(person, planted):
	asked = {"doctype": "Resident", "txt": MARK, "ignore_user_permissions": 1}
	assert person(OTHER).call(SEARCH + "search_link", **asked).json()["results"] == []
	assert person(COUNTY).call(SEARCH + "search_link", **asked).json()["results"]
