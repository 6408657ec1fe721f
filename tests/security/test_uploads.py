"""Door 20: files that the whole world can read, and files that run in a colleague's browser."""

from __future__ import annotations

import pytest
from support.accounts import COMMUNITY
from support.attacks import GUARDS as PACKAGE
from support.attacks import REFUSED, before

GUARDS = (
	before("files.refuse_upload_methods"),
	f"{PACKAGE}files.keep_private",
	f"{PACKAGE}files.refuse_dangerous",
	f"{PACKAGE}files.refuse_publishing",
)
TEXT = "一份说明".encode()
SCRIPT = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


@pytest.fixture
def uploaded(person, planted):
	"""A text that the community officer attached to a resident of his."""
	place = {"doctype": "Resident", "docname": planted["resident"], "is_private": 0}
	answer = person(COMMUNITY).upload("note.txt", TEXT, **place)
	assert answer.status_code == 200, answer.text[:300]
	yield answer.json()["message"]
	person(COMMUNITY).delete(f"/api/resource/File/{answer.json()['message']['name']}")


def test_an_upload_is_private_whatever_is_asked(uploaded, guest):
	assert uploaded["is_private"] == 1
	assert uploaded["file_url"].startswith("/private/files/")
	assert guest.get(uploaded["file_url"]).status_code in (401, 403)


def test_a_stored_file_is_not_made_public(person, uploaded):
	path = f"/api/resource/File/{uploaded['name']}"
	assert person(COMMUNITY).put(path, is_private=0).status_code == 403


@pytest.mark.parametrize(
	("name", "content"),
	[
		("drawing.svg", SCRIPT),
		("page.html", b"<html><script>alert(1)</script></html>"),
		("picture.png", SCRIPT),
		("letter.pdf", b"MZ\x90\x00"),
		("table.csv", b"<script>alert(1)</script>"),
		("tool.exe", b"MZ\x90\x00"),
	],
)
def test_what_may_run_or_is_not_what_it_says_is_refused(person, name, content):
	assert person(COMMUNITY).upload(name, content).status_code in REFUSED


@pytest.mark.parametrize(("name", "content"), [("picture.png", PNG), ("letter.pdf", b"%PDF-1.7\n")])
def test_pictures_and_letters_are_taken(person, name, content):
	answer = person(COMMUNITY).upload(name, content)
	assert answer.status_code == 200, answer.text[:300]
	person(COMMUNITY).delete(f"/api/resource/File/{answer.json()['message']['name']}")


def test_an_upload_does_not_call_a_function_of_the_clients_choice(person):
	method = "frappe.desk.notifications.get_notification_info"
	assert person(COMMUNITY).upload("note.txt", TEXT, method=method).status_code == 403


def test_guests_upload_nothing(guest):
	assert guest.upload("note.txt", TEXT).status_code in (401, 403)
