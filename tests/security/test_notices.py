"""Door 25: a notice that carries a record's contents to somebody outside."""

from __future__ import annotations

import time

from support.accounts import COMMUNITY, OTHER, email
from support.attacks import data, on
from support.planted import MARK

GUARDS = (on("Notification Log", "before_insert", "people.hide_from_outsiders"),)
FIELDS = ["name", "subject", "email_content", "document_name"]


def notices(client) -> list[dict[str, str]]:
	return data(client.get("/api/resource/Notification Log", fields=FIELDS, order_by="creation desc"))


def test_who_is_named_outside_his_area_learns_nothing_of_the_record(person, planted):
	other = person(OTHER)
	known = {notice["name"] for notice in notices(other)}
	content = f'<div>{MARK} <span class="mention" data-id="{email(OTHER)}">@</span></div>'
	asked = {"reference_doctype": "Resident", "reference_name": planted["resident"], "content": content}
	asked |= {"comment_email": email(COMMUNITY), "comment_by": "x"}
	answer = person(COMMUNITY).call("frappe.desk.form.utils.add_comment", **asked)
	assert answer.status_code == 200, answer.text[:300]
	deadline = time.monotonic() + 30
	new = []
	while not new and time.monotonic() < deadline:
		time.sleep(0.5)
		new = [notice for notice in notices(other) if notice["name"] not in known]
	assert len(new) == 1
	assert MARK not in str(new) and planted["resident"] not in str(new)
