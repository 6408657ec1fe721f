"""Door 33: the names of all officers of the province, offered to everyone."""

from __future__ import annotations

from support.accounts import CITY, COUNTY, OTHER, email
from support.attacks import message, override

NAMES = "frappe.desk.search.get_names_for_mentions"
GUARDS = (override(NAMES, "people.get_names_for_mentions"),)


def test_only_colleagues_who_could_see_the_record_are_offered(person):
	offered = {row["id"] for row in message(person(OTHER).call(NAMES, search_term=""))}
	assert email(COUNTY) not in offered
	colleagues = {row["id"] for row in message(person(COUNTY).call(NAMES, search_term=""))}
	assert {email(COUNTY), email(CITY)} <= colleagues
