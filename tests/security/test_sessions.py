"""Sessions: one that nobody used for long is no longer good, nor one from before a new password."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import requests
from support.bench import in_site
from support.rest import TIMEOUT, RestClient

USER, PASSWORD, NEXT = "sessions@weiye.example.com", "Long-and-unusual-4711", "Quite-another-0815"
WHO = "/api/method/frappe.auth.get_logged_user"
MAKE = f"""
from frappe.utils.password import update_password
values = {{"email": {USER!r}, "first_name": "S", "send_welcome_email": 0, "user_image": "/x.svg"}}
frappe.db.exists("User", {USER!r}) or frappe.get_doc({{"doctype": "User", **values}}).insert()
update_password({USER!r}, {PASSWORD!r})
frappe.db.commit()
"""
LET_HOURS_PASS = f"""
sids = frappe.db.sql("select sid from tabSessions where user = %s", {USER!r}, pluck=True)
frappe.db.sql("update tabSessions set lastupdate = lastupdate - interval 5 hour where user = %s", {USER!r})
for sid in sids:
	frappe.cache.hdel("session", sid)
frappe.db.commit()
"""
NEW_PASSWORD = f"""
from frappe.utils.password import update_password
update_password({USER!r}, {NEXT!r}, logout_all_sessions=True)
frappe.db.commit()
"""
REMOVE = f"frappe.delete_doc('User', {USER!r}, force=True); frappe.db.commit()"


@pytest.fixture
def log_in(base_url: str) -> Iterator[Callable[[], Callable[[], int]]]:
	"""Log a person in; gives what asks the site who that is."""
	in_site(MAKE)

	def logged_in() -> Callable[[], int]:
		client = RestClient(base_url)
		asked = {"usr": USER, "pwd": PASSWORD}
		answer = client.session.post(f"{client.address}/api/method/login", data=asked, timeout=TIMEOUT)
		assert answer.status_code == 200, answer.text[:300]
		cookie = {"Cookie": f"sid={sid_of(answer)}"}
		return lambda: client.session.get(client.address + WHO, headers=cookie, timeout=TIMEOUT).status_code

	yield logged_in
	in_site(REMOVE)


def sid_of(answer: requests.Response) -> str:
	return next(
		part.split("sid=", 1)[1].split(";", 1)[0]
		for part in answer.headers["Set-Cookie"].split(", ")
		if part.startswith("sid=")
	)


def test_a_session_ends_when_nobody_uses_it_for_long(log_in):
	status = log_in()
	assert status() == 200
	in_site(LET_HOURS_PASS)
	assert status() in (401, 403)


def test_a_new_password_ends_the_sessions_of_the_old_one(log_in):
	one, other = log_in(), log_in()
	assert (one(), other()) == (200, 200)
	in_site(NEW_PASSWORD)
	assert one() in (401, 403) and other() in (401, 403)
