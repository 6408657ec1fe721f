"""The months of shipped policies count together after an upgrade, unless somebody decided otherwise."""

from __future__ import annotations

import frappe

from shequ_weiye.patches.count_months_together import execute
from shequ_weiye.policies.benefits.factories import BY_EMPLOYER, FLEXIBLE, GRADUATE_FLEXIBLE, URBAN_POST


def pools() -> dict[str, str | None]:
	return dict(frappe.get_all("Policy", fields=["name", "months_with"], as_list=True))


def test_what_is_empty_is_filled_once_and_what_was_written_stays() -> None:
	frappe.db.set_value("Policy", URBAN_POST, "months_with", None)
	frappe.db.set_value("Policy", BY_EMPLOYER, "months_with", GRADUATE_FLEXIBLE)
	execute()
	execute()
	found = pools()
	assert (found[URBAN_POST], found[BY_EMPLOYER]) == (FLEXIBLE, GRADUATE_FLEXIBLE)
	assert not found[FLEXIBLE]
	assert not found[GRADUATE_FLEXIBLE]
