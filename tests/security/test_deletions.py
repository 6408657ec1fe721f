"""Door 28: Frappe keeps a copy of everything that is deleted, for operators who may open none of it."""

from __future__ import annotations

import json

import pytest
from support.accounts import COMMUNITY, email
from support.attacks import GUARDS as PACKAGE
from support.attacks import data
from support.planted import MARK, OPERATOR

GUARDS = (f"{PACKAGE}deletions.leave_content_out",)


@pytest.fixture
def deleted_household(person, planted) -> str:
	"""The household of the planted person, made and deleted by the community's officer."""
	community = person(COMMUNITY)
	members = [{"resident": planted["resident"], "relation": "Head of Household"}]
	household = data(community.post("/api/resource/Household", address=MARK, members=members))
	assert household["head_name"] == MARK
	name = str(household["name"])
	assert community.delete(f"/api/resource/Household/{name}").status_code == 202
	return name


def test_operators_learn_that_a_record_was_deleted_and_nothing_of_it(person, planted, deleted_household):
	# Numbers of deleted households are given again: the latest copy is that of this one.
	asked = {"filters": {"deleted_name": deleted_household}, "fields": ["*"], "order_by": "creation desc"}
	kept = data(person(OPERATOR).get("/api/resource/Deleted Document", **asked))[0]
	assert (kept["deleted_doctype"], kept["owner"]) == ("Household", email(COMMUNITY))
	assert json.loads(kept["data"])["division"] == "370102002002"
	assert MARK not in json.dumps(kept) and planted["resident"] not in json.dumps(kept)
