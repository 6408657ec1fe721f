"""Doors 18 and 19: another's file made one's own by a row, a field or a name that leads to it."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY, COUNTY, OTHER
from support.attacks import GUARDS as PACKAGE
from support.attacks import REFUSED, before, data, on

GUARDS = (
	before("files.refuse_foreign_downloads"),
	f"{PACKAGE}files.refuse_foreign_address",
	on("*", "validate", "files.refuse_foreign_attachments"),
)
FILES = "/api/resource/File"


@pytest.mark.parametrize("prefix", ["", "http://weiye.example", "https://127.0.0.1"])
def test_a_row_that_names_anothers_file_is_refused(person, planted, prefix):
	row = {"file_url": prefix + planted["file_url"], "is_private": 1}
	assert person(OTHER).post(FILES, **row).status_code == 403


def test_a_row_that_names_anothers_file_without_its_address_is_refused(person, planted):
	row = {"file_name": planted["file_url"].rpartition("/")[2], "is_private": 1}
	assert person(OTHER).post(FILES, **row).status_code == 403


def test_a_field_that_names_anothers_file_is_refused(person, planted):
	community = person(COMMUNITY)
	contact = data(community.get("/api/resource/Service Contact", limit_page_length=1))[0]["name"]
	path = f"/api/resource/Service Contact/{contact}"
	assert community.put(path, evidence=planted["file_url"]).status_code == 403


def test_who_uploaded_a_file_does_not_keep_it_when_the_person_is_out_of_reach(person, planted):
	community = person(COMMUNITY)
	assert community.get(planted["file_url"]).status_code == 403
	by_function = community.get("/api/method/download_file", file_url=planted["file_url"])
	assert by_function.status_code == 403
	assert person(COUNTY).get(planted["file_url"]).status_code == 200


def test_a_stored_file_is_not_moved_to_a_record_of_ones_own(person, planted):
	moved = {"attached_to_doctype": "Resident", "attached_to_name": planted["resident"]}
	assert person(COMMUNITY).put(f"{FILES}/{planted['file']}", **moved).status_code in REFUSED
