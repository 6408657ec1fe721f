"""Door 10: the search over everything, which knows no rows: none of ours are in it."""

from __future__ import annotations

from support.accounts import COUNTY
from support.attacks import message
from support.planted import MARK


def test_the_search_over_everything_finds_no_person(person, planted):
	assert message(person(COUNTY).call("frappe.utils.global_search.search", text=MARK)) == []
