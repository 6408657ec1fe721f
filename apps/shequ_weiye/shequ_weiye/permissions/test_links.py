"""A record cannot be tied to one outside the area, and so fetches nothing from it."""

from __future__ import annotations

import frappe
import pytest

from shequ_weiye.constants.roles import COMMUNITY_OFFICER
from shequ_weiye.permissions.links import refuse_foreign_links
from shequ_weiye.residents.factories import make_household, make_resident
from shequ_weiye.territory.factories import make_officer

NEIGHBOUR = "370102002002"


@pytest.fixture
def officer() -> str:
	return make_officer(COMMUNITY_OFFICER)


def member(resident: str) -> dict[str, str]:
	return {"resident": resident, "relation": "Other Relative"}


def test_a_link_to_a_foreign_record_is_refused_in_the_words_for_one_that_does_not_exist(officer: str) -> None:
	foreign = make_resident(division=NEIGHBOUR, full_name="隔壁老王")
	frappe.set_user(officer)
	for name in (foreign.name, "R-0000-000000"):
		change = frappe.get_doc(
			{"doctype": "Employment Status Change", "resident": name, "status": "Employed"}
		)
		with pytest.raises((frappe.LinkValidationError, frappe.PermissionError)) as refusal:
			change.insert()
		assert "隔壁老王" not in str(refusal.value)


def test_a_link_in_a_table_is_checked_too_and_an_own_one_is_taken(officer: str) -> None:
	own, foreign = make_resident(), make_resident(division=NEIGHBOUR)
	frappe.set_user(officer)
	household = frappe.get_doc({"doctype": "Household", "members": [member(own.name)]})
	refuse_foreign_links(household)
	household.append("members", member(foreign.name))
	with pytest.raises(frappe.LinkValidationError, match=foreign.name):
		refuse_foreign_links(household)


def test_a_link_that_was_there_before_stays(officer: str) -> None:
	household = make_household()
	moved = household.members[0].resident
	frappe.db.set_value("Resident", moved, {"division": NEIGHBOUR, "division_code": NEIGHBOUR})
	frappe.set_user(officer)
	household = frappe.get_doc("Household", household.name)
	household.load_doc_before_save()
	refuse_foreign_links(household)
	assert frappe.get_list("Resident", filters={"name": moved}) == []
