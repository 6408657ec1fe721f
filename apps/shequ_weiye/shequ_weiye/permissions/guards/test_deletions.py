"""What stays of a deleted document: of records nothing but which it was; of reference data everything."""

from __future__ import annotations

import json

import frappe
import pytest

from shequ_weiye.patches.empty_deleted_documents import execute
from shequ_weiye.permissions.guards.deletions import STAYS, bare, emptied_doctypes
from shequ_weiye.residents.factories import make_household, make_resident
from shequ_weiye.territory.factories import make_posting

WORDS = "家住历山路七号，单独抚养两个孩子"


def kept_of(name: str) -> frappe._dict:
	return frappe.get_last_doc("Deleted Document", {"deleted_name": name})


def test_a_deleted_record_leaves_which_it_was_and_where_and_no_word_of_it() -> None:
	household = make_household(address=WORDS)
	frappe.delete_doc("Household", household.name)
	kept = kept_of(household.name)
	assert (kept.deleted_doctype, kept.owner) == ("Household", frappe.session.user)
	content = json.loads(kept.data)
	assert content["division"] == household.division and set(content) <= set(STAYS)
	assert not any(word in kept.data for word in (WORDS, household.head, household.head_name))


def test_a_deleted_remark_on_a_record_leaves_no_word_of_it() -> None:
	remark = make_resident().add_comment("Comment", WORDS)
	frappe.delete_doc("Comment", remark.name)
	assert WORDS not in kept_of(remark.name).data


def test_a_deleted_posting_stays_whole_for_those_who_answer_for_accounts() -> None:
	posting = make_posting()
	frappe.delete_doc("Staff Posting", posting.name)
	assert json.loads(kept_of(posting.name).data)["user"] == posting.user


@pytest.mark.parametrize("doctype", ["Resident", "Household Member", "Sealed Value", "File", "Data Import"])
def test_everything_that_operators_may_not_open_is_emptied(doctype: str) -> None:
	assert doctype in emptied_doctypes()


@pytest.mark.parametrize("doctype", ["Policy", "Work Calendar Day", "Level Right", "Custom Field"])
def test_what_tells_of_nobody_stays_whole(doctype: str) -> None:
	assert doctype not in emptied_doctypes()


@pytest.mark.parametrize("data", [None, "", "{}"])
def test_nothing_becomes_nothing(data: str | None) -> None:
	assert json.loads(bare(data)) == {}


def test_documents_deleted_earlier_are_emptied_once_and_a_second_run_changes_nothing() -> None:
	row = {"doctype": "Resident", "name": "R-1", "full_name": WORDS, "division_code": "370102002008"}
	policy = {"doctype": "Policy", "name": "P-1", "title": WORDS}
	names = []
	for content in (row, policy):
		deleted = {"deleted_doctype": content["doctype"], "deleted_name": content["name"]}
		doc = frappe.get_doc({"doctype": "Deleted Document", **deleted}).insert()
		# As an earlier release wrote it.
		frappe.db.set_value("Deleted Document", doc.name, "data", frappe.as_json(content))
		names.append(doc.name)

	def stored() -> list[str]:
		return [frappe.db.get_value("Deleted Document", name, "data") for name in names]

	execute()
	first = stored()
	execute()
	assert stored() == first
	assert json.loads(first[0]) == {"doctype": "Resident", "name": "R-1", "division_code": "370102002008"}
	assert json.loads(first[1]) == policy
