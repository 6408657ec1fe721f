"""Doors 18, 23, 27, 28: what Frappe keeps beside a document, listed and opened without asking for the document."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY, COUNTY, OTHER
from support.attacks import data, rows
from support.planted import OPERATOR

# Who, by role alone, reads rows of each DocType, and the planted row about somebody he may not see.
READERS = {
	"Comment": (OPERATOR, "comment"),
	"Communication": (OPERATOR, "communication"),
	"Document Follow": (OTHER, "document_follow"),
	"Energy Point Log": (OTHER, "energy_point_log"),
	"File": (COMMUNITY, "file"),
	"Prepared Report": (OPERATOR, "operators_report"),
	"Tag Link": (OTHER, "tag_link"),
	"ToDo": (OTHER, "todo"),
	"Version": (OPERATOR, "version"),
	"View Log": (OPERATOR, "view_log"),
	"Workflow Action": (OTHER, "workflow_action"),
}
GUARDS = tuple(guard for doctype in READERS for guard in rows(doctype))


@pytest.mark.parametrize("doctype", READERS)
def test_it_is_not_listed(person, planted, doctype):
	account, row = READERS[doctype]
	found = data(person(account).get(f"/api/resource/{doctype}", filters=[["name", "=", planted[row]]]))
	assert found == []


@pytest.mark.parametrize("doctype", READERS)
def test_it_is_not_opened(person, planted, doctype):
	account, row = READERS[doctype]
	assert person(account).get(f"/api/resource/{doctype}/{planted[row]}").status_code == 403


@pytest.mark.parametrize("doctype", ["Document Follow", "Energy Point Log", "Tag Link", "Workflow Action"])
def test_who_may_see_the_document_lists_and_opens_it(person, planted, doctype):
	name = planted[READERS[doctype][1]]
	county = person(COUNTY)
	assert data(county.get(f"/api/resource/{doctype}", filters=[["name", "=", name]]))
	assert county.get(f"/api/resource/{doctype}/{name}").status_code == 200


def test_nobody_follows_what_he_may_not_see(person, planted):
	follow = {"ref_doctype": "Resident", "ref_docname": planted["resident"], "user": "other@weiye.localhost"}
	assert person(OTHER).post("/api/resource/Document Follow", **follow).status_code == 403
