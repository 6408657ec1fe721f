"""Door 10: the search over everything, which knows DocTypes but no rows."""

from __future__ import annotations

from support.accounts import COUNTY, OTHER
from support.attacks import message, override
from support.planted import MARK

SEARCH = "frappe.utils.global_search.search"
GUARDS = (override(SEARCH, "search.search_everything"),)


def test_a_task_about_a_foreign_record_is_not_found(person, planted):
	found = message(person(OTHER).call(SEARCH, text=MARK))
	assert planted["todo"] not in {row["name"] for row in found}


def test_no_person_is_found(person, planted):
	found = message(person(COUNTY).call(SEARCH, text=MARK))
	assert "Resident" not in {row["doctype"] for row in found}
